import Link from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/app/ui/button";
import { Disclosure } from "@/app/ui/disclosure";
import { ThreadItem } from "@/app/ui/thread";
import type { StepOfRound } from "@/lib/applications/queries";
import { titleForScreen, verbsForScreen } from "@/lib/follow-ups/wording/rules";
import { paths } from "@/lib/paths";
import { Delivery } from "../../../_components/delivery";
import { momentText } from "../../../_components/moment";
import { ReasonChain } from "../../../_components/reason-chain";
import { DoneForm, ReopenForm, SkipForm } from "../../../_components/step-forms";
import { STEP_LINK } from "../../../_components/words";
import { stepState } from "./entries";
import type { RoundView } from "./round-thread";

type StepEntryProps = { step: StepOfRound; view: RoundView; nth: number; children?: ReactNode };

export function StepEntry({ step, view, nth, children }: StepEntryProps) {
  const title = titleForScreen(step.kind, step.contactName);
  const verbs = verbsForScreen(step.kind, step.channel);
  const state = stepState(step);
  const open = step.state === "planned";
  const waits = state === "due" || state === "overdue";
  const at = step.state === "done" ? step.stateChangedAt : (step.snoozedUntil ?? step.dueAt);
  return (
    <ThreadItem
      id={`step-${step.id}`}
      nth={nth}
      state={state}
      when={<time dateTime={at.toISOString()}>{momentText(at, view.zone, view.now)}</time>}
      title={
        <Link href={paths.step(step.id)} className={STEP_LINK}>
          {title}
        </Link>
      }
    >
      {open && <p className="text-soft">{step.snoozedUntil ? "You put it off until then." : step.why}</p>}
      {open && children}
      {waits && (
        <div className="mt-3 flex flex-wrap gap-2">
          <ButtonLink href={paths.step(step.id)} tone="quiet" aria-label={`${verbs.open}: ${title}`}>
            {verbs.open}
          </ButtonLink>
          {step.kind !== "propose-close" && (
            <DoneForm stepId={step.id} back={view.back} title={title} label={verbs.done} />
          )}
        </div>
      )}
      <Disclosure summary={open ? "Why then, delivery, and changes" : "More"} small>
        <div className="flex max-w-form flex-col gap-4 border-s-2 border-hair ps-4 text-sm">
          {step.stateReason && <p>{step.stateReason}</p>}
          <ReasonChain step={step} zone={view.zone} now={view.now} />
          <Delivery reminders={step.reminders} zone={view.zone} now={view.now} />
          {open ? (
            <div className="flex flex-wrap gap-x-4">
              <ButtonLink href={paths.step(step.id)} tone="bare" className="-ms-2">
                Open it, or put it off
              </ButtonLink>
              <SkipForm stepId={step.id} back={view.back} title={title} />
              {!waits && step.kind !== "propose-close" && (
                <DoneForm stepId={step.id} back={view.back} title={title} label="Already done" tone="bare" />
              )}
            </div>
          ) : (
            (step.state === "done" || step.state === "skipped") && (
              <ReopenForm stepId={step.id} back={view.back} title={title} />
            )
          )}
        </div>
      </Disclosure>
    </ThreadItem>
  );
}
