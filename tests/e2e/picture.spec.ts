import { paths } from "@/lib/paths";
import { fillInterview, saveInterview, signUp } from "./support/people";
import { expect, test } from "./support/test";

const people = [
  { name: "Ms. Keiko Ito", email: "keiko.ito@example.org" },
  { name: "Mr. Omar Haddad", email: "omar.haddad@example.org" },
  { name: "Ms. Lena Novak", email: "lena.novak@example.org" },
];

test("the page of an application shows the whole way from the interview to the last word", async ({
  page,
  clock,
  mailbox,
}) => {
  await signUp(page, mailbox);
  await page.goto(paths.add());
  await fillInterview(page, await clock.now(), {
    employer: "Harbour & Finch",
    role: "Product designer",
    interviewers: people,
  });
  await page.getByText("Within a week", { exact: true }).click();
  await saveInterview(page, "Harbour & Finch");
  // A second visit shows the plan without the drafts.
  await page.goto(new URL(page.url()).pathname);
  const plan = page.getByRole("list", { name: "The plan" });
  for (const words of [
    "Video interview",
    "Thank Ms. Keiko Ito",
    "An answer within 7 days",
    "A last note",
    "Let it rest?",
  ])
    await expect(plan).toContainText(words);

  if (process.env.AFTERWORD_SCREENSHOTS === "1") {
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    const end = await plan.evaluate((list) => list.getBoundingClientRect().bottom + window.scrollY);
    await page.setViewportSize({ width: 390, height: Math.ceil(end) + 72 });
    await page.screenshot({ path: "docs/images/application-phone.png", scale: "css" });
  }
});
