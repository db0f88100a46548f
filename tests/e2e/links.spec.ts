import type { Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { addInterview, askForCode, codeFor, mailWhenDue, newAddress, typeCode } from "./support/people";
import { expect, test } from "./support/test";

test("a page behind a link of a mail does nothing by itself, though scripts run in it (P11, F48)", async ({
  page,
  clock,
  mailbox,
  anotherBrowser,
}) => {
  const address = newAddress();
  await page.goto(paths.signIn());
  await askForCode(page, address);
  const signIn = await (await mailbox.read(address, /is your Afterword code/)).links();
  const acted = await open(page, signIn.find((each) => each.includes("/sign-in/link/")) ?? "");
  expect(acted).toEqual([]);
  await expect(page.getByRole("heading", { name: "Sign in here" })).toBeVisible();
  await page.goto(paths.today());
  await expect(page).toHaveURL(/\/sign-in/);

  await page.goto(paths.signInCode());
  await typeCode(page, await codeFor(mailbox, address));
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
  await addInterview(page, clock, {
    employer: "Moss & Reed",
    role: "Binder",
    interviewers: [{ name: "Ada Fox" }],
  });
  const links = await (await mailWhenDue(mailbox, clock, address, /How did it go/)).links();
  const scanner = await anotherBrowser();
  for (const link of links) expect(await open(scanner, link), link).toEqual([]);
  await page.goto(paths.settings());
  await expect(page.getByRole("button", { name: "Stop all reminders" })).toBeVisible();
});

/** Opens a page, waits until nothing moves any more, and tells what it asked for besides reading. */
async function open(page: Page, url: string): Promise<string[]> {
  const acted: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") acted.push(`${request.method()} ${request.url()}`);
  });
  await page.goto(url, { waitUntil: "networkidle" });
  return acted;
}
