import Link from "next/link";
import { env, isProduction } from "@/lib/env";
import { paths } from "@/lib/paths";

/** In local mode no mail leaves the machine; this says where it goes. */
export function MailboxHint() {
  if (isProduction() || env().RESEND_API_KEY) {
    return null;
  }
  return (
    <p className="mt-8 border-t border-line pt-4 text-sm text-soft">
      Afterword runs on this computer, so its mails stay here too:{" "}
      <Link href={paths.localMail()} className="inline-flex min-h-11 items-center">
        open the mailbox
      </Link>
    </p>
  );
}
