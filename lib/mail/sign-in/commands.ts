import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { renderSignInMail } from "@/lib/email/render";
import type { SignInMailInput } from "@/lib/email/templates/sign-in";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { freezeMail } from "@/lib/mail/freezing/commands";
import type { MailPayload } from "@/lib/mail/schema";
import { writeEvents } from "@/lib/outbox/commands";

/** Freezes the mail with a sign-in code and asks for it to be sent, in the transaction that makes the code. */
export async function requestSignInMail(
  authTx: Transaction,
  { to, ...input }: SignInMailInput & { to: string },
): Promise<void> {
  const id = newId();
  const frozen: MailPayload = {
    from: env().MAIL_FROM,
    to,
    ...(await renderSignInMail(input)),
    headers: { "Auto-Submitted": "auto-generated" },
    tags: [{ name: "mail_id", value: id }],
  };
  await freezeMail(authTx, {
    id,
    owner: null,
    mail: frozen,
    reminderIds: [],
    momentAt: sql`app_now()`,
    expiresAt: sql`app_now() + ${input.expiresMinutes} * interval '1 minute'`,
  });
  await writeEvents(authTx, [{ id: `mail:${id}`, name: "mail/sign-in-requested", data: { mailId: id } }]);
}
