import { Button } from "@/app/ui/button";
import { snoozeChoices } from "@/lib/follow-ups/snoozing/rules";
import { StepForm } from "./step-form";

export function SnoozeForm({
  token,
  stepId,
  now,
  timeZone,
}: {
  token: string;
  stepId: string;
  now: Date;
  timeZone: string;
}) {
  return (
    <StepForm token={token} stepId={stepId} act="snooze" className="flex flex-wrap gap-2">
      {snoozeChoices(now, timeZone).map(({ label, until }) => (
        <Button key={until} type="submit" name="until" value={until} tone="quiet">
          {label}
        </Button>
      ))}
    </StepForm>
  );
}
