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
import { ChipsField, OwnerForm } from "../../_components/form";
import { RhythmDays } from "./_components/rhythm-days";
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
        <RhythmDays
          days={days}
          phoneCalls={profile.phoneCalls}
          steps={previewOf(days, profile.phoneCalls, now)}
          today={now.toISOString()}
        >
          <ChipsField
            legend="Where it counts"
            name="everywhere"
            defaultValue={profile.cadence === "own" || !profile.ownCadence ? "on" : "off"}
            chips={[
              { value: "on", label: "Everywhere", hint: "But where a search or an application has another" },
              { value: "off", label: "Where I choose it" },
            ]}
          />
        </RhythmDays>
        <SubmitButton wide pendingLabel="Saving">
          Save my rhythm
        </SubmitButton>
      </OwnerForm>
    </Page>
  );
}
