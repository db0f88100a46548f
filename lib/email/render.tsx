import "server-only";
import type { ReactElement } from "react";
import { render } from "react-email";
import type { ReminderMailInput } from "@/lib/reminders/mail/schema";
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

export async function renderReminderMail(input: ReminderMailInput): Promise<RenderedMail> {
  return {
    subject: reminderSubject(input),
    html: await html(<ReminderMail {...input} />),
    text: reminderText(input),
  };
}

export async function renderSignInMail(input: SignInMailInput): Promise<RenderedMail> {
  return {
    subject: signInSubject(input),
    html: await html(<SignInMail {...input} />),
    text: signInText(input),
  };
}

async function html(element: ReactElement): Promise<string> {
  return render(element);
}
