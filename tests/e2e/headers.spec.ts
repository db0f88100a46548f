import { paths } from "@/lib/paths";
import { signUp } from "./support/people";
import { expect, test } from "./support/test";

test("every answer carries a policy with a fresh nonce and the headers that go with it", async ({
  request,
}) => {
  const nonces = new Set<string>();
  for (const path of [
    paths.home(),
    paths.calculator(),
    paths.signIn(),
    paths.today(),
    "/nowhere",
    "/api/health",
  ]) {
    const answer = await request.get(path, { maxRedirects: 0 });
    const headers = answer.headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toContain("'strict-dynamic'");
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["x-frame-options"], path).toBe("DENY");
    expect(headers["referrer-policy"], path).toBeTruthy();
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
  expect(nonces).not.toContain("");
  expect(nonces.size).toBe(6);
});

test("private pages are kept in no cache (F52)", async ({ page, mailbox }) => {
  await signUp(page, mailbox);
  for (const path of [paths.today(), paths.applications(), paths.settings()]) {
    const answer = await page.request.get(path);
    expect(answer.headers()["cache-control"], path).toContain("no-store");
  }
});

test("a POST from another site is refused", async ({ page, mailbox }) => {
  await signUp(page, mailbox);
  const foreign: Record<string, string>[] = [
    { origin: "https://elsewhere.example" },
    { "sec-fetch-site": "cross-site" },
  ];
  for (const headers of foreign) {
    for (const path of [
      paths.signOut(),
      paths.deleteAccountPost(),
      paths.downloadPost(),
      paths.settings(),
      paths.actionPost("x"),
    ]) {
      const answer = await page.request.post(path, { headers, form: {}, maxRedirects: 0 });
      expect(answer.status(), path).toBe(403);
    }
  }
  await page.reload();
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
});
