import "server-only";
import type { ReactElement } from "react";
import { render } from "react-email";
import type { ReminderItem, ReminderMailInput } from "@/lib/reminders/mail/schema";
import AccountDeletedMail, {
  subject as accountDeletedSubject,
  text as accountDeletedText,
} from "./templates/account-deleted";
import AddressChangedMail, {
  subject as addressChangedSubject,
  text as addressChangedText,
} from "./templates/address-changed";
import NewAddressMail, {
  type NewAddressMailInput,
  subject as newAddressSubject,
  text as newAddressText,
} from "./templates/new-address";
import ReminderMail, { subject as reminderSubject, text as reminderText } from "./templates/reminder";
import SignInMail, {
  type SignInMailInput,
  subject as signInSubject,
  text as signInText,
} from "./templates/sign-in";

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

/** Beyond about 102 kB Gmail cuts a mail off, with what stands at its end (EM14). */
const mostBytes = 100_000;

/** A mail that would be too long leaves out its last drafts; their buttons still open them. */
export async function renderReminderMail(input: ReminderMailInput): Promise<RenderedMail> {
  const mail = {
    subject: reminderSubject(input),
    html: await html(<ReminderMail {...input} />),
    text: reminderText(input),
  };
  const last = input.items.findLastIndex((item) => item.draft?.body);
  if (Buffer.byteLength(mail.html) <= mostBytes || last < 0) {
    return mail;
  }
  const items = input.items.map((item, at) => (at === last ? withoutDraft(item) : item));
  return { ...(await renderReminderMail({ ...input, items })), subject: mail.subject };
}

function withoutDraft(item: ReminderItem): ReminderItem {
  return { ...item, draft: null, why: `${item.why} This mail was full; the draft is on its page.` };
}

export async function renderSignInMail(input: SignInMailInput): Promise<RenderedMail> {
  return {
    subject: signInSubject(input),
    html: await html(<SignInMail {...input} />),
    text: signInText(input),
  };
}

/** To an address that somebody wants to use from now on: the code that shows that it is theirs. */
export async function renderNewAddressMail(input: NewAddressMailInput): Promise<RenderedMail> {
  return {
    subject: newAddressSubject(input),
    html: await html(<NewAddressMail {...input} />),
    text: newAddressText(input),
  };
}

/** To the address that was used until now (F46). */
export async function renderAddressChangedMail(): Promise<RenderedMail> {
  return {
    subject: addressChangedSubject(),
    html: await html(<AddressChangedMail />),
    text: addressChangedText(),
  };
}

/** The one word to the address of an account that was deleted (I13). */
export async function renderAccountDeletedMail(): Promise<RenderedMail> {
  return {
    subject: accountDeletedSubject(),
    html: await html(<AccountDeletedMail />),
    text: accountDeletedText(),
  };
}

async function html(element: ReactElement): Promise<string> {
  return render(element);
}
