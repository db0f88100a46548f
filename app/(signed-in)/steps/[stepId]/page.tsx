import type { Metadata } from "next";
import Link from "next/link";
import { Disclosure } from "@/app/ui/disclosure";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { requireOwner } from "@/lib/auth/session";
import { getStep, type StepDetails } from "@/lib/follow-ups/queries";
import { titleForScreen } from "@/lib/follow-ups/wording/rules";
import { paths } from "@/lib/paths";
import { productNow } from "@/lib/product-clock/queries";
import { getProfile } from "@/lib/users/queries";
import { DidNotice } from "../../_components/did-notice";
import { found } from "../../_components/found";
import { inSentence, momentText } from "../../_components/moment";
import { ReasonChain } from "../../_components/reason-chain";
import { ReopenForm } from "../../_components/step-forms";
import { CallCard } from "./_components/call-card";
import { CloseQuestion } from "./_components/close-question";
import { HowDidItGo } from "./_components/how-did-it-go";
import { MessageDesk } from "./_components/message-desk";
import { NotNow } from "./_components/not-now";

export const metadata: Metadata = { title: "Follow-up" };

export default async function StepPage({ params, searchParams }: PageProps<"/steps/[stepId]">) {
  const { stepId } = await params;
  const owner = await requireOwner(paths.step(stepId));
  const [step, profile, now] = await Promise.all([
    found(getStep(owner, stepId)),
    getProfile(owner),
    productNow(),
  ]);
  const zone = profile.timeZone;
  const title = titleForScreen(step.kind, step.addressee?.name ?? null);
  const back = paths.step(step.id);
  const afterwards = paths.application(step.applicationId);
  const open = step.state === "planned";
  const query = await searchParams;
  const view = { owner, step, profile, now, title, saved: query.saved === "yes" };
  return (
    <Page width="reading">
      <DidNotice owner={owner} did={query.did} back={back} />
      <PageHeader
        title={title}
        lead={open ? timing(step, now, zone) : undefined}
        back={{ href: afterwards, label: `${step.employerName}, ${step.role}` }}
      />
      {!open && (
        <Settled step={step} title={title} when={inSentence(momentText(step.stateChangedAt, zone, now))} />
      )}
      {step.kind === "debrief" && <HowDidItGo {...view} />}
      {step.kind === "propose-close" && open && <CloseQuestion {...view} />}
      {step.kind === "call" && <CallCard {...view} />}
      {step.channel === "email" && <MessageDesk {...view} />}
      {open && (
        <div className="mt-10 flex flex-col border-t border-hair pt-4">
          {step.kind !== "propose-close" && (
            <NotNow owner={owner} step={step} zone={zone} now={now} title={title} />
          )}
          {step.kind !== "debrief" && (
            <p>
              <Link
                href={paths.answer(step.applicationId, new URLSearchParams({ step: step.id }))}
                className="link inline-flex min-h-11 items-center"
              >
                They replied
              </Link>
            </p>
          )}
          <Disclosure summary="Why then">
            <ReasonChain step={step} zone={zone} now={now} />
          </Disclosure>
        </div>
      )}
    </Page>
  );
}

function Settled({ step, title, when }: { step: StepDetails; title: string; when: string }) {
  const words = { done: "Done", skipped: "Left out", dropped: "Not needed any more", planned: "" }[
    step.state
  ];
  // The notes settle it while they are typed, and the form below stays open.
  const noted = step.kind === "debrief" && step.state === "done";
  return (
    <div className="mb-8 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-y border-hair py-3">
      <p>
        <strong className="font-medium">{words}</strong>, {when}.{step.stateReason && ` ${step.stateReason}`}
        {noted && " You can still add to it."}
      </p>
      {step.state !== "dropped" && !noted && (
        <ReopenForm stepId={step.id} back={paths.step(step.id)} title={title} />
      )}
    </div>
  );
}

function timing(step: StepDetails, now: Date, zone: string): string {
  const at = step.snoozedUntil ?? step.dueAt;
  const late = step.windowEndsAt && step.windowEndsAt < now ? " It is late, and still worth doing." : "";
  return `${at <= now ? "Was due" : "Due"} ${inSentence(momentText(at, zone, now))}.${late}`;
}
