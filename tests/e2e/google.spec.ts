import { paths } from "@/lib/paths";
import { type FakeGoogle, startFakeGoogle } from "../support/fake-google";
import { codeFor, newAddress, signUp, typeCode } from "./support/people";
import { expect, test } from "./support/test";

let google: FakeGoogle;

test.beforeAll(async () => {
  google = await startFakeGoogle(process.env.AFTERWORD_TEST_GOOGLE_URL);
});
test.afterAll(() => google.close());
test.beforeEach(() => {
  const address = newAddress();
  google.person = { sub: address, email: address, email_verified: true, hd: "example.com" };
  google.isDown = false;
});

const button = { name: "Continue with Google" };

test("from the landing page one signs in with Google and lands on Today", async ({ page, context }) => {
  await page.goto(paths.home());
  await page.getByRole("link", { name: "Sign in" }).first().click();
  await page.getByRole("button", button).click();
  await expect(page.getByRole("heading", { name: "Choose an account" })).toBeVisible();
  await page.getByRole("link", { name: /^Continue as/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
  const kept = await context.cookies();
  expect(kept.filter(({ name }) => name.includes("google"))).toEqual([]);
  expect(kept.find(({ name }) => name.includes("session"))).toMatchObject({
    name: "afterword.session",
    httpOnly: true,
    sameSite: "Lax",
  });
  await page.goto(paths.settings());
  await expect(page.getByText(google.person.email).first()).toBeVisible();
  await expect(page.getByLabel("Time zone").first()).toHaveValue(/Kathmandu/);
});

test("it goes on where one was going, and in the account that the same address has by code", async ({
  page,
  mailbox,
  context,
}) => {
  const address = await signUp(page, mailbox);
  await context.clearCookies();
  google.person = { sub: address, email: address, email_verified: true, hd: "example.com" };
  await page.goto(paths.searches());
  await expect(page).toHaveURL(/sign-in/);
  await page.getByRole("button", button).click();
  await page.getByRole("link", { name: /^Continue as/ }).click();
  await expect(page).toHaveURL(paths.searches());
  await page.goto(paths.settings());
  await expect(page.getByText(address).first()).toBeVisible();
});

test("in the settings one sees that Google opens the account, and can end it", async ({ page }) => {
  await page.goto(paths.signIn());
  await page.getByRole("button", button).click();
  await page.getByRole("link", { name: /^Continue as/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
  await page.goto(paths.settings());
  await page.getByRole("button", { name: "Stop signing in with Google" }).click();
  await expect(page.getByRole("status").filter({ hasText: "A code opens your account now" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Stop signing in with Google" })).toBeHidden();
});

test("who presses cancel at Google is back on the sign-in page with a sentence, and may take either way", async ({
  page,
}) => {
  await page.goto(paths.signIn(new URLSearchParams({ to: paths.contacts() })));
  await page.getByRole("button", button).click();
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "You stopped at Google" })).toBeVisible();
  await expect(page.getByLabel("Your email address")).toBeVisible();
  await page.getByRole("button", button).click();
  await page.getByRole("link", { name: /^Continue as/ }).click();
  await expect(page).toHaveURL(paths.contacts());
});

test("an address that Google does not run gets a code, with a word on why", async ({ page, mailbox }) => {
  const { email } = google.person;
  google.person = { sub: email, email, email_verified: true };
  await page.goto(paths.signIn(new URLSearchParams({ to: paths.contacts() })));
  await page.getByRole("button", button).click();
  await page.getByRole("link", { name: /^Continue as/ }).click();
  await expect(page.getByText("another mail service than Google’s")).toBeVisible();
  await typeCode(page, await codeFor(mailbox, email));
  await expect(page).toHaveURL(paths.contacts());
});

test("the callback that another browser began signs nobody in here", async ({ page, anotherBrowser }) => {
  const elsewhere = await anotherBrowser();
  await elsewhere.goto(paths.signIn());
  await elsewhere.getByRole("button", button).click();
  const callback = await elsewhere.getByRole("link", { name: /^Continue as/ }).getAttribute("href");
  await page.goto(callback ?? "");
  await expect(page.getByRole("alert").filter({ hasText: "began in another browser" })).toBeVisible();
  await page.goto(paths.today());
  await expect(page).toHaveURL(/sign-in/);
});

test("while Google does not answer, the page says so and the code is still there", async ({ page }) => {
  google.isDown = true;
  await page.goto(paths.signIn(new URLSearchParams({ to: paths.contacts() })));
  await page.getByRole("button", button).click();
  await expect(page.getByRole("alert").filter({ hasText: "Google did not answer" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Mail me a code" })).toBeVisible();
  google.isDown = false;
  await page.getByRole("button", button).click();
  await page.getByRole("link", { name: /^Continue as/ }).click();
  await expect(page).toHaveURL(paths.contacts());
});

test("before what cannot be undone only a code will do", async ({ page }) => {
  await page.goto(paths.signIn(new URLSearchParams({ again: "yes" })));
  await expect(page.getByRole("button", { name: "Mail me a code" })).toBeVisible();
  await expect(page.getByRole("button", button)).toBeHidden();
});

test("with the keys set nothing else of Auth.js opens", async ({ request }) => {
  for (const path of [
    "signin",
    "signin/google",
    "callback/email",
    "callback/elsewhere",
    "signout",
    "error",
  ]) {
    expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(405);
  }
  const headers = { "sec-fetch-site": "same-origin" };
  for (const path of ["signin/google", "callback/google", "session", "signout"]) {
    expect((await request.post(`/api/auth/${path}`, { headers })).status(), path).toBe(405);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the button leads to Google and back to Today", async ({ page }) => {
    await page.goto(paths.signIn());
    await page.getByRole("button", button).click();
    await page.getByRole("link", { name: /^Continue as/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
  });

  test("an address of elsewhere in `to` leads nowhere else (B7)", async ({ page }) => {
    await page.goto(paths.signIn(new URLSearchParams({ to: "//elsewhere.example" })));
    await page.getByRole("button", button).click();
    await page.getByRole("link", { name: /^Continue as/ }).click();
    await expect(page).toHaveURL(paths.today());
  });
});
