import { paths } from "@/lib/paths";
import { askForCode, codeFor, newAddress, typeCode } from "./support/people";
import { expect, test } from "./support/test";

test("the calculator shows a plan, and it comes along through signing up", async ({ page, mailbox }) => {
  await page.goto(paths.calculator());
  await page.getByLabel("Day of the interview").fill("2027-03-02");
  await page.getByLabel("From").fill("10:00");
  await page.getByLabel("To", { exact: true }).fill("11:30");
  await page.getByLabel("Who was there").fill("Ms. Ito\nMr. Okafor");
  await page.getByText("By a date", { exact: true }).click();
  await page.getByLabel("The date they named").fill("2027-03-12");
  await page.getByRole("button", { name: "Show the plan" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("After Tuesday 2 March 2027");
  const plan = page.getByRole("list", { name: "The plan" });
  await expect(plan).toContainText("Thank Ms. Ito");
  await expect(plan).toContainText("Thank Mr. Okafor");
  await page.getByLabel("The days after").fill("1");
  await expect(plan).toContainText(/due|done/);

  await page.getByRole("link", { name: "Keep this plan: sign up" }).click();
  await expect(page.getByRole("heading", { name: "Keep this plan" })).toBeVisible();
  const address = newAddress();
  await askForCode(page, address);
  await typeCode(page, await codeFor(mailbox, address));
  await expect(page.getByRole("heading", { name: "Add an interview" })).toBeVisible();
  await expect(page.getByLabel("Day", { exact: true })).toHaveValue("2027-03-02");
  await expect(page.getByLabel("Starts at")).toHaveValue("10:00");
  await expect(page.getByLabel("How long")).toHaveValue("90");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Ms. Ito");
  await expect(page.getByLabel("Name of person 2")).toHaveValue("Mr. Okafor");
  await expect(page.getByLabel("The day they named")).toHaveValue("2027-03-12");
  await page.getByLabel("Employer").fill("Larch & Co");
  await page.getByLabel("Role", { exact: true }).fill("Buyer");
  await page.getByRole("button", { name: "Save and show the plan" }).click();
  await expect(page.getByRole("list", { name: "The plan" })).toContainText("Thank Ms. Ito");
  await expect(page.getByRole("list", { name: "The plan" })).toContainText("An answer by Fri 12 Mar");
});

test("the draft check finds what robs a note of its effect", async ({ page }) => {
  await page.goto(paths.draftCheck());
  await page
    .getByLabel("The note")
    .fill("Dear [Name],\n\nI just wanted to follow up. Sorry to bother you.\n\nKim");
  await page.getByRole("button", { name: "Check it" }).click();
  const result = page.getByRole("heading", { level: 2, name: /points?|thing/i }).first();
  await expect(result).toBeVisible();
  await expect(page.locator("mark").first()).toBeVisible();
});

test("the demo rings its alarms and files its mails", async ({ page }) => {
  await page.goto(paths.demo());
  await page.getByRole("button", { name: "Start the clock" }).click();
  const mailbox = page.getByRole("region", { name: "Your mailbox" });
  await page.getByRole("button", { name: "Next mail" }).click();
  await expect(mailbox.getByRole("listitem").first()).toBeVisible();
  await page.getByRole("button", { name: "Next mail" }).click();
  await expect(mailbox.getByRole("button", { name: /^I sent it/ }).first()).toBeVisible();
  await mailbox
    .getByRole("button", { name: /^I sent it/ })
    .first()
    .click();
  await expect(mailbox.getByText("You did this.").first()).toBeVisible();
});

test("every rule has an address of its own", async ({ page }) => {
  await page.goto(paths.rules("T4"));
  await expect(page.getByRole("heading", { name: "The rules", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "T4", exact: true }).first()).toBeInViewport();
});
