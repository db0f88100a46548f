import type { ReactNode } from "react";
import { Button } from "@/app/ui/button";
import { CopyButton } from "@/app/ui/copy-button";
import { Disclosure } from "@/app/ui/disclosure";
import { LocalTime } from "@/app/ui/local-time";
import { TextInput } from "@/app/ui/text-input";
import type { TokenStep } from "@/lib/action-tokens/page/queries";
import { doneVerbForMail, handOffWord, titleForMail } from "@/lib/follow-ups/wording/rules";
import { HandOffLinks } from "./hand-off-links";
import { RepliedForm } from "./replied-form";
import { SnoozeForm } from "./snooze-form";
import { StepForm } from "./step-form";

interface StepCardProps {
  token: string;
  step: TokenStep;
  timeZone: string;
  now: Date;
  justActed: boolean;
  asksForName: boolean;
}

/** One step of the mail: its draft and what can be done with it. Settled steps only say how they stand. */
export function StepCard({ token, step, timeZone, now, justActed, asksForName }: StepCardProps) {
  const heading = `step-${step.stepId}`;
  return (
    <article aria-labelledby={heading} className="border-s-2 border-accent ps-5">
      <h2 id={heading} className="text-2xl">
        {titleForMail(step)}
      </h2>
      <p className="mt-1 text-soft">
        {step.role}, <Standing step={step} timeZone={timeZone} now={now} />
      </p>
      {canUndo(step, now) && (
        <StepForm token={token} stepId={step.stepId} act="undo" className="mt-4">
          <Button type="submit" tone={justActed ? "quiet" : "bare"}>
            Undo
          </Button>
        </StepForm>
      )}
      {step.state === "planned" && isPutOff(step, now) && (
        <Disclosure summary="Do it now all the same">
          <OpenStep {...{ token, step, timeZone, now, asksForName }} />
        </Disclosure>
      )}
      {step.state === "planned" && !isPutOff(step, now) && (
        <OpenStep {...{ token, step, timeZone, now, asksForName }} />
      )}
    </article>
  );
}

/** Done, let go or put off: each can be taken back. */
export function canUndo(step: TokenStep, now: Date): boolean {
  return step.state === "planned" ? isPutOff(step, now) : step.state !== "dropped";
}

function OpenStep({ token, step, timeZone, now, asksForName }: Omit<StepCardProps, "justActed">) {
  const { draft } = step;
  const asksForTopic =
    draft?.questions.some((question) => question.fact === "debrief.topic") && draft.editedVersion === null;
  return (
    <>
      <p className="mt-4">{step.why}</p>
      {asksForTopic && (
        <OneLine
          token={token}
          stepId={step.stepId}
          act="note"
          name="topic"
          button="Add it to the draft"
          label={`One thing you and ${step.contactName ?? "they"} talked about?`}
          hint="A few words are enough: the move to one design system."
        />
      )}
      {asksForName && (
        <OneLine
          token={token}
          stepId={step.stepId}
          act="name"
          name="name"
          button="Sign with it"
          label="Your name, for the end of the message"
          autoComplete="name"
        />
      )}
      {draft?.body && (
        <section aria-label="Draft" className="mt-5 border border-line bg-raised p-4 sm:p-5">
          {draft.to && (
            <p className="text-sm text-soft">
              To: {draft.to.name}
              {draft.to.email && <span className="wrap-anywhere"> ({draft.to.email})</span>}
            </p>
          )}
          {draft.subject && <p className="text-sm text-soft">Subject: {draft.subject}</p>}
          <p className="mt-3 break-words whitespace-pre-line">{draft.body}</p>
        </section>
      )}
      <AskedFirst stops={step.stops}>
        <WaysOut token={token} step={step} timeZone={timeZone} />
      </AskedFirst>
      <div className="mt-3 flex flex-col">
        <Disclosure summary="Not now">
          <SnoozeForm token={token} step={step} timeZone={timeZone} now={now} />
        </Disclosure>
        <Disclosure summary="They replied">
          <RepliedForm token={token} stepId={step.stepId} />
        </Disclosure>
        <Disclosure summary="Let it go">
          <StepForm token={token} stepId={step.stepId} act="skip">
            <p className="mb-3">It leaves the plan, and no further mail comes for it. You can undo this.</p>
            <Button type="submit" tone="quiet">
              Skip it
            </Button>
          </StepForm>
        </Disclosure>
      </div>
    </>
  );
}

/** The message in a mail app or on the clipboard, and the word that it went out. */
function WaysOut({ token, step, timeZone }: Pick<StepCardProps, "token" | "step" | "timeZone">) {
  const { draft, stepId } = step;
  const openedAt = step.kind === "call" ? null : (draft?.handedOffAt ?? null);
  const anyway = step.stops.length > 0;
  return (
    <>
      {draft?.body && (
        <div className="mt-4 flex flex-wrap gap-2">
          <CopyButton text={draft.body} label="Copy the text" />
          {step.kind === "call" ? (
            draft.to?.phone && <TelephoneLink number={draft.to.phone} />
          ) : (
            <HandOffLinks
              token={token}
              stepId={stepId}
              to={draft.to?.email ?? null}
              subject={draft.subject}
              body={draft.body}
            />
          )}
        </div>
      )}
      {openedAt ? (
        <DidItGoOut
          token={token}
          stepId={stepId}
          openedAt={openedAt}
          openedBy={draft?.handedOffBy ?? null}
          timeZone={timeZone}
          anyway={anyway}
        />
      ) : (
        <StepForm token={token} stepId={stepId} act="sent" className="mt-6">
          {anyway && <Anyway />}
          <Button type="submit" wide>
            {doneVerbForMail(step.kind)}
          </Button>
        </StepForm>
      )}
    </>
  );
}

/** D6, D9, D12: asked once, never a wall. What was found stands open, the ways out are one tap behind it. */
function AskedFirst({ stops, children }: { stops: readonly string[]; children: ReactNode }) {
  if (stops.length === 0) return children;
  return (
    <div className="mt-4 flex flex-col gap-3 border-s-4 border-accent bg-wash p-4">
      <p className="font-medium">Have a look before you send it</p>
      {stops.map((stop) => (
        <p key={stop}>{stop}</p>
      ))}
      <Disclosure summary="Send it all the same">{children}</Disclosure>
    </div>
  );
}

function Anyway() {
  return <input type="hidden" name="anyway" value="yes" />;
}

/** It was opened before: the question is whether it went out, not whether to write it (W7). */
function DidItGoOut({
  token,
  stepId,
  openedAt,
  openedBy,
  timeZone,
  anyway,
}: {
  token: string;
  stepId: string;
  openedAt: Date;
  openedBy: string | null;
  timeZone: string;
  anyway: boolean;
}) {
  return (
    <div className="mt-6 flex flex-col gap-3">
      <p>
        <span className="text-soft">
          You {handOffWord(openedBy)} it <LocalTime at={openedAt.toISOString()} timeZone={timeZone} />.
        </span>{" "}
        <strong className="font-medium">Did it go out?</strong>
      </p>
      <StepForm token={token} stepId={stepId} act="sent" className="flex flex-col gap-3">
        {anyway && <Anyway />}
        <Button type="submit" name="at" value={openedAt.toISOString()} wide>
          Yes, I sent it then
        </Button>
        <Button type="submit" tone="quiet" wide>
          Yes, just now
        </Button>
      </StepForm>
      <StepForm token={token} stepId={stepId} act="not-yet">
        <Button type="submit" tone="quiet" wide>
          Not yet
        </Button>
      </StepForm>
    </div>
  );
}

function OneLine({
  token,
  stepId,
  act,
  button,
  ...field
}: {
  token: string;
  stepId: string;
  act: "note" | "name";
  name: string;
  label: string;
  hint?: string;
  button: string;
  autoComplete?: string;
}) {
  return (
    <StepForm token={token} stepId={stepId} act={act} className="mt-5 flex flex-col gap-3">
      <TextInput id={`${field.name}-${stepId}`} maxLength={300} required {...field} />
      <Button type="submit" tone="quiet" className="self-start">
        {button}
      </Button>
    </StepForm>
  );
}

function TelephoneLink({ number }: { number: string }) {
  return (
    <a href={`tel:${number.replace(/[^\d+]/g, "")}`} className="inline-flex min-h-11 items-center px-2">
      Call {number}
    </a>
  );
}

function Standing({ step, timeZone, now }: Pick<StepCardProps, "step" | "timeZone" | "now">): ReactNode {
  const at = (instant: Date) => <LocalTime at={instant.toISOString()} timeZone={timeZone} />;
  switch (step.state) {
    case "done":
      return <>done {at(step.stateChangedAt)}</>;
    case "skipped":
      return <>let go {at(step.stateChangedAt)}</>;
    case "dropped":
      return "no longer needed: the plan changed";
    case "planned":
      return isPutOff(step, now) ? <>put off until {at(step.snoozedUntil)}</> : <>due {at(step.dueAt)}</>;
  }
}

function isPutOff(step: TokenStep, now: Date): step is TokenStep & { snoozedUntil: Date } {
  return step.snoozedUntil !== null && step.snoozedUntil > now;
}
