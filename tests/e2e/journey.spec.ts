import type { Locator, Page } from "@playwright/test";
import { addInterview, mailWhenDue, panel, signUp } from "./support/people";
import { expect, test } from "./support/test";

const employer = "Harbour & Finch";

test("an interview becomes one mail with three drafts, and a tap on its page moves the plan on", async ({
  page,
  clock,
  mailbox,
}) => {
  const address = await signUp(page, mailbox);
  await addInterview(page, clock, { employer, role: "Product designer", interviewers: panel });
  const plan = page.getByRole("region", { name: "Here is the plan" });
  for (const step of [
    "How did it go?",
    "Thank Keiko Ito",
    "Thank Omar Haddad",
    "Thank Lena Novak",
    "A follow-up note",
  ])
    await expect(plan.getByRole("link", { name: step, exact: true })).toBeVisible();

  const subject = /messages are ready for Harbour & Finch/;
  const mail = await mailWhenDue(mailbox, clock, address, subject);
  expect(await mailbox.count(address, subject)).toBe(1);
  await mailbox.read(address, subject);
  const button = mail.body().getByRole("link", { name: "Open the draft for Keiko Ito" });
  await expect(button).toBeVisible();
  const opened = mail.page.context().waitForEvent("page");
  await button.click();
  const desk = await opened;
  await expect(desk).toHaveURL(/\/r\/[\w-]+#step-/);

  const drafts = await draftsOn(desk);
  expect(drafts).toHaveLength(3);
  expect(new Set(drafts.map(withoutGreeting)).size).toBe(3);
  for (const { name } of panel) expect(drafts.filter((text) => text.includes(name))).toHaveLength(1);

  const card = cardOf(desk, "Thank Keiko Ito");
  await card.getByLabel("One thing you and Keiko Ito talked about?").fill("the move to one design system");
  await card.getByRole("button", { name: "Add it to the draft" }).click();
  await expect(noticeOn(desk, "The draft has it now")).toBeVisible();
  await expect(draftIn(card)).toContainText("the move to one design system");
  await expect(card.getByLabel(/talked about/)).toBeHidden();

  await card.getByLabel("Your name, for the end of the message").fill("Kim Aru");
  await card.getByRole("button", { name: "Sign with it" }).click();
  await expect(draftIn(card)).toContainText("Kim Aru");

  await markSent(desk, card);
  await card.getByRole("button", { name: "Undo" }).click();
  await expect(noticeOn(desk, "Taken back")).toBeVisible();
  await expect(draftIn(card)).toContainText("one design system");
  await markSent(desk, card);

  await page.reload();
  const step = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: "Thank Keiko Ito", exact: true }) });
  await expect(step).toContainText("done");
  await step.getByText("More", { exact: true }).click();
  await expect(step).toContainText("Reminder: accepted by the mail service");
  await expect(step).toContainText(/planned for .* woke .* sent .* accepted/);
  await expect(page.getByRole("region", { name: "Messages" })).toContainText(
    "You to Keiko Ito, email, today",
  );
  const next = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: "A follow-up note", exact: true }) });
  await expect(next).toContainText("planned");
});

async function markSent(desk: Page, card: Locator): Promise<void> {
  await card.getByRole("button", { name: "I sent it" }).click();
  await expect(noticeOn(desk, "The next step is planned")).toBeVisible();
  await expect(card).toContainText("done");
}

function noticeOn(desk: Page, words: string): Locator {
  return desk.getByRole("status").filter({ hasText: words });
}

function cardOf(desk: Page, heading: string): Locator {
  return desk.getByRole("article", { name: heading });
}

function draftIn(card: Locator): Locator {
  return card.getByRole("region", { name: "Draft" });
}

async function draftsOn(desk: Page): Promise<string[]> {
  return draftIn(desk.getByRole("article").filter({ hasText: "Thank" })).allInnerTexts();
}

function withoutGreeting(draft: string): string {
  return draft.slice(draft.indexOf(",\n"));
}
