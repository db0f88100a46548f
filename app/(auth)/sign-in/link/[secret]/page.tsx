import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ButtonLink } from "@/app/ui/button";
import { CopyButton } from "@/app/ui/copy-button";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { findBrowserSecret } from "@/lib/auth/browser";
import { findLinkedChallenge } from "@/lib/auth/challenges";
import { currentOwner } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import { LinkForm } from "../../_components/link-form";

export const metadata: Metadata = { title: "Sign in", robots: { index: false }, referrer: "same-origin" };

export default async function SignInLinkPage({ params }: PageProps<"/sign-in/link/[secret]">) {
  const { secret } = await params;
  if (await currentOwner()) {
    redirect(paths.today());
  }
  const linked = await findLinkedChallenge(secret, await findBrowserSecret());
  if (!linked) {
    return (
      <Page width="form">
        <PageHeader
          title="This link has run out"
          lead="Links work once and for ten minutes. A new code takes a few seconds."
        />
        <ButtonLink href={paths.signIn()} wide>
          Get a new code
        </ButtonLink>
      </Page>
    );
  }
  if (!linked.sameBrowser) {
    return (
      <Page width="form">
        <PageHeader
          title="Type this code where you started"
          lead="You asked for it in another browser or on another device. For your safety it works only there."
        />
        <p className="text-center text-4xl tracking-[0.12em] tabular-nums" translate="no">
          {linked.code.slice(0, 4)} {linked.code.slice(4)}
        </p>
        <p className="mt-6 text-center">
          <CopyButton text={linked.code} label="Copy the code" />
        </p>
      </Page>
    );
  }
  return (
    <Page width="form">
      <PageHeader
        title="Sign in here"
        lead={
          <>
            One tap and you are signed in as{" "}
            <strong className="font-medium break-words text-ink">{linked.email}</strong>.
          </>
        }
      />
      <LinkForm secret={secret} />
    </Page>
  );
}
