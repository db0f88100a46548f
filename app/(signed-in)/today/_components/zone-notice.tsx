import Link from "next/link";
import { Notice } from "@/app/ui/notice";
import { SubmitButton } from "@/app/ui/submit-button";
import { paths } from "@/lib/paths";
import type { Profile } from "@/lib/users/queries";
import { OwnerForm } from "../../_components/form";
import { regionInSentence } from "../../_components/regions";
import { saveProfileZoneAction } from "../actions";

/** Asked once: every date hangs on it. */
export function ZoneNotice({ profile }: { profile: Profile }) {
  return (
    <div className="mb-8">
      <Notice
        action={
          <div className="flex flex-wrap items-center gap-x-2">
            <OwnerForm action={saveProfileZoneAction}>
              <input type="hidden" name="timeZone" value={profile.timeZone} />
              <SubmitButton tone="quiet">Yes, that is right</SubmitButton>
            </OwnerForm>
            <Link href={paths.settings()} className="link inline-flex min-h-11 items-center px-2">
              Change it
            </Link>
          </div>
        }
      >
        Your days run in <strong className="font-medium">{profile.timeZone.replaceAll("_", " ")}</strong>
        {profile.region
          ? `, with the public holidays of ${regionInSentence(profile.region)}.`
          : ", with no public holidays."}
      </Notice>
    </div>
  );
}
