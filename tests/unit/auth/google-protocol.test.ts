import { afterAll, beforeEach, expect, test } from "vitest";
import { answerOfGoogle, beginAtGoogle, checkCookieNames } from "@/lib/auth/google/protocol";
import { log } from "@/lib/log";
import { settingsOfFakeGoogle, startFakeGoogle } from "../../support/fake-google";

const google = await startFakeGoogle();
const keys = settingsOfFakeGoogle(google.url);
Object.assign(process.env, keys, { AFTERWORD_URL: "https://afterword.example" });
log.level = "silent";

afterAll(() => google.close());

beforeEach(() => {
  google.person = { sub: "104", email: "kim@gmail.com", email_verified: true };
  google.lies = {};
  google.isDown = false;
});

async function begin() {
  const begun = await beginAtGoogle();
  if (begun.kind === "failed") throw new Error("Google did not answer");
  return begun;
}

/** Goes to Google, presses there, and comes back with what the browser kept. */
async function goAndPress(button: "continue" | "cancel") {
  const { url, cookies } = await begin();
  const { search } = new URL(await google.press(url, button));
  return { search, cookies: new Map(cookies.map(({ name, value }) => [name, value])) };
}

test("Google is asked for the address alone, with state, nonce and PKCE, and sends back to the address of the settings", async () => {
  const { url, cookies } = await begin();
  const asked = new URL(url);
  expect(asked.origin).toBe(google.url);
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    response_type: "code",
    scope: "openid email",
    prompt: "select_account",
    code_challenge_method: "S256",
    redirect_uri: "https://afterword.example/api/auth/callback/google",
  });
  expect(cookies.map(({ name }) => name).sort()).toEqual(checkCookieNames().sort());
  for (const { name, value, options } of cookies) {
    expect(name).toMatch(/^__Host-afterword\.google-/);
    expect(options).toMatchObject({ httpOnly: true, secure: true, sameSite: "lax", path: "/", maxAge: 900 });
    for (const shown of ["state", "nonce"]) expect(value).not.toContain(asked.searchParams.get(shown));
  }
});

test("what Google proved is handed out, and nothing else of the person", async () => {
  google.lies = { name: "Kim", picture: "https://example.com/kim.png" };
  const { search, cookies } = await goAndPress("continue");
  expect(await answerOfGoogle(search, cookies)).toEqual({ kind: "proven", claims: google.person });
});

test("a callback works once: Google takes a code a single time", async () => {
  const { search, cookies } = await goAndPress("continue");
  expect(await answerOfGoogle(search, cookies)).toMatchObject({ kind: "proven" });
  expect(await answerOfGoogle(search, cookies)).toEqual({ kind: "failed" });
});

test("who stops at Google has cancelled", async () => {
  const { search, cookies } = await goAndPress("cancel");
  expect(await answerOfGoogle(search, cookies)).toEqual({ kind: "cancelled" });
});

test("a callback without what this browser kept is expired, and nothing is asked of Google", async () => {
  const { search } = await goAndPress("continue");
  const asked = google.exchanges.length;
  expect(await answerOfGoogle(search, new Map())).toEqual({ kind: "expired" });
  expect(google.exchanges).toHaveLength(asked);
});

test("the callback of another browser signs nobody in: state, nonce and verifier each belong to one (v5.0.0-10.1.2)", async () => {
  for (const foreign of checkCookieNames()) {
    const own = await goAndPress("continue");
    const other = await goAndPress("continue");
    const cookies = new Map(own.cookies).set(foreign, other.cookies.get(foreign) ?? "");
    expect(await answerOfGoogle(own.search, cookies), foreign).toEqual({ kind: "failed" });
  }
});

test("a kept value put under another name is no check", async () => {
  const { search, cookies } = await goAndPress("continue");
  const values = [...cookies.values()].reverse();
  const swapped = new Map([...cookies.keys()].map((name, at) => [name, values[at] ?? ""]));
  expect(await answerOfGoogle(search, swapped)).toEqual({ kind: "expired" });
});

test.each([
  ["for another product", { aud: "somebody-else" }],
  ["of another issuer", { iss: "https://elsewhere.example" }],
  ["that has run out", { exp: 1 }],
  ["with another nonce", { nonce: "another" }],
  ["without a sub", { sub: undefined }],
])("an id token %s proves nothing", async (_, lies) => {
  google.lies = lies;
  const { search, cookies } = await goAndPress("continue");
  expect(await answerOfGoogle(search, cookies)).toEqual({ kind: "failed" });
});

test("while Google is down nobody leaves, and who comes back may try again", async () => {
  const { search, cookies } = await goAndPress("continue");
  google.isDown = true;
  expect(await answerOfGoogle(search, cookies)).toEqual({ kind: "failed" });
  expect(await beginAtGoogle()).toEqual({ kind: "failed" });
});

test.each(["?", "?code=1&code=2&state=3", "?callbackUrl=javascript:alert(1)", `?state=${"x".repeat(9000)}`])(
  "a made-up callback %s is no fault of ours",
  async (search) => {
    const { cookies } = await goAndPress("continue");
    expect(await answerOfGoogle(search, cookies)).toEqual({ kind: "failed" });
  },
);
