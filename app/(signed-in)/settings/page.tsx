import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "@/app/ui/button";
import { Notice } from "@/app/ui/notice";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { isLinkedWithGoogle } from "@/lib/auth/google/links";
import { requireOwner } from "@/lib/auth/session";
import { googleSettings } from "@/lib/env";
import { paths } from "@/lib/paths";
import { productNow } from "@/lib/product-clock/queries";
import { mailsADay } from "@/lib/reminders/rules";
import { getProfile } from "@/lib/users/queries";
import { ConflictNote, VersionField } from "../_components/conflict-note";
import { ChipsField, OwnerForm, SelectField, TextField } from "../_components/form";
import { regionOptions } from "../_components/regions";
import { SignOutButton } from "../_components/sign-out-button";
import { cadenceChips } from "../_components/words";
import { ZoneField } from "../_components/zone-field";
import { AwayForms } from "./_components/away-forms";
import { ZoneMovesQuestion } from "./_components/zone-moves";
import { resumeRemindersAction, saveProfileAction, stopRemindersAction } from "./actions";
import { removeGoogleLinkAction } from "./address/actions";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ searchParams }: PageProps<"/settings">) {
  const owner = await requireOwner(paths.settings());
  const [profile, now, isLinked] = await Promise.all([
    getProfile(owner),
    productNow(),
    googleSettings() !== null && isLinkedWithGoogle(owner),
  ]);
  const { saved, mail, google } = await searchParams;
  return (
    <Page width="form">
      <PageHeader title="Settings" lead={<span className="break-words">{profile.email}</span>} />
      {(saved === "yes" || mail === "changed" || mail === "again" || google === "removed") && (
        <div className="mb-8">
          <Notice>
            {mail === "changed" && `You sign in with ${profile.email} now, and your reminders go there.`}
            {mail === "again" && "Noted. Your address is tried again with the next reminder."}
            {google === "removed" &&
              "Done. A code opens your account now. Should you continue with Google under this address again, it is connected again."}
            {saved === "yes" && "Saved. Where it touches the plan, the open steps have moved with it."}
          </Notice>
        </div>
      )}
      <OwnerForm action={saveProfileAction} className="flex flex-col gap-12">
        <ConflictNote />
        <VersionField version={profile.version} />
        <Part id="you" title="You">
          <TextField
            label="Your name"
            name="name"
            autoComplete="name"
            defaultValue={profile.name}
            hint="It closes every message."
            maxLength={120}
            optional
          />
          <TextField
            label="Phone"
            name="phone"
            type="tel"
            autoComplete="tel"
            defaultValue={profile.phone}
            maxLength={40}
            optional
          />
          <TextField
            label="A link to your work"
            name="link"
            type="url"
            inputMode="url"
            autoComplete="url"
            defaultValue={profile.link}
            maxLength={2000}
            optional
          />
          <ChipsField
            legend="Tone of the drafts"
            name="tone"
            defaultValue={profile.tone}
            chips={[
              { value: "warm", label: "Warm" },
              { value: "formal", label: "Formal" },
            ]}
          />
          <p>
            <Link href={paths.wordings()} className="link inline-flex min-h-11 items-center">
              Your wording
            </Link>
            <span className="block text-sm text-soft">Write a kind of message once in your own words.</span>
          </p>
        </Part>
        <Part id="days" title="Your days">
          <ZoneField
            label="Time zone"
            defaultValue={profile.timeZone}
            hint="Every step is due on this clock. When it changes, open steps keep their hour and move with you; we show you which before they do."
          />
          <ZoneMovesQuestion />
          <SelectField
            label="Public holidays of"
            name="region"
            defaultValue={profile.region ?? ""}
            options={regionOptions(profile.region)}
          />
          <div className="grid grid-cols-[repeat(auto-fit,minmax(min(9rem,100%),1fr))] gap-3">
            <TextField label="Quiet from" name="quietFrom" type="time" defaultValue={profile.quietFrom} />
            <TextField label="Quiet until" name="quietTo" type="time" defaultValue={profile.quietTo} />
          </div>
        </Part>
        <Part id="rhythm" title="The rhythm">
          <ChipsField
            legend="How much to write"
            name="cadence"
            defaultValue={profile.cadence}
            chips={cadenceChips(profile.ownCadence)}
          />
          <p>
            <Link href={paths.rhythm()} className="link inline-flex min-h-11 items-center">
              {profile.ownCadence ? "Change my own rhythm" : "Make my own rhythm"}
            </Link>
          </p>
          <ChipsField
            legend="A phone call, when it stays silent"
            name="phoneCalls"
            defaultValue={profile.phoneCalls ? "on" : "off"}
            chips={[
              { value: "on", label: "May be offered" },
              { value: "off", label: "Never" },
            ]}
          />
        </Part>
        <SubmitButton wide pendingLabel="Saving">
          Save
        </SubmitButton>
      </OwnerForm>
      <div className="mt-14 flex flex-col gap-4 border-t border-hair pt-8">
        <Part id="reminders" title="Reminders by mail">
          {profile.remindersStoppedAt ? (
            <>
              <p>They are stopped. Your plan goes on here, but nothing is mailed.</p>
              <OwnerForm action={resumeRemindersAction}>
                <SubmitButton>Mail me again</SubmitButton>
              </OwnerForm>
            </>
          ) : (
            <>
              <p className="break-words">
                They go to {profile.email}, {mailsADay} mails a day at most. What goes beyond comes the next
                morning; a deadline never waits.
              </p>
              <OwnerForm action={stopRemindersAction}>
                <SubmitButton tone="quiet">Stop all reminders</SubmitButton>
              </OwnerForm>
            </>
          )}
        </Part>
      </div>
      <div className="mt-14 border-t border-hair pt-8">
        <Part id="address" title="Your address">
          <p className="break-words">You sign in with {profile.email}.</p>
          <ButtonLink href={paths.changeAddress()} tone="quiet" className="self-start">
            Use another address
          </ButtonLink>
          {isLinked && (
            <>
              <p>Your Google account opens it too, whichever address you use here.</p>
              <OwnerForm action={removeGoogleLinkAction}>
                <SubmitButton tone="quiet">Stop signing in with Google</SubmitButton>
              </OwnerForm>
            </>
          )}
        </Part>
      </div>
      <div className="mt-14 border-t border-hair pt-8">
        <Part id="away" title="Away or a pause">
          <AwayForms profile={profile} now={now} />
        </Part>
      </div>
      <div className="mt-14 border-t border-hair pt-8">
        <Part id="leaving" title="Taking it with you, or leaving">
          <p>One file with all that you put in and all that was planned from it, as JSON.</p>
          <form method="post" action={paths.downloadPost()}>
            <Button type="submit" tone="quiet">
              Download everything
            </Button>
          </form>
          <p>Your account goes with everything in it, and cannot be brought back.</p>
          <ButtonLink href={paths.deleteAccount()} tone="quiet" className="self-start">
            Delete my account
          </ButtonLink>
        </Part>
      </div>
      <div className="mt-10 border-t border-hair pt-8">
        <SignOutButton />
      </div>
    </Page>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-6">
      <h2 id={id} className="text-2xl">
        {title}
      </h2>
      {children}
    </section>
  );
}
