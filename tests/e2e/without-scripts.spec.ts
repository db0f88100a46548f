import { paths } from "@/lib/paths";
import { addInterview, mailWhenDue, panel, signUp } from "./support/people";
import { expect, test } from "./support/test";

test.use({ javaScriptEnabled: false });

test("without JavaScript one signs up, adds an interview, marks a step done, and uses the page behind a mail", async ({
  page,
  clock,
  mailbox,
}) => {
  const address = await signUp(page, mailbox);
  await addInterview(page, clock, { employer: "Quill Press", role: "Typesetter", interviewers: panel });
  const mail = await mailWhenDue(mailbox, clock, address, /How did it go/);
  await page.reload();
  await page.getByRole("button", { name: "Nothing to note: How did it go?" }).click();
  await expect(page.getByRole("status").filter({ hasText: "How did it go" })).toBeVisible();
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "Taken back" })).toBeVisible();

  const link = (await mail.links()).find((each) => each.includes("/r/")) ?? "";
  await page.context().clearCookies();
  await page.goto(link);
  const card = page.getByRole("article", { name: /How did it go/ });
  await card.getByText("Not now").click();
  await card
    .getByRole("button")
    .filter({ hasText: /tomorrow/i })
    .first()
    .click();
  await expect(page.getByRole("status").filter({ hasText: "Put off" })).toBeVisible();
  await expect(card).toContainText("put off until");

  await page.goto(paths.today());
  await expect(page).toHaveURL(/sign-in/);
});

test("without JavaScript a form says what is wrong and keeps what was typed", async ({ page, mailbox }) => {
  await signUp(page, mailbox);
  await page.goto(paths.add());
  await page.getByLabel("Employer").fill("Quill Press");
  await page.getByRole("button", { name: "Save and show the plan" }).click();
  await expect(page.getByLabel("Employer")).toHaveValue("Quill Press");
  await expect(page.getByLabel("Role", { exact: true })).toHaveAttribute("aria-invalid", "true");
});
