import { beforeEach, expect, test } from "vitest";
import { connection } from "@/db/client";
import type { OwnerId } from "@/lib/auth/owner";
import { resendMailer } from "@/lib/email/mailer";
import { releaseSending } from "@/lib/mail/holding/commands";
import { requestSignInMail } from "@/lib/mail/sign-in/commands";
import { sendLateSignInMails, sweep } from "@/lib/reminders/sweep/commands";
import { newUser } from "../../support/factories";
import {
  aboutToAsk,
  day,
  db,
  debriefOf,
  hour,
  interviewOnTuesday,
  mailsOf,
  minute,
  moveTo,
  now,
  pass,
  resend,
  settle,
  stage,
  startEngine,
  stopEngine,
} from "./stage";

stage();

let owner: OwnerId;
let due: Date;

beforeEach(async () => {
  ({ owner, due } = await aboutToAsk());
});

async function held() {
  const [row] = await db<{ at: Date | null; until: Date | null; reason: string | null }[]>`
    select held_at as at, held_until as until, held_reason as reason from sending`;
  return row;
}

async function signIn(address = "kim@example.com"): Promise<void> {
  const { db: auth } = connection("auth");
  await auth.transaction((tx) =>
    requestSignInMail(tx, { to: address, code: "12345678", link: "http://x.example/", expiresMinutes: 10 }),
  );
}

test("F1: 429 with retry-after: it waits that long, then the same key, and one mail", async () => {
  resend.fail({ status: 429, name: "rate_limit_exceeded", headers: { "retry-after": "90" } });
  await pass(minute + 80_000);
  expect(resend.requests).toHaveLength(1);
  await pass(5 * minute);
  expect(resend.requests).toHaveLength(2);
  expect(new Set(resend.requests.map(({ key, body }) => key + body)).size).toBe(1);
  expect(resend.accepted).toHaveLength(1);
});

test("F2: a used-up quota holds reminders until it is there again, and sign-in mails pass", async () => {
  resend.failWhile((body) =>
    body.includes("Afterword code") ? null : { status: 429, name: "daily_quota_exceeded" },
  );
  await pass(3 * hour);
  expect(resend.requests).toHaveLength(1);
  expect((await held())?.until).toEqual(expect.any(Date));
  await signIn();
  await settle();
  expect(resend.accepted.map(({ to }) => to)).toEqual(["kim@example.com"]);
  expect((await debriefOf(owner))?.state).toBe("scheduled");
  resend.failWhile(null);
  await pass(day);
  const debriefs = resend.accepted.filter(({ subject }) => subject.startsWith("How did it go"));
  expect(debriefs).toHaveLength(1);
});

test("F3: 500 and 503 are tried again with the same key until one passes", async () => {
  resend.fail({ status: 500 }, { status: 503, name: "service_unavailable" }, { accepted: true, status: 500 });
  await pass(hour);
  expect(resend.requests).toHaveLength(4);
  expect(new Set(resend.requests.map(({ key, body }) => key + body)).size).toBe(1);
  expect(resend.accepted).toHaveLength(1);
  expect((await debriefOf(owner))?.state).toBe("accepted");
});

test("F3: a provider that is down for six hours: no reminder lost or doubled once it is back (F11, P9)", async () => {
  resend.failWhile(() => ({ status: 503 }));
  await pass(6 * hour);
  resend.failWhile(null);
  await pass(2 * hour);
  expect(resend.accepted).toHaveLength(1);
});

test("F4: no answer in time counts as unsure, and the call is given up", async () => {
  resend.fail({ hang: true });
  const impatient = resendMailer(resend.apiKey, resend.url, 50);
  const mail = {
    from: "a@b.example",
    to: "c@d.example",
    subject: "s",
    html: "",
    text: "",
    headers: {},
    tags: [],
  };
  expect(await impatient.send("mail/1", mail)).toMatchObject({ is: "uncertain" });
});

test("F4: cut off after acceptance: one mail", async () => {
  resend.fail({ accepted: true, reset: true });
  await pass(hour);
  expect(resend.requests).toHaveLength(2);
  expect(resend.accepted).toHaveLength(1);
});

test.each([
  ["without an id", "{}"],
  ["that is null", "null"],
  ["that cannot be read", "<html>"],
])("F5: an answer %s is unsure: same key again, one mail", async (_what, raw) => {
  resend.fail({ accepted: true, status: 200, raw });
  await pass(hour);
  expect(resend.requests).toHaveLength(2);
  expect(resend.accepted).toHaveLength(1);
  expect((await debriefOf(owner))?.state).toBe("accepted");
});

test("F6: the same key is still in flight: later, same key", async () => {
  resend.fail({ status: 409, name: "concurrent_idempotent_requests" });
  await pass(hour);
  expect(resend.accepted).toHaveLength(1);
});

test("F7: the key stands for other bytes: no new key, shown as unknown", async () => {
  resend.fail({ status: 409, name: "invalid_idempotent_request" });
  await pass(3 * hour);
  await sweep();
  expect(resend.requests).toHaveLength(1);
  expect((await debriefOf(owner))?.state).toBe("unknown");
});

test("F8: 422 fails this mail for good, with a receipt, and no other", async () => {
  resend.fail({ status: 422, name: "validation_error" });
  await pass(day);
  expect(await debriefOf(owner)).toMatchObject({
    state: "failed",
    stateReason: "The mail service did not take this mail.",
  });
  expect((await mailsOf(owner))[0]).toMatchObject({ state: "failed", errorCode: "validation_error" });
  expect((await held())?.at).toBeNull();
  expect(resend.accepted.length).toBeGreaterThan(0);
});

test.each([
  [401, "invalid_api_key"],
  [403, "validation_error"],
])("F8: %i stops all reminders without a hot loop, and they go once it works again", async (status, name) => {
  resend.failWhile(() => ({ status, name }));
  await pass(2 * hour);
  expect((await held())?.reason).toBe(name);
  expect(resend.requests.length).toBeLessThan(20);
  expect((await debriefOf(owner))?.state).toBe("scheduled");
  resend.failWhile(null);
  await pass(2 * hour);
  expect(resend.accepted).toHaveLength(1);
});

test("an operator holds sending, as after a restore: nothing goes; once let go, the sweep delivers at once (F36)", async () => {
  await db`update sending set held_at = app_now(), held_reason = 'restored'`;
  await pass(90 * minute);
  await sweep();
  expect(resend.requests).toEqual([]);
  await releaseSending();
  expect((await sweep()).delivered).toBe(1);
  expect(resend.accepted).toHaveLength(1);
});

test("a sign-in mail goes ahead of reminders that are waiting (EM6)", async () => {
  await stopEngine();
  for (let n = 0; n < 12; n += 1) await interviewOnTuesday(await newUser());
  await moveTo(due);
  await startEngine();
  await expect.poll(() => resend.requests.length, { timeout: 10_000 }).toBeGreaterThan(0);
  const before = resend.requests.length;
  await signIn("first@example.com");
  await db`update mail set created_at = created_at - interval '5 seconds' where stream = 'sign-in'`;
  await sendLateSignInMails();
  const place = resend.accepted.findIndex(({ to }) => to === "first@example.com");
  expect(place).toBeGreaterThanOrEqual(0);
  expect(place - before).toBeLessThan(4);
  await settle();
});

test("a sign-in mail is of no use after ten minutes, and is given up then", async () => {
  resend.failWhile((body) => (body.includes("Afterword code") ? { status: 503 } : null));
  await signIn();
  await pass(30 * minute);
  // Eight tries with drawn waits may end before the ten minutes do; the worker looks after what is left.
  await sendLateSignInMails();
  expect((await mailsOf(null))[0]).toMatchObject({ state: "failed", errorCode: "expired" });
  expect(await now()).toEqual(expect.any(Date));
});

test("F8: a refusal shortens no hold that an operator has set", async () => {
  await db`update sending set held_at = app_now(), held_reason = 'by hand', held_until = null`;
  resend.fail({ status: 401, name: "missing_api_key" });
  await signIn();
  await pass(minute);
  expect(resend.requests.length).toBeGreaterThan(0);
  expect(await held()).toMatchObject({ reason: "by hand", until: null });
});

test("F2: a quota that the provider says is back in seconds holds reminders for ten minutes all the same", async () => {
  resend.fail({ status: 429, name: "daily_quota_exceeded", headers: { "retry-after": "5" } });
  await pass(minute + 30_000);
  expect((await held())?.reason).toBe("quota");
  await pass(8 * minute);
  expect(resend.accepted).toHaveLength(0);
  await pass(3 * minute);
  expect(resend.accepted).toHaveLength(1);
});
