import { localDay } from "@/app/ui/format-time";
import { SubmitButton } from "@/app/ui/submit-button";
import { plusDays } from "@/lib/moments/rules";
import { paths } from "@/lib/paths";
import { OwnerForm } from "../../../_components/form";
import { calendarDayText } from "../../../_components/moment";
import { SnoozeForm } from "../../../_components/step-forms";
import { closeAsNoAnswerAction } from "../actions";
import type { StepView } from "./message-desk";

/** No answer is an answer too; the user decides (T15). */
export function CloseQuestion({ step, profile, now }: StepView) {
  const today = localDay(now, profile.timeZone);
  const choices = WEEKS.map(([label, days]) => {
    const day = plusDays(today, days);
    return { value: day, label, hint: calendarDayText(day) };
  });
  return (
    <div className="flex flex-col gap-8">
      <p className="text-lg">
        {step.employerName} has been quiet for a while, and everything there was to do has been done. You may
        put it to rest. If they write after all, it opens again with one tap.
      </p>
      <OwnerForm action={closeAsNoAnswerAction}>
        <input type="hidden" name="applicationId" value={step.applicationId} />
        <SubmitButton>Close it as no answer</SubmitButton>
      </OwnerForm>
      <div className="border-t border-hair pt-6">
        <h2 className="mb-3 text-xl">Keep it open</h2>
        <SnoozeForm
          stepId={step.id}
          back={paths.application(step.applicationId)}
          choices={choices}
          tomorrow={plusDays(today, 1)}
          label="Ask me again then"
        />
      </div>
    </div>
  );
}

const WEEKS = [
  ["In a week", 7],
  ["In two weeks", 14],
  ["In four weeks", 28],
] as const;
