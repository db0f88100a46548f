import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ButtonLink } from "@/app/ui/button";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { findBrowserSecret } from "@/lib/auth/browser";
import { codeMinutes, findPendingChallenge } from "@/lib/auth/challenges";
import { currentOwner } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import { CodeForm } from "../_components/code-form";
import { MailboxHint } from "../_components/mailbox-hint";

export const metadata: Metadata = { title: "Your code" };

export default async function CodePage({ searchParams }: PageProps<"/sign-in/code">) {
  if (await currentOwner()) {
    redirect(paths.today());
  }
  const waiting = await findPendingChallenge(await findBrowserSecret());
  if (!waiting) {
    return (
      <Page width="form">
        <PageHeader
          title="No code is waiting"
          lead="It may have run out, or it was used. A new one takes a few seconds."
        />
        <ButtonLink href={paths.signIn()} wide>
          Get a new code
        </ButtonLink>
      </Page>
    );
  }
  const { why } = await searchParams;
  return (
    <Page width="form">
      <PageHeader
        title="Look in your mail"
        lead={
          <>
            {why === "google" &&
              "Your address belongs to another mail service than Google’s, so only a code can show that it is yours. "}
            We sent a code to <strong className="font-medium break-words text-ink">{waiting.email}</strong>.
            It works for {codeMinutes} minutes, in this browser. You can close this page and come back.
          </>
        }
      />
      <CodeForm />
      <p className="mt-6 text-sm text-soft">
        Nothing there? Look in the spam folder, or{" "}
        <Link href={paths.signIn()} className="inline-flex min-h-11 items-center">
          use another address
        </Link>
        .
      </p>
      <MailboxHint />
    </Page>
  );
}
