import type { Metadata } from "next";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { requireOwner } from "@/lib/auth/session";
import { previewOf } from "@/lib/follow-ups/cadences/preview/plan";
import { FIRST_OWN_DAYS } from "@/lib/follow-ups/cadences/rules";
import { paths } from "@/lib/paths";
import { productNow } from "@/lib/product-clock/queries";
import { getProfile } from "@/lib/users/queries";
import { ChipsField, OwnerForm, SelectField } from "../../_components/form";
import { RhythmPreview } from "./_components/rhythm-preview";
import { saveOwnCadenceAction } from "./actions";

export const metadata: Metadata = { title: "My own rhythm" };

export default async function RhythmPage() {
  const owner = await requireOwner(paths.rhythm());
  const [profile, now] = await Promise.all([getProfile(owner), productNow()]);
  const days = profile.ownCadence ?? FIRST_OWN_DAYS;
  return (
    <Page width="form">
      <PageHeader
        title="My own rhythm"
        lead="Which messages follow the thank-yous, and when. When they name a time, the plan waits for that instead."
        back={{ href: paths.settings(), label: "Settings" }}
      />
      <OwnerForm action={saveOwnCadenceAction} className="flex flex-col gap-8">
        <SelectField
          label="A light check-in"
          name="checkInDay"
          defaultValue={String(days.checkInDay ?? "")}
          options={dayOptions(2, 10)}
        />
        <SelectField
          label="A follow-up note"
          name="followUpDay"
          defaultValue={String(days.followUpDay ?? "")}
          hint="At least three days after the check-in."
          options={dayOptions(4, 28)}
        />
        <SelectField
          label="A last word"
          name="lastWordDay"
          defaultValue={String(days.lastWordDay ?? "")}
          hint={
            profile.phoneCalls
              ? "A call where there is a number, else one last note, a week or two after the message before it."
              : "One last note, a week or two after the message before it."
          }
          options={dayOptions(4, 42)}
        />
        <ChipsField
          legend="Where it counts"
          name="everywhere"
          defaultValue={profile.cadence === "own" || !profile.ownCadence ? "on" : "off"}
          chips={[
            { value: "on", label: "Everywhere", hint: "But where a search or an application has another" },
            { value: "off", label: "Where I choose it" },
          ]}
        />
        <RhythmPreview
          steps={previewOf(days, profile.phoneCalls, now)}
          phoneCalls={profile.phoneCalls}
          today={now.toISOString()}
        />
        <SubmitButton wide pendingLabel="Saving">
          Save my rhythm
        </SubmitButton>
      </OwnerForm>
    </Page>
  );
}

function dayOptions(from: number, to: number): { value: string; label: string }[] {
  const days = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return [
    { value: "", label: "Leave it out" },
    ...days.map((day) => ({ value: String(day), label: `${day} days after the interview` })),
  ];
}
