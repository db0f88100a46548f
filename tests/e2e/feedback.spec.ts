import { paths } from "@/lib/paths";
import { addInterview, signUp } from "./support/people";
import { expect, test } from "./support/test";

test("a thank-you says when it reads late, its wording goes back to ours, and a copied one is called copied (T1, W7)", async ({
  page,
  clock,
  mailbox,
}) => {
  await signUp(page, mailbox);
  const interviewers = [{ name: "Keiko Ito", email: "keiko.ito@example.org" }];
  await addInterview(page, clock, { employer: "Harbour & Finch", role: "Designer", interviewers });
  await page.getByRole("link", { name: "Thank Keiko Ito", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Thank Keiko Ito" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.getByText("Not now", { exact: true }).click();
  const until = page.getByRole("group", { name: "Until when?" });
  await expect(until).toContainText(/After .* a thank-you reads late\./);
  await expect(until.getByText(/^In a week/)).toContainText("late by then");

  const wording = page.getByLabel("Message", { exact: true });
  const ours = await wording.inputValue();
  await wording.fill("Dear Keiko,\n\nThank you.");
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await page.getByText("Earlier versions", { exact: true }).click();
  await page.getByRole("button", { name: /^Put it back/ }).click();
  await expect(wording).toHaveValue(ours);

  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Did it go out?" })).toContainText("Copied, ");
  await page.goto(paths.today());
  await expect(page.getByRole("region", { name: "Did it go out?" })).toContainText("copied today");
});

test("an answer without a choice leads to the choice, and people can be added to an interview that has none", async ({
  page,
  clock,
  mailbox,
}) => {
  await signUp(page, mailbox);
  await addInterview(page, clock, { employer: "Nordlys", role: "Analyst" });
  await page.getByRole("link", { name: "They answered" }).click();
  await page.getByLabel("What they wrote").fill("We will be in touch.");
  await page.getByRole("button", { name: "Save the answer" }).click();
  const choice = page.getByRole("radio", { name: "Good news" });
  await expect(page.getByText("Choose what they said.")).toBeVisible();
  await expect(choice).toBeFocused();
  await expect(page.getByLabel("What they wrote")).toHaveValue("We will be in touch.");

  await page.goBack();
  await page.getByRole("link", { name: "Say who was there" }).click();
  await expect(page.getByRole("heading", { name: "What and who" })).toBeInViewport();
  const form = page.getByRole("region", { name: "What and who" });
  await form.getByLabel("Name", { exact: true }).fill("Per Dahl");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Thank Per Dahl", exact: true }).first()).toBeVisible();

  await page
    .getByRole("region", { name: "People" })
    .getByRole("link", { name: /Per Dahl/ })
    .click();
  await page.getByLabel("Job title").fill("Head of data");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved: Per Dahl." })).toBeVisible();
});

test("an employer has holidays of its own, which count in its plans", async ({ page, clock, mailbox }) => {
  await signUp(page, mailbox);
  await addInterview(page, clock, { employer: "Nordlys", role: "Analyst" });
  await page.getByRole("link", { name: "Nordlys: name and public holidays" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Nordlys AS");
  await page.getByLabel("Public holidays of").selectOption({ label: "Norway" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved: Nordlys AS." })).toBeVisible();
  await expect(page.getByLabel("Public holidays of")).toHaveValue("NO");
  await page.getByRole("link", { name: "Analyst" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nordlys AS" })).toBeVisible();
});

test("days that do not go together are refused beside the day while they are chosen, and when saved (T12)", async ({
  page,
  mailbox,
}) => {
  await signUp(page, mailbox);
  await page.goto(paths.rhythm());
  await page.waitForLoadState("networkidle");
  const note = page.getByLabel("A follow-up note");
  const goes = page.getByRole("list", { name: "How it would go" });
  await expect(goes).toContainText("day 6");
  await page.getByLabel("A light check-in").selectOption("4");
  await expect(note).toHaveAccessibleDescription(/Leave some room: day 7 at the earliest\./);
  await expect(goes).toHaveCount(0);
  await page.getByRole("button", { name: "Save my rhythm" }).click();
  await expect(note).toBeFocused();
  await expect(note).toHaveAccessibleDescription(/Leave some room: day 7 at the earliest\./);
  await note.selectOption("8");
  await expect(goes).toContainText("day 9");
  await page.getByRole("button", { name: "Save my rhythm" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
});
