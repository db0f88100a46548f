import { Disclosure } from "@/app/ui/disclosure";
import { localDay } from "@/app/ui/format-time";
import type { OwnerId } from "@/lib/auth/owner";
import type { StepDetails } from "@/lib/follow-ups/queries";
import { listSnoozeChoices } from "@/lib/follow-ups/snoozing/queries";
import { readsLateAfter } from "@/lib/follow-ups/snoozing/rules";
import { plusDays } from "@/lib/moments/rules";
import { paths } from "@/lib/paths";
import { inSentence, momentText } from "../../../_components/moment";
import { snoozeChips } from "../../../_components/snooze-choices";
import { SkipForm, SnoozeForm } from "../../../_components/step-forms";

type NotNowProps = { owner: OwnerId; step: StepDetails; zone: string; now: Date; title: string };

/** Put it off, or leave it out. What would make a thank-you late says so (T1). */
export async function NotNow({ owner, step, zone, now, title }: NotNowProps) {
  // Before it is due there is nothing to put off, and a snooze to then is refused (B9).
  const choices = (await listSnoozeChoices(owner, step.applicationId, now)).filter(
    ({ until }) => new Date(until) >= step.dueAt,
  );
  const lateAfter = readsLateAfter(step);
  const afterwards = paths.application(step.applicationId);
  return (
    <Disclosure summary="Not now">
      <div className="flex flex-col gap-4 pt-2">
        <SnoozeForm
          stepId={step.id}
          back={afterwards}
          choices={snoozeChips(choices, zone, lateAfter)}
          hint={lateAfter ? lateness(lateAfter, now, zone) : undefined}
          tomorrow={plusDays(localDay(now > step.dueAt ? now : step.dueAt, zone), 1)}
        />
        <SkipForm stepId={step.id} back={afterwards} title={title} label="Leave this one out" />
      </div>
    </Disclosure>
  );
}

function lateness(after: Date, now: Date, zone: string): string {
  return after > now
    ? `After ${inSentence(momentText(after, zone, now))} a thank-you reads late.`
    : "It reads late already. The sooner it goes, the better.";
}
