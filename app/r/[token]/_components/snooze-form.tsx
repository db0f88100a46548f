import { Button } from "@/app/ui/button";
import { LocalTime } from "@/app/ui/local-time";
import type { SnoozeChoice } from "@/lib/follow-ups/snoozing/rules";
import { StepForm } from "./step-form";

export function SnoozeForm({
  token,
  stepId,
  choices,
  timeZone,
}: {
  token: string;
  stepId: string;
  choices: readonly SnoozeChoice[];
  timeZone: string;
}) {
  return (
    <StepForm token={token} stepId={stepId} act="snooze" className="flex flex-wrap gap-2">
      {choices.map(({ label, until }) => (
        <Button key={until} type="submit" name="until" value={until} tone="quiet">
          <span>
            {label}
            <span className="block text-sm font-normal text-soft">
              <LocalTime at={until} timeZone={timeZone} />
            </span>
          </span>
        </Button>
      ))}
    </StepForm>
  );
}
