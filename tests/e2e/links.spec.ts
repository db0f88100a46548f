import type { APIRequestContext, Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { addInterview, askForCode, codeFor, mailWhenDue, newAddress, typeCode } from "./support/people";
import { expect, test } from "./support/test";

test("a page behind a link of a mail does nothing by itself, though a scanner runs its scripts (P11, F48)", async ({
  page,
  clock,
  mailbox,
  anotherBrowser,
}) => {
  const address = newAddress();
  const scanner = await anotherBrowser();
  await page.goto(paths.signIn());
  await askForCode(page, address);
  const signIn = await (await mailbox.read(address, /is your Afterword code/)).links();
  await scan(scanner.request, signIn);
  expect(await open(page, signIn.find((each) => each.includes("/sign-in/link/")) ?? "")).toEqual([]);
  await expect(page.getByRole("heading", { name: "Sign in here" })).toBeVisible();
  await page.goto(paths.today());
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto(paths.signInCode());
  await typeCode(page, await codeFor(mailbox, address));
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();

  await addInterview(page, clock, {
    employer: "Tern Studio",
    role: "Editor",
    interviewers: [{ name: "Ida Moe" }],
  });
  const plan = page.getByRole("region", { name: "Here is the plan" }).getByRole("listitem");
  const before = await plan.count();
  const links = await (await mailWhenDue(mailbox, clock, address, /How did it go/)).links();
  const stop = links.find((link) => link.includes("/u/")) ?? "";
  expect(links.some((link) => link.includes("/r/"))).toBe(true);
  await scan(scanner.request, links);
  for (const link of links) expect(await open(scanner, link), link).toEqual([]);

  await page.reload();
  await expect(plan).toHaveCount(before);
  await expect(
    page
      .getByRole("listitem")
      .filter({ has: page.getByRole("link", { name: "How did it go?", exact: true }) }),
  ).toContainText(/due/);
  await page.goto(paths.settings());
  await expect(page.getByRole("button", { name: "Stop all reminders" })).toBeVisible();

  await scanner.goto(stop);
  await scanner.getByRole("button", { name: "Stop the mails" }).click();
  await expect(scanner.getByRole("heading", { name: "No more reminder mails" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Mail me again" })).toBeVisible();
});

/** As a mail server does it: twice each, without a browser. */
async function scan(scanner: APIRequestContext, links: readonly string[]): Promise<void> {
  for (const link of [...links, ...links]) {
    expect((await scanner.fetch(link, { method: "HEAD" })).status()).toBeLessThan(400);
    expect((await scanner.get(link)).status()).toBeLessThan(400);
  }
}

/** Opens a page, waits until nothing moves any more, and tells what it asked for besides reading. */
async function open(page: Page, url: string): Promise<string[]> {
  const acted: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") acted.push(`${request.method()} ${request.url()}`);
  });
  await page.goto(url, { waitUntil: "networkidle" });
  return acted;
}
