import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  type RenderedMail,
  renderAccountDeletedMail,
  renderAddressChangedMail,
  renderNewAddressMail,
  renderSignInMail,
} from "@/lib/email/render";
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
  await requestMail(authTx, to, await renderSignInMail(input), input.expiresMinutes);
}

/** The mail with the code that shows that a new address is the user's. */
export async function requestNewAddressMail(
  authTx: Transaction,
  { to, ...input }: { to: string; code: string; expiresMinutes: number },
): Promise<void> {
  await requestMail(authTx, to, await renderNewAddressMail(input), input.expiresMinutes);
}

/** Tells the address that was used until now (F46). */
export async function requestAddressChangedMail(authTx: Transaction, to: string): Promise<void> {
  await requestMail(authTx, to, await renderAddressChangedMail(), null);
}

/** The last mail to an account that is gone (I13). */
export async function requestAccountDeletedMail(authTx: Transaction, to: string): Promise<void> {
  await requestMail(authTx, to, await renderAccountDeletedMail(), null);
}

/** Mails of the account go ahead of reminders, belong to nobody, and go out whatever became of earlier ones (EM6, F10). */
async function requestMail(
  authTx: Transaction,
  to: string,
  rendered: RenderedMail,
  expiresMinutes: number | null,
): Promise<void> {
  const id = newId();
  const frozen: MailPayload = {
    from: env().MAIL_FROM,
    to,
    ...rendered,
    headers: { "Auto-Submitted": "auto-generated" },
    tags: [{ name: "mail_id", value: id }],
  };
  await freezeMail(authTx, {
    id,
    owner: null,
    mail: frozen,
    reminderIds: [],
    momentAt: sql`app_now()`,
    expiresAt: expiresMinutes === null ? undefined : sql`app_now() + ${expiresMinutes} * interval '1 minute'`,
  });
  await writeEvents(authTx, [{ id: `mail:${id}`, name: "mail/sign-in-requested", data: { mailId: id } }]);
}
