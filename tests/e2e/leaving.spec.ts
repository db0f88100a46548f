import fs from "node:fs";
import { paths } from "@/lib/paths";
import { addInterview, askForCode, codeFor, signUp, typeCode } from "./support/people";
import { expect, test } from "./support/test";

test("an account is taken along and deleted with everything in it, the browser forgets it, and the address starts anew (F37, F52)", async ({
  page,
  clock,
  mailbox,
  anotherBrowser,
}) => {
  const address = await signUp(page, mailbox);
  await addInterview(page, clock, { employer: "Quill Press", role: "Typesetter" });
  const application = page.url();
  const elsewhere = await anotherBrowser();
  await elsewhere.goto(paths.signIn());
  await askForCode(elsewhere, address);
  await typeCode(elsewhere, await codeFor(mailbox, address));
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();

  await page.goto(paths.settings());
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download everything" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^afterword-\d{4}-\d{2}-\d{2}\.json$/);
  expect(fs.readFileSync(await file.path(), "utf8")).toContain("Quill Press");

  await page.getByRole("link", { name: "Delete my account" }).click();
  await page.getByLabel("Type your address to delete it").fill("somebody@example.com");
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByText("That is not the address of this account.")).toBeVisible();
  await page.getByLabel("Type your address to delete it").fill(` ${address.toUpperCase()} `);
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByRole("heading", { name: "Goodbye" })).toBeVisible();
  expect(await (await answered).headerValue("clear-site-data")).toContain("storage");
  await mailbox.read(address, /Your Afterword account is deleted/);
  expect((await page.context().cookies()).filter(({ name }) => /session|known/.test(name))).toEqual([]);

  for (const each of [page, elsewhere]) {
    await each.goto(application);
    await expect(each).toHaveURL(/sign-in/);
  }
  await askForCode(page, address);
  await typeCode(page, await codeFor(mailbox, address));
  await page.goto(paths.applications());
  await expect(page.getByText("Quill Press")).toHaveCount(0);
});

test("after signing out the way back shows nothing, and the browser is told to forget (F52)", async ({
  page,
  mailbox,
}) => {
  const address = await signUp(page, mailbox);
  await page.goto(paths.settings());
  await expect(page.getByText(`You sign in with ${address}.`)).toBeVisible();
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "The interview is over." })).toBeVisible();
  expect(await (await answered).headerValue("clear-site-data")).toContain("cache");
  await page.goBack();
  await expect(page).toHaveURL(/sign-in/);
  await expect(page.getByText(address)).toHaveCount(0);
});

test("a page from before an update says so and keeps what was typed (F25)", async ({
  page,
  mailbox,
  expectedErrors,
}) => {
  expectedErrors.push(/settings .*status of 409/);
  await signUp(page, mailbox);
  await page.goto(paths.settings());
  // What the new server makes of an action that the old one knew.
  await page.route("**/settings", async (route) => {
    const headers = route.request().headers();
    if (!headers["next-action"]) return route.continue();
    return route.continue({
      headers: { ...headers, "next-action": "f".repeat(headers["next-action"].length) },
    });
  });
  await page.getByLabel("Your name").fill("Kim Lindqvist");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Afterword was updated while this page was open.")).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Kim Lindqvist");
});
