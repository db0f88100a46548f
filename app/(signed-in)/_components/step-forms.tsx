import type { ButtonTone } from "@/app/ui/button";
import type { Chip } from "@/app/ui/chips";
import { SubmitButton } from "@/app/ui/submit-button";
import { newId } from "@/lib/ids";
import { markDoneAction, reopenStepAction, skipStepAction, snoozeStepAction } from "../actions";
import { ChipsField, OwnerForm, WhenField } from "./form";

type StepFormProps = { stepId: string; back: string; title: string };

/** One tap: it is done. */
export function DoneForm({
  stepId,
  back,
  title,
  label,
  tone = "quiet",
}: StepFormProps & { label: string; tone?: ButtonTone }) {
  return (
    <OwnerForm action={markDoneAction}>
      <StepFields stepId={stepId} back={back} />
      <input type="hidden" name="requestId" value={newId()} />
      <SubmitButton tone={tone} aria-label={`${label}: ${title}`}>
        {label}
      </SubmitButton>
    </OwnerForm>
  );
}

export function SkipForm({
  stepId,
  back,
  title,
  label = "Skip this one",
}: StepFormProps & { label?: string }) {
  return (
    <OwnerForm action={skipStepAction}>
      <StepFields stepId={stepId} back={back} />
      <SubmitButton tone="bare" className="-ms-2" aria-label={`${label}: ${title}`}>
        {label}
      </SubmitButton>
    </OwnerForm>
  );
}

export function ReopenForm({ stepId, back, title }: StepFormProps) {
  return (
    <OwnerForm action={reopenStepAction}>
      <StepFields stepId={stepId} back={back} />
      <SubmitButton tone="quiet" aria-label={`Open it again: ${title}`}>
        Open it again
      </SubmitButton>
    </OwnerForm>
  );
}

/** Put off to a moment that is named, or to a day and time of one's own. */
export function SnoozeForm({
  stepId,
  back,
  choices,
  tomorrow,
  hint,
  label = "Remind me then",
}: Omit<StepFormProps, "title"> & {
  choices: readonly Chip[];
  tomorrow: string;
  hint?: string;
  label?: string;
}) {
  return (
    <OwnerForm action={snoozeStepAction} className="group/snooze flex flex-col gap-4">
      <StepFields stepId={stepId} back={back} />
      <ChipsField
        legend="Until when?"
        hint={hint}
        name="until"
        defaultValue={choices[0]?.value ?? "own"}
        chips={[...choices, { value: "own", label: "A day of my own" }]}
      />
      <div className="not-group-has-[[value=own]:checked]/snooze:hidden">
        <WhenField
          legend="The day and time"
          dateName="onDay"
          timeName="atTime"
          defaultDate={tomorrow}
          defaultTime="09:00"
          min={tomorrow}
        />
      </div>
      <div>
        <SubmitButton tone="quiet">{label}</SubmitButton>
      </div>
    </OwnerForm>
  );
}

function StepFields({ stepId, back }: { stepId: string; back: string }) {
  return (
    <>
      <input type="hidden" name="stepId" value={stepId} />
      <input type="hidden" name="back" value={back} />
    </>
  );
}
