import { Button } from "@/app/ui/button";
import { LocalTime } from "@/app/ui/local-time";
import type { TokenStep } from "@/lib/action-tokens/page/queries";
import { readsLateAfter } from "@/lib/follow-ups/snoozing/rules";
import { StepForm } from "./step-form";

/** The moments it can be put off to, each with its day and hour, and whether it reads late by then (T1). */
export function SnoozeForm({
  token,
  step,
  timeZone,
  now,
}: {
  token: string;
  step: TokenStep;
  timeZone: string;
  now: Date;
}) {
  const lateAfter = readsLateAfter(step);
  return (
    <StepForm token={token} stepId={step.stepId} act="snooze" className="flex flex-col gap-3">
      {lateAfter && (
        <p>
          {lateAfter > now ? (
            <>
              After <LocalTime at={lateAfter.toISOString()} timeZone={timeZone} /> a thank-you reads late.
            </>
          ) : (
            "It reads late already. The sooner it goes, the better."
          )}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {step.snoozeChoices.map(({ label, until }) => (
          <Button key={until} type="submit" name="until" value={until} tone="quiet">
            <span>
              {label}
              <span className="block text-sm font-normal text-soft">
                <LocalTime at={until} timeZone={timeZone} />
                {lateAfter && new Date(until) > lateAfter && ", late by then"}
              </span>
            </span>
          </Button>
        ))}
      </div>
    </StepForm>
  );
}
