import { paths } from "@/lib/paths";
import type { Mailbox } from "./support/mailbox";
import { askForCode, codeFor, newAddress, signUp, typeCode } from "./support/people";
import { expect, test } from "./support/test";

const signInMail = /is your Afterword code/;

test("the link of a sign-in mail shows the code in another browser and signs nobody in there", async ({
  page,
  mailbox,
  anotherBrowser,
}) => {
  const address = newAddress();
  await page.goto(paths.signIn());
  await askForCode(page, address);
  const code = await codeFor(mailbox, address);
  const elsewhere = await anotherBrowser();
  await elsewhere.goto(await linkTo(mailbox, address));
  await expect(elsewhere.getByRole("heading", { name: "Type this code where you started" })).toBeVisible();
  await expect(elsewhere.getByText(`${code.slice(0, 4)} ${code.slice(4)}`)).toBeVisible();
  await expect(elsewhere.getByRole("button", { name: "Sign in" })).toBeHidden();
  await elsewhere.goto(paths.today());
  await expect(elsewhere).toHaveURL(/sign-in/);
  await typeCode(page, code);
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
});

test("the link of a sign-in mail signs in with one tap in the browser that asked, and only once", async ({
  page,
  mailbox,
  context,
}) => {
  const address = newAddress();
  await page.goto(paths.signIn());
  await askForCode(page, address);
  const link = await linkTo(mailbox, address);
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
  await context.clearCookies({ name: /session/ });
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link has run out" })).toBeVisible();
});

test("a wrong code is said beside the form, and the code page survives a lost tab", async ({
  page,
  context,
  mailbox,
}) => {
  const address = newAddress();
  await page.goto(paths.signIn());
  await page.getByRole("button", { name: "Mail me a code" }).click();
  await expect(page.getByLabel("Your email address")).toHaveAccessibleDescription(/Type your email address/);
  await askForCode(page, address);
  const code = await codeFor(mailbox, address);
  await typeCode(page, "123");
  await expect(page.getByLabel("The code from the mail")).toHaveAccessibleDescription(/8 digits/);
  await typeCode(page, code === "00000000" ? "00000001" : "00000000");
  await expect(page.getByRole("alert").filter({ hasText: "code" })).toBeVisible();

  await page.close();
  const again = await context.newPage();
  await again.goto(paths.signInCode());
  await expect(again.getByText(address)).toBeVisible();
  await typeCode(again, `${code.slice(0, 4)} ${code.slice(4)}`);
  await expect(again.getByRole("heading", { name: "Today" })).toBeVisible();
});

test("signing out ends the session, wipes the browser, and private pages ask to sign in again", {
  tag: "@wide",
}, async ({ page, context, mailbox }) => {
  const address = await signUp(page, mailbox);
  await page.getByRole("button", { name: "Yes, that is right" }).click();
  await expect(page.getByText("Your days run in")).toBeHidden();
  const kept = await context.cookies();
  await page.goto(paths.settings());
  await expect(page.getByText(address).first()).toBeVisible();
  const answered = page.waitForResponse((response) => response.url().endsWith(paths.signOut()));
  await page.getByRole("button", { name: "Sign out" }).click();
  expect((await (await answered).allHeaders())["clear-site-data"]).toContain("storage");
  await expect(page.getByRole("heading", { name: "The interview is over" })).toBeVisible();
  await page.goto(paths.today());
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  // The old cookie is worth nothing either.
  await context.addCookies(kept);
  await page.goto(paths.today());
  await expect(page).toHaveURL(/\/sign-in/);
});

async function linkTo(mailbox: Mailbox, address: string): Promise<string> {
  const links = await (await mailbox.read(address, signInMail)).links();
  return links.find((link) => link.includes("/sign-in/link/")) ?? "";
}
