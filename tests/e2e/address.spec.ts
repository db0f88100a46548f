import { paths } from "@/lib/paths";
import { askForCode, codeFor, newAddress, signUp, typeCode } from "./support/people";
import { expect, test } from "./support/test";

test("another address is taken by code; the old one is told and opens nothing any more (F10, F46)", async ({
  page,
  mailbox,
  anotherBrowser,
}) => {
  const before = await signUp(page, mailbox);
  const after = newAddress();
  await page.goto(paths.settings());
  await page.getByRole("link", { name: "Use another address" }).click();
  await page.getByLabel("The new address").fill(after);
  await page.getByRole("button", { name: "Mail a code there" }).click();
  await expect(page.getByRole("heading", { name: "Look in your mail" })).toBeVisible();

  const mail = await mailbox.read(after, /is your code for this address/);
  const code = /\d{4} \d{4}/.exec(await mail.subject())?.[0] ?? "";
  await page.getByLabel("The code from the mail").fill(code === "0000 0000" ? "1111 1111" : "0000 0000");
  await page.getByRole("button", { name: "Use this address" }).click();
  await expect(page.getByText("That is not the code")).toBeVisible();
  await page.getByLabel("The code from the mail").fill(code);
  await page.getByRole("button", { name: "Use this address" }).click();
  await expect(page.getByText(`You sign in with ${after} now`)).toBeVisible();
  await mailbox.read(before, /Your Afterword address was changed/);

  const elsewhere = await anotherBrowser();
  await elsewhere.goto(paths.signIn());
  await askForCode(elsewhere, after);
  await typeCode(elsewhere, await codeFor(mailbox, after));
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
  await elsewhere.goto(paths.settings());
  await expect(elsewhere.getByText(`You sign in with ${after}.`)).toBeVisible();
});
