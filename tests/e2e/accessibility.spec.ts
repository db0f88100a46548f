import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { addInterview, askForCode, mailWhenDue, newAddress, panel, signUp } from "./support/people";
import { expect, test } from "./support/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
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

// Dozens of pages each, read twice.
test.describe.configure({ timeout: 150_000 });

test("the open pages and the way in are for everybody", { tag: "@wide" }, async ({
  page,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 404/);
  const open = [
    paths.home(),
    paths.calculator(),
    paths.calculator(plan),
    paths.draftCheck(),
    paths.demo(),
    paths.demo(demo),
    paths.rules(),
    paths.about(),
    paths.privacy(),
    paths.action("no-such-token"),
    paths.signIn(),
    "/nowhere",
  ];
  for (const path of open) {
    await page.goto(path);
    await isForEverybody(page);
  }
  await page.goto(paths.signIn());
  await page.getByRole("button", { name: "Mail me a code" }).click();
  await expect(page.getByLabel("Your email address")).toHaveAttribute("aria-invalid", "true");
  await isForEverybody(page);
  await askForCode(page, newAddress());
  await isForEverybody(page);
});

test("the pages of somebody who starts are for everybody", { tag: "@wide" }, async ({ page, mailbox }) => {
  await signUp(page, mailbox);
  for (const path of [paths.today(), paths.applications(), paths.contacts(), paths.trash()]) {
    await page.goto(path);
    await isForEverybody(page);
  }
  await page.goto(paths.add());
  await page.getByRole("button", { name: "Save and show the plan" }).click();
  await expect(page.getByLabel("Employer")).toHaveAttribute("aria-invalid", "true");
  await isForEverybody(page);
});

test("the pages of an application are for everybody", { tag: "@wide" }, async ({ page, clock, mailbox }) => {
  await signUp(page, mailbox);
  await addInterview(page, clock, { ...harbour, endedMinutesAgo: aDayAgo });
  const application = new URL(page.url()).pathname;
  const steps = await hrefsOf(page, [
    "How did it go?",
    "Thank Keiko Ito",
    "Let it rest?",
    "Change or move it",
  ]);
  await openAll(page);
  await isForEverybody(page);
  await page.getByRole("link", { name: "Move to …" }).click();
  await expect(page.getByRole("dialog", { name: "Move to" })).toBeVisible();
  await isForEverybody(page);
  const forms = ["edit", "answer", "they-said", "message", "interview"].map(
    (form) => `${application}/${form}`,
  );
  for (const path of [...forms, ...steps]) {
    await page.goto(path);
    await openAll(page);
    await isForEverybody(page);
  }
});

test("the lists, the settings and the pages behind a mail are for everybody", { tag: "@wide" }, async ({
  page,
  clock,
  mailbox,
}) => {
  const address = await signUp(page, mailbox);
  await addInterview(page, clock, { ...harbour, endedMinutesAgo: aDayAgo });
  const [contact = ""] = await hrefsOf(page, [/^Keiko Ito/]);
  await page.goto(paths.searches());
  const [search = ""] = await hrefsOf(page, ["My job search"]);
  const mail = await mailWhenDue(mailbox, clock, address, /Harbour & Finch|How did it go/);
  const behind = (await mail.links())
    .map((link) => new URL(link).pathname)
    .filter((path) => /^\/[ru]\//.test(path));
  expect(new Set(behind).size).toBe(2);
  const lists = [
    paths.today(),
    paths.applications(),
    paths.newApplication(),
    paths.contacts(),
    paths.newContact(),
  ];
  const rest = [
    paths.searches(),
    paths.settings(),
    paths.rhythm(),
    paths.changeAddress(),
    paths.activity(),
    paths.more(),
    paths.local(),
    paths.localMail(),
  ];
  for (const path of [...lists, contact, search, ...rest, ...new Set(behind)]) {
    await page.goto(path);
    await openAll(page);
    await isForEverybody(page);
  }
});

/** No violation in light or dark, and nothing to scroll sideways on a narrow screen or with letters twice the size. */
async function isForEverybody(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname;
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const light = await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze();
  expect(violationsIn(light), `${where} in light`).toEqual([]);
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  if (size.width > 400) return;
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  // Darkness changes colours and nothing else, and the same ones on every width.
  const dark = await new AxeBuilder({ page }).setLegacyMode().withRules(["color-contrast"]).analyze();
  expect(violationsIn(dark), `${where} in dark`).toEqual([]);
  await page.setViewportSize({ width: 320, height: size.height });
  expect(await sidewaysScroll(page), `${where} at 320 px`).toEqual([]);
  await page.setViewportSize(size);
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  expect(await sidewaysScroll(page), `${where} at 200 % text`).toEqual([]);
  await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
}

function violationsIn({ violations }: Awaited<ReturnType<AxeBuilder["analyze"]>>): string[] {
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
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
