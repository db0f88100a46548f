import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { type Clock, minutesBefore, wallClock, zone } from "./clock";
import type { Mail, Mailbox } from "./mailbox";

export interface Interviewer {
  name: string;
  email?: string;
}

export interface InterviewFacts {
  employer: string;
  role: string;
  interviewers?: readonly Interviewer[];
  /** Minutes since it ended; below zero it is still to come. */
  endedMinutesAgo?: number;
}

export const panel: readonly Interviewer[] = [
  { name: "Keiko Ito", email: "keiko.ito@example.org" },
  { name: "Omar Haddad", email: "omar.haddad@example.org" },
  { name: "Lena Novak" },
];

export function newAddress(): string {
  return `kim-${randomUUID()}@example.com`;
}

export async function askForCode(page: Page, address: string): Promise<void> {
  await page.getByLabel("Your email address").fill(address);
  await page.getByRole("button", { name: "Mail me a code" }).click();
  await expect(page.getByRole("heading", { name: "Look in your mail" })).toBeVisible();
}

export async function codeFor(mailbox: Mailbox, address: string): Promise<string> {
  const mail = await mailbox.read(address, /is your Afterword code/);
  return /\d{4} \d{4}/.exec(await mail.subject())?.[0].replace(" ", "") ?? "";
}

export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("The code from the mail").fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** A new user, signed in and on Today. */
export async function signUp(page: Page, mailbox: Mailbox): Promise<string> {
  const address = newAddress();
  await page.goto(paths.signIn());
  await askForCode(page, address);
  await typeCode(page, await codeFor(mailbox, address));
  await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
  return address;
}

/** Adds an interview of an hour on /add and ends on the page of its application. */
export async function addInterview(page: Page, clock: Clock, facts: InterviewFacts): Promise<void> {
  await page.goto(paths.add());
  await fillInterview(page, await clock.now(), facts);
  await saveInterview(page, facts.employer);
}

export async function fillInterview(page: Page, now: Date, facts: InterviewFacts): Promise<void> {
  const { day, time } = wallClock(minutesBefore(now, (facts.endedMinutesAgo ?? 60) + 60));
  await page.getByLabel("Employer").fill(facts.employer);
  await page.getByLabel("Role", { exact: true }).fill(facts.role);
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByLabel("Starts at").fill(time);
  // Without scripts nobody knows the zone of the browser.
  await page.getByLabel("Time zone").fill(zone);
  for (const [index, { name, email }] of (facts.interviewers ?? []).entries()) {
    const nameField = page.getByLabel(index === 0 ? "Name" : `Name of person ${index + 1}`, { exact: true });
    if (!(await nameField.isVisible()))
      await page.getByRole("button", { name: "Add another person" }).click();
    await nameField.fill(name);
    if (email) await page.getByLabel("Email").nth(index).fill(email);
  }
}

export async function saveInterview(page: Page, employer: string): Promise<void> {
  await page.getByRole("button", { name: "Save and show the plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: employer })).toBeVisible();
}

/** The mail about what is due next, however far away quiet hours or a weekend put it. */
export async function mailWhenDue(
  mailbox: Mailbox,
  clock: Clock,
  address: string,
  subject: RegExp,
): Promise<Mail> {
  while ((await mailbox.count(address, subject)) === 0) await clock.toNextAlarm();
  return mailbox.read(address, subject);
}
