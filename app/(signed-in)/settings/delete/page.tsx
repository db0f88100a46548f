import type { Metadata } from "next";
import { Button, ButtonLink } from "@/app/ui/button";
import { EMAIL_INPUT } from "@/app/ui/mail-inputs";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { TextInput } from "@/app/ui/text-input";
import { isFreshlySignedIn } from "@/lib/auth/erasing";
import { requireOwner, sessionToken } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import { getProfile } from "@/lib/users/queries";

export const metadata: Metadata = { title: "Delete your account" };

const problems: Record<string, string> = {
  address: "That is not the address of this account.",
  limit: "That was a lot in a short time. Wait a moment and try again.",
};

export default async function DeleteAccountPage({ searchParams }: PageProps<"/settings/delete">) {
  const owner = await requireOwner(paths.deleteAccount());
  const [isFresh, { email }, { problem }] = await Promise.all([
    isFreshlySignedIn(owner, await sessionToken()),
    getProfile(owner),
    searchParams,
  ]);
  return (
    <Page width="form">
      <PageHeader
        title="Delete your account"
        back={{ href: paths.settings(), label: "Settings" }}
        lead="It cannot be taken back, not even by us."
      />
      <div className="mb-8 flex flex-col gap-4">
        <p>
          What goes, at once: your searches, applications, interviews, notes, people, drafts, plans and
          reminders, and the links in our mails. You are signed out everywhere.
        </p>
        <p>
          What stays: backups run out on their own schedule, and when one has to be used, your account is
          deleted from it again before anything is sent. We mail you one last word, so that you know that it
          is done.
        </p>
      </div>
      {isFresh ? (
        // A plain form: the answer wipes what this browser kept.
        <form method="post" action={paths.deleteAccountPost()} className="flex flex-col gap-6">
          <TextInput
            label="Type your address to delete it"
            {...EMAIL_INPUT}
            autoComplete="off"
            hint={<span className="break-words">It is {email}.</span>}
            error={problems[String(problem)]}
          />
          <Button type="submit" tone="danger" wide>
            Delete my account
          </Button>
        </form>
      ) : (
        <div className="flex flex-col gap-6">
          <p>You signed in a while ago. Sign in again first, so that we know that it is you.</p>
          <ButtonLink
            href={paths.signIn(new URLSearchParams({ again: "yes", to: paths.deleteAccount() }))}
            className="self-start"
          >
            Sign in again
          </ButtonLink>
        </div>
      )}
    </Page>
  );
}
