import { localDay } from "@/app/ui/format-time";
import { SubmitButton } from "@/app/ui/submit-button";
import type { Profile } from "@/lib/users/queries";
import { OwnerForm, TextField } from "../../_components/form";
import { calendarDayText } from "../../_components/moment";
import { comeBackAction, goAwayAction, pauseEverythingAction, resumeEverythingAction } from "../actions";

/** Days away, or a pause without an end: only thank-yous are offered meanwhile (T21). */
export function AwayForms({ profile, now }: { profile: Profile; now: Date }) {
  if (profile.pausedAt) {
    return (
      <>
        <p>
          Everything is paused. Only thank-yous are still offered; the rest waits, and comes with its usual
          room when you go on.
        </p>
        <OwnerForm action={resumeEverythingAction}>
          <SubmitButton>Go on again</SubmitButton>
        </OwnerForm>
      </>
    );
  }
  const today = localDay(now, profile.timeZone);
  const { awayFromOn: from, awayToOn: to } = profile;
  const away = from && to && to >= today ? { from, to } : null;
  return (
    <>
      <p>
        {away
          ? `You are away from ${calendarDayText(away.from)} to ${calendarDayText(away.to)}.`
          : "When you are away, only thank-yous are offered. The rest comes on your first working day back."}
      </p>
      {away && (
        <OwnerForm action={comeBackAction}>
          <SubmitButton tone="quiet">I am not away</SubmitButton>
        </OwnerForm>
      )}
      <OwnerForm action={goAwayAction} className="flex flex-col gap-6">
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(9rem,100%),1fr))] gap-3">
          <TextField label="First day away" name="from" type="date" defaultValue={away?.from} required />
          <TextField
            label="Last day away"
            name="to"
            type="date"
            min={today}
            defaultValue={away?.to}
            required
          />
        </div>
        <div>
          <SubmitButton tone="quiet">{away ? "Change the days" : "Save the days"}</SubmitButton>
        </div>
      </OwnerForm>
      <OwnerForm action={pauseEverythingAction}>
        <SubmitButton tone="quiet">Pause everything</SubmitButton>
      </OwnerForm>
    </>
  );
}
