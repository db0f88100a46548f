import type { Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { ofLayout, violations } from "./support/axe";
import { addInterview, askForCode, mailWhenDue, newAddress, panel, signUp } from "./support/people";
import { expect, test } from "./support/test";

const plan = new URLSearchParams({
  date: "2027-03-02",
  start: "10:00",
  end: "11:00",
  people: "Ms. Ito\nMr. Okafor",
});
const harbour = { employer: "Harbour & Finch", role: "Product designer", interviewers: panel };
// Long enough for something to be due.
const aDayAgo = 26 * 60;
const demo = new URLSearchParams({ date: "2027-03-02", end: "11:00", people: "Ms. Ito" });

// Dozens of pages each, read several times.
test.describe.configure({ timeout: 300_000 });

test("the open pages and the way in are for everybody", async ({ page, expectedErrors }) => {
  expectedErrors.push(/status of 404/);
  const wideOnly = [paths.home(), paths.calculator(plan), paths.demo(demo)];
  const open = [
    paths.calculator(),
    paths.draftCheck(),
    paths.demo(),
    paths.rules(),
    paths.about(),
    paths.privacy(),
    paths.goodbye(),
    paths.action("no-such-token"),
    paths.signIn(),
    "/nowhere",
  ];
  await areForEverybody(page, wideOnly, "in every detail");
  await areForEverybody(page, open);
  await page.goto(paths.signIn());
  await page.getByRole("button", { name: "Mail me a code" }).click();
  await expect(page.getByLabel("Your email address")).toHaveAttribute("aria-invalid", "true");
  await isForEverybody(page);
  await askForCode(page, newAddress());
  await isForEverybody(page);
});

test("the signed-in pages and those behind a mail are for everybody, from the first day on", async ({
  page,
  clock,
  mailbox,
}) => {
  const address = await signUp(page, mailbox);
  await areForEverybody(page, [paths.today(), paths.applications(), paths.contacts(), paths.trash()]);
  await page.goto(paths.add());
  await page.getByRole("button", { name: "Save and show the plan" }).click();
  await expect(page.getByLabel("Employer")).toHaveAttribute("aria-invalid", "true");
  await isForEverybody(page);

  await addInterview(page, clock, { ...harbour, endedMinutesAgo: aDayAgo });
  const application = new URL(page.url()).pathname;
  const [contact = "", employer = "", ...steps] = await hrefsOf(page, [
    /^Keiko Ito/,
    /: name and public holidays$/,
    "How did it go?",
    "Thank Keiko Ito",
    "Let it rest?",
    "Change or move it",
  ]);
  await openAll(page);
  await isForEverybody(page, "in every detail");
  await page.getByRole("link", { name: "Move to …" }).click();
  await expect(page.getByRole("dialog", { name: "Move to" })).toBeVisible();
  await isForEverybody(page);
  const forms = ["edit", "answer", "they-said", "message", "interview"].map(
    (form) => `${application}/${form}`,
  );
  await areForEverybody(page, [...forms, ...steps]);

  await page.goto(paths.searches());
  const [search = ""] = await hrefsOf(page, ["My job search"]);
  const mail = await mailWhenDue(mailbox, clock, address, /Harbour & Finch|How did it go/);
  const behind = (await mail.links())
    .map((link) => new URL(link).pathname)
    .filter((path) => /^\/[ru]\//.test(path));
  expect(new Set(behind).size).toBe(2);
  await areForEverybody(page, [paths.today(), paths.applications()], "in every detail");
  await areForEverybody(page, [
    paths.newApplication(),
    paths.newContact(),
    paths.contacts(),
    contact,
    employer,
    paths.searches(),
    search,
    paths.settings(),
    paths.rhythm(),
    paths.wordings(),
    paths.wording("thank-you"),
    paths.changeAddress(),
    paths.deleteAccount(),
    paths.activity(),
    paths.more(),
    paths.local(),
    paths.localMail(),
    ...new Set(behind),
  ]);
});

async function areForEverybody(page: Page, all: readonly string[], wide?: "in every detail"): Promise<void> {
  for (const path of all) {
    await page.goto(path);
    await openAll(page);
    await isForEverybody(page, wide);
  }
}

/**
 * No violation on a phone, in light or dark, nor on a wide screen; and nothing to scroll sideways on a narrow screen or with
 * letters twice the size. What a wide screen has of its own is read in every detail where it stands, the rest there only for
 * what its layout can change.
 */
async function isForEverybody(page: Page, wide?: "in every detail"): Promise<void> {
  const where = new URL(page.url()).pathname;
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect(await violations(page), `${where} in light`).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  // Darkness changes colours and nothing else.
  expect(await violations(page, ["color-contrast"]), `${where} in dark`).toEqual([]);
  const phone = page.viewportSize() ?? { width: 390, height: 844 };
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await violations(page, wide ? undefined : ofLayout), `${where} on a wide screen`).toEqual([]);
  await page.setViewportSize({ ...phone, width: 320 });
  expect(await sidewaysScroll(page), `${where} at 320 px`).toEqual([]);
  await page.setViewportSize(phone);
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  expect(await sidewaysScroll(page), `${where} at 200 % text`).toEqual([]);
  await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
}

/** What stands out beyond the right edge; empty when the page does not scroll sideways. */
async function sidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("main *, header *")].filter(
      (element) => element.getBoundingClientRect().right > width + 1,
    );
    return [
      `${document.documentElement.scrollWidth} px`,
      ...wide.slice(0, 6).map((element) => element.outerHTML.slice(0, 160)),
    ];
  });
}

async function hrefsOf(page: Page, names: readonly (string | RegExp)[]): Promise<string[]> {
  const main = page.getByRole("main");
  const links = names.map((name) =>
    main.getByRole("link", { name, exact: typeof name === "string" }).first(),
  );
  return Promise.all(links.map(async (link) => (await link.getAttribute("href")) ?? ""));
}

async function openAll(page: Page): Promise<void> {
  await page.getByRole("main").evaluate((main) => {
    for (const each of main.querySelectorAll("details")) each.open = true;
  });
}
