import type { ComponentProps } from "react";
import { Disclosure } from "@/app/ui/disclosure";
import { SubmitButton } from "@/app/ui/submit-button";
import type { InterviewOfRound } from "@/lib/applications/queries";
import type { StepDetails } from "@/lib/follow-ups/queries";
import { paths } from "@/lib/paths";
import { OwnerForm, WhenField } from "../../../_components/form";
import { INTERVIEW_NAMES } from "../../../_components/words";
import { recordOutcomeAction, rescheduleInterviewAction } from "../actions";
import { WhoWasThere } from "./who-was-there";

/** The first line: it happened, it was moved (new time right here), cancelled, or nobody came. */
export function OutcomeForms({
  step,
  interviews,
  contacts,
}: {
  step: StepDetails;
  interviews: readonly InterviewOfRound[];
  contacts: ComponentProps<typeof WhoWasThere>["contacts"];
}) {
  const several = interviews.length > 1;
  return (
    <section aria-label="Did it take place?">
      <ul className="flex flex-col gap-5">
        {interviews.map((interview) => (
          <li key={interview.id} className="flex flex-col gap-2">
            <p className="font-medium">
              {several
                ? `${INTERVIEW_NAMES[interview.kind]}, ${interview.startTime}: did it take place?`
                : "Did it take place?"}
            </p>
            {interview.outcome === "happened" ? (
              <p className="text-soft">It happened.</p>
            ) : (
              <div className="flex flex-wrap items-center gap-2">
                <Outcome step={step} interviewId={interview.id} outcome="happened" label="It happened" />
                <Outcome
                  step={step}
                  interviewId={interview.id}
                  outcome="cancelled"
                  label="It was cancelled"
                />
                <Outcome step={step} interviewId={interview.id} outcome="no-show" label="They did not show" />
              </div>
            )}
            {interview.outcome === null && <Moved step={step} interview={interview} />}
            <WhoWasThere
              stepId={step.id}
              interview={interview}
              contacts={contacts}
              label={interview.interviewers.length > 0 ? "Somebody else was there" : "Say who was there"}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Moved({ step, interview }: { step: StepDetails; interview: InterviewOfRound }) {
  return (
    <Disclosure summary="It was moved" small>
      <OwnerForm
        action={rescheduleInterviewAction}
        className="flex flex-col gap-4 border-s-2 border-hair ps-4"
      >
        <input type="hidden" name="interviewId" value={interview.id} />
        <input type="hidden" name="version" value={interview.version} />
        <input type="hidden" name="timeZone" value={interview.timeZone} />
        <input type="hidden" name="back" value={paths.application(step.applicationId)} />
        <WhenField
          legend="The new time"
          dateName="startsOn"
          timeName="startTime"
          dateLabel="Day"
          timeLabel="Starts at"
          defaultDate={interview.startsOn}
          defaultTime={interview.startTime}
          required
        />
        <div>
          <SubmitButton tone="quiet">Move it there</SubmitButton>
        </div>
      </OwnerForm>
    </Disclosure>
  );
}

function Outcome({
  step,
  interviewId,
  outcome,
  label,
}: {
  step: StepDetails;
  interviewId: string;
  outcome: "happened" | "cancelled" | "no-show";
  label: string;
}) {
  const back = outcome === "cancelled" ? paths.application(step.applicationId) : paths.step(step.id);
  return (
    <OwnerForm action={recordOutcomeAction}>
      <input type="hidden" name="interviewId" value={interviewId} />
      <input type="hidden" name="outcome" value={outcome} />
      <input type="hidden" name="back" value={back} />
      <SubmitButton tone="quiet">{label}</SubmitButton>
    </OwnerForm>
  );
}
