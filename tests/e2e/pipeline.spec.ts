import type { Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { addInterview, signUp } from "./support/people";
import { expect, test } from "./support/test";

test("a job is saved, found to be there already, moved along, deleted and put back", {
  tag: "@wide",
}, async ({ page, mailbox }) => {
  await signUp(page, mailbox);
  await saveJob(page, "Acme", "Product manager", "Berlin");
  await expect(page.getByRole("heading", { level: 1, name: "Acme" })).toBeVisible();

  await saveJob(page, "ACME ", "Product manager", "Berlin");
  await expect(page.getByRole("alert").filter({ hasText: "You already have" })).toContainText("Acme");
  await expect(page.getByLabel("Employer")).toHaveValue(/ACME/);
  await page.getByRole("link", { name: "Have a look at it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Acme" })).toBeVisible();

  await saveJob(page, "Acme", "Product manager", "Berlin");
  await page.getByRole("button", { name: "Add anyway" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Acme" })).toBeVisible();
  await page.goto(paths.applications());
  await expect(page.getByRole("main").getByRole("link", { name: /Acme/ })).toHaveCount(2);

  await page.getByRole("main").getByRole("link", { name: /Acme/ }).first().click();
  await page.getByRole("link", { name: "Move to …" }).click();
  const sheet = page.getByRole("dialog", { name: "Move to" });
  await sheet.getByText("Screening", { exact: true }).click();
  await sheet.getByRole("button", { name: "Move it" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Screening" })).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("strong").filter({ hasText: "Screening" })).toBeVisible();

  await page.getByRole("link", { name: /Edit, move/ }).click();
  await page.getByRole("button", { name: "Delete this application" }).click();
  const notice = page.getByRole("status").filter({ hasText: "Deleted" });
  await expect(notice).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: /Acme/ })).toHaveCount(1);
  await notice.getByRole("button", { name: /Undo/ }).click();
  await expect(page.getByRole("main").getByRole("link", { name: /Acme/ })).toHaveCount(2);
});

test("an application moves to another job search with its plan", async ({ page, clock, mailbox }) => {
  await signUp(page, mailbox);
  await addInterview(page, clock, {
    employer: "Nordlys",
    role: "Analyst",
    interviewers: [{ name: "Per Dahl" }],
  });
  await addSearch(page, "Data roles, Oslo");
  await page.goto(paths.today());
  await page.getByRole("main").getByRole("link", { name: "Nordlys" }).first().click();
  await page.getByRole("link", { name: /Edit, move/ }).click();
  await page.getByLabel("Move to another job search").selectOption("Data roles, Oslo");
  await page.getByRole("button", { name: "Move it" }).click();
  await expect(page.getByRole("link", { name: "Data roles, Oslo" })).toBeVisible();
  await expect(
    page.getByRole("region", { name: "The plan" }).getByRole("link", { name: "Thank Per Dahl", exact: true }),
  ).toBeVisible();
  await page.goto(paths.today());
  await expect(page.getByText("Data roles, Oslo").first()).toBeVisible();
});

for (const { choice, says } of [
  { choice: "Stop them", says: "stops" },
  { choice: "Keep them", says: "keeps" },
]) {
  test(`archiving a job search ${says} its open steps when asked to`, async ({ page, clock, mailbox }) => {
    await signUp(page, mailbox);
    await addInterview(page, clock, {
      employer: "Solvang",
      role: "Planner",
      interviewers: [{ name: "Mo Lind" }],
    });
    await page.goto(paths.searches());
    await page.getByRole("main").getByRole("link", { name: "My job search" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: "Solvang" }).first()).toBeVisible();
    await page.getByText(choice).click();
    await page.getByRole("button", { name: "Archive this job search" }).click();
    await expect(page.getByRole("status").filter({ hasText: "My job search" })).toBeVisible();
    await page.goto(paths.today());
    const steps = page.getByRole("link", { name: "Thank Mo Lind" });
    if (choice === "Keep them") await expect(steps.first()).toBeVisible();
    else await expect(steps).toHaveCount(0);
  });
}

test("the address of somebody else's page leads nowhere", async ({
  page,
  clock,
  mailbox,
  anotherBrowser,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 404/);
  await signUp(page, mailbox);
  await addInterview(page, clock, {
    employer: "Privat",
    role: "Archivist",
    interviewers: [{ name: "Uma Rao" }],
  });
  const application = new URL(page.url()).pathname;
  const main = page.getByRole("main");
  const addresses = [application, `${application}/edit`, `${application}/answer`, `${application}/interview`];
  for (const name of ["Thank Uma Rao", "Change or move it", /Uma Rao no address/])
    addresses.push(
      (await main.getByRole("link", { name, exact: typeof name === "string" }).getAttribute("href")) ?? "",
    );
  await page.goto(paths.searches());
  addresses.push((await main.getByRole("link", { name: "My job search" }).getAttribute("href")) ?? "");
  expect(new Set(addresses).size).toBe(8);

  const stranger = await anotherBrowser();
  await signUp(stranger, mailbox);
  for (const address of addresses) {
    const answer = await stranger.goto(address);
    expect(answer?.status(), address).toBe(404);
    await expect(stranger.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await expect(stranger.getByText("Privat")).toHaveCount(0);
  }
});

async function saveJob(page: Page, employer: string, role: string, place: string): Promise<void> {
  await page.goto(paths.newApplication());
  await page.getByLabel("Employer").fill(employer);
  await page.getByLabel("Role", { exact: true }).fill(role);
  await page.getByLabel("Place").fill(place);
  await page.getByRole("button", { name: "Save the job" }).click();
}

async function addSearch(page: Page, name: string): Promise<void> {
  await page.goto(paths.searches());
  await page.getByLabel("A new job search").fill(name);
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByRole("main").getByRole("link", { name })).toBeVisible();
}
