import type { Locator, Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { addInterview, panel, signUp } from "./support/people";
import { expect, test } from "./support/test";

const employer = "Linden Books";

test.beforeEach(async ({ page, clock, mailbox }) => {
  await signUp(page, mailbox);
  await addInterview(page, clock, { employer, role: "Editor", interviewers: panel, endedMinutesAgo: 70 });
});

test.describe("without a connection", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test("notes are kept on the phone, shape the message as they are typed, and go up when it is back", async ({
    page,
    context,
  }) => {
    await open(page, "How did it go?");
    const topic = page.getByLabel("One thing you and Keiko Ito talked about?");
    await topic.fill("the spring catalogue");
    await expect(said(page, "Saved.")).toBeVisible();

    await context.setOffline(true);
    await topic.fill("the autumn catalogue");
    await expect(page.getByText(/^In the message: .*the autumn catalogue/)).toBeVisible();
    await expect(said(page, "Your words are kept on this device")).toBeVisible();
    await page.getByRole("button", { name: "Save, and on to the drafts" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "What you typed stays here" })).toBeVisible();
    await expect(topic).toHaveValue("the autumn catalogue");

    await context.setOffline(false);
    await expect(said(page, "Saved.")).toBeVisible();
    await page.reload();
    await expect(topic).toHaveValue("the autumn catalogue");
  });
});

test.describe("in two windows", () => {
  test.use({ expectedErrors: [/status of 409/] });

  test("nobody's words are lost, and what was written over can be put back (F39)", async ({
    page,
    context,
  }) => {
    await open(page, "Thank Keiko Ito");
    const other = await context.newPage();
    await other.goto(page.url());
    await wordingIn(other).fill("Dear Ms. Ito,\n\nWords from the other window.");
    await expect(said(other, "Saved.")).toBeVisible();

    await wordingIn(page).fill("Dear Ms. Ito,\n\nWords from this window.");
    await expect(said(page, "Both versions are here")).toBeVisible();
    await expect(page.getByText("Words from the other window.")).toBeVisible();
    await page.getByRole("button", { name: "Keep mine" }).click();
    await expect(said(page, "Saved.")).toBeVisible();

    await page.getByText("Earlier versions", { exact: true }).click();
    await page
      .getByRole("button", { name: /^Put it back/ })
      .first()
      .click();
    await expect(wordingIn(page)).toHaveValue(/Words from the other window\./);
    await expect(said(page, "Saved.")).toBeVisible();
    await page.reload();
    await expect(wordingIn(page)).toHaveValue(/Words from the other window\./);
  });
});

test("what was typed a moment ago is there after “Not yet”", async ({ page }) => {
  await open(page, "Thank Keiko Ito");
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(said(page, "Did it go out?")).toBeVisible();
  await wordingIn(page).fill("Dear Ms. Ito,\n\nTyped just now.");
  await page.getByRole("button", { name: "Not yet" }).click();
  await expect(said(page, "When it has gone out, tell us")).toBeVisible();
  await expect(wordingIn(page)).toHaveValue(/Typed just now\./);
  await page.reload();
  await expect(wordingIn(page)).toHaveValue(/Typed just now\./);
});

test("a template of one's own is tried while it is typed, used for one of the panel, and reset", async ({
  page,
}) => {
  const steps: string[] = [];
  for (const { name } of panel) {
    const link = page.getByRole("link", { name: `Thank ${name}`, exact: true }).first();
    steps.push((await link.getAttribute("href")) ?? "");
  }
  await page.goto(paths.wording("thank-you"));
  const text = page.getByLabel("Text").first();
  await text.fill("Dear {nmae},\n\nThank you for {day}.");
  await expect(page.getByText("We do not know {nmae}. Did you mean {name}?").first()).toBeVisible();
  await text.fill("Dear {name},\n\nMy very own thanks for {date}.");
  const preview = page.getByRole("region", { name: "How it will read" });
  await expect(preview).toContainText("Dear Lena Novak, My very own thanks for");
  await page.getByRole("button", { name: "Save my wording" }).click();
  await expect(said(page, "Saved. The drafts")).toBeVisible();

  const drafts: string[] = [];
  for (const step of steps) {
    await page.goto(step);
    drafts.push(await wordingIn(page).inputValue());
  }
  expect(drafts.filter((draft) => draft.includes("My very own thanks"))).toHaveLength(1);

  await page.goto(paths.wording("thank-you"));
  await page.getByRole("button", { name: "Back to our words" }).click();
  await expect(said(page, "Our words are back.")).toBeVisible();
});

async function open(page: Page, step: string): Promise<void> {
  await page.getByRole("link", { name: step, exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: step })).toBeVisible();
  await page.waitForLoadState("networkidle");
}

function wordingIn(page: Page): Locator {
  return page.getByLabel("Message", { exact: true });
}

function said(page: Page, words: string): Locator {
  return page.getByRole("status").filter({ hasText: words });
}
