import type { Metadata } from "next";
import Link from "next/link";
import { MailboxHint } from "@/app/(auth)/sign-in/_components/mailbox-hint";
import { CODE_INPUT, EMAIL_INPUT } from "@/app/ui/mail-inputs";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { findAddressChange } from "@/lib/auth/address-changes";
import { codeMinutes } from "@/lib/auth/challenges";
import { requireOwner } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import { getProfile } from "@/lib/users/queries";
import { OwnerForm, TextField } from "../../_components/form";
import { confirmAddressChangeAction, requestAddressChangeAction } from "./actions";

export const metadata: Metadata = { title: "Your address" };

export default async function AddressPage({ searchParams }: PageProps<"/settings/address">) {
  const owner = await requireOwner(paths.changeAddress());
  const waiting = (await searchParams).another === "yes" ? null : await findAddressChange(owner);
  return waiting ? (
    <TypeCode email={waiting.email} />
  ) : (
    <NewAddress email={(await getProfile(owner)).email} />
  );
}

function NewAddress({ email }: { email: string }) {
  return (
    <Page width="form">
      <PageHeader
        title="Use another address"
        back={{ href: paths.settings(), label: "Settings" }}
        lead={
          <>
            Now it is <strong className="font-medium break-words text-ink">{email}</strong>. We mail a code to
            the new one; until you type it, nothing changes.
          </>
        }
      />
      <OwnerForm action={requestAddressChangeAction} className="flex flex-col gap-6">
        <TextField
          label="The new address"
          {...EMAIL_INPUT}
          hint="You sign in with it from then on, and your reminders go there."
        />
        <SubmitButton wide pendingLabel="Sending the code">
          Mail a code there
        </SubmitButton>
      </OwnerForm>
    </Page>
  );
}

function TypeCode({ email }: { email: string }) {
  return (
    <Page width="form">
      <PageHeader
        title="Look in your mail"
        back={{ href: paths.settings(), label: "Settings" }}
        lead={
          <>
            We sent a code to <strong className="font-medium break-words text-ink">{email}</strong>. It works
            for {codeMinutes} minutes.
          </>
        }
      />
      <OwnerForm action={confirmAddressChangeAction} className="flex flex-col gap-6">
        <TextField
          {...CODE_INPUT}
          hint="Your old address is told. Other browsers that are signed in are signed out."
        />
        <SubmitButton wide pendingLabel="Checking the code">
          Use this address
        </SubmitButton>
      </OwnerForm>
      <p className="mt-6 text-sm text-soft">
        Nothing there? Look in the spam folder, or{" "}
        <Link
          href={paths.changeAddress(new URLSearchParams({ another: "yes" }))}
          className="inline-flex min-h-11 items-center"
        >
          type another address
        </Link>
        .
      </p>
      <MailboxHint />
    </Page>
  );
}
