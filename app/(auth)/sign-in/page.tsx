import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FormError } from "@/app/ui/form-error";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { safeReturnPath } from "@/lib/auth/address";
import { sentenceOf } from "@/lib/auth/google/rules";
import { currentOwner } from "@/lib/auth/session";
import { googleSettings } from "@/lib/env";
import { keepPlanSearch } from "@/lib/interviews/form/rules";
import { paths } from "@/lib/paths";
import { EmailForm } from "./_components/email-form";
import { GoogleForm } from "./_components/google-form";
import { MailboxHint } from "./_components/mailbox-hint";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { to, plan, again, google } = await searchParams;
  const returnTo = safeReturnPath(typeof plan === "string" ? paths.add(keepPlanSearch(plan)) : to);
  if (again !== "yes" && (await currentOwner())) {
    // Checked a line above: a path on this site.
    redirect((returnTo as ReturnType<typeof paths.today> | null) ?? paths.today());
  }
  // Signing in again is there to see a code typed; Google would only nod.
  const hasGoogle = again !== "yes" && googleSettings() !== null;
  const problem = hasGoogle ? sentenceOf(google) : null;
  return (
    <Page width="form">
      <PageHeader
        title={plan ? "Keep this plan" : again === "yes" ? "Sign in again" : "Sign in or start"}
        lead={leadOf(plan !== undefined, again === "yes")}
      />
      {problem && (
        <div className="mb-6">
          <FormError>{problem}</FormError>
        </div>
      )}
      <EmailForm returnTo={returnTo} />
      {hasGoogle && <GoogleForm returnTo={returnTo} />}
      <MailboxHint />
    </Page>
  );
}

function leadOf(isPlan: boolean, isAgain: boolean): string {
  if (isPlan) {
    return "One address is all it takes. The plan waits for you on the other side of the code.";
  }
  return isAgain
    ? "What comes next cannot be undone, so we mail you a code first."
    : "One address is all it takes. If it is new here, your account is made when you use the code.";
}
