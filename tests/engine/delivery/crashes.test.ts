import { beforeEach, expect, test } from "vitest";
import type { OwnerId } from "@/lib/auth/owner";
import { markDone, snoozeStep } from "@/lib/follow-ups/commands";
import { applyProviderEvent } from "@/lib/mail/events/commands";
import { sendMail } from "@/lib/mail/sending/commands";
import { lookAtReminder } from "@/lib/reminders/alarm/commands";
import { sweep } from "@/lib/reminders/sweep/commands";
import { newUser, stepOf } from "../../support/factories";
import {
  alarmOf,
  db,
  dropLease,
  hour,
  interviewOnTuesday,
  mailsOf,
  minute,
  moveTo,
  now,
  pass,
  type ReminderRow,
  relay,
  remindersOf,
  resend,
  settle,
  stage,
  startEngine,
  stopEngine,
} from "./stage";

stage();

let owner: OwnerId;
let applicationId: string;
let thankYous: ReminderRow[];

/** Two thank-yous that are due now, the debrief done, and no engine: each half of the work is done by hand. */
beforeEach(async () => {
  await stopEngine();
  owner = await newUser();
  const interviewers = [{ name: "Keiko Ito" }, { name: "Ann Bell" }];
  ({ applicationId } = await interviewOnTuesday(owner, { interviewers }));
  await markDone(owner, { stepId: await stepOf(owner, applicationId, "debrief") }, await now());
  thankYous = (await remindersOf(owner)).filter(({ kind, slot }) => kind === "thank-you" && slot === "due");
  await moveTo(thankYous[0]?.dueAt ?? new Date(0));
});

async function look(at = 0, run = "1") {
  const row = thankYous[at];
  if (!row) throw new Error("no such reminder");
  return lookAtReminder(alarmOf(owner, row), run);
}

async function claimed(): Promise<string> {
  const answer = await look();
  if (!("mailId" in answer)) throw new Error(`not claimed: ${JSON.stringify(answer)}`);
  return answer.mailId;
}

async function states(): Promise<string[]> {
  const rows = await remindersOf(owner);
  return rows.filter(({ kind, slot }) => kind === "thank-you" && slot === "due").map(({ state }) => state);
}

test("two wake-ups at once, for both reminders of a moment: one claim wins, one mail (F16, I1)", async () => {
  const looks = await Promise.all([look(0, "1"), look(0, "2"), look(1, "3"), look(1, "4")]);
  const mailIds = looks.flatMap((answer) => ("mailId" in answer ? [answer.mailId] : []));
  expect(new Set(mailIds).size).toBe(1);
  await Promise.all(mailIds.map((mailId) => sendMail(mailId)));
  expect(resend.accepted).toHaveLength(1);
  expect(await states()).toEqual(["accepted", "accepted"]);
});

test("fifty sends of one mail at once: one request goes out (F16)", async () => {
  const mailId = await claimed();
  const answers = await Promise.all(Array.from({ length: 50 }, () => sendMail(mailId)));
  expect(resend.requests).toHaveLength(1);
  expect(answers.filter(({ state }) => state === "settled").length).toBeGreaterThan(0);
});

test("the engine wakes early: the claim refuses and the run sleeps on (F17, I3)", async () => {
  await db`update reminder set due_at = due_at + interval '1 hour' where owner_id = ${owner}`;
  const answer = await look();
  expect(answer).toHaveProperty("sleepUntil");
  expect(resend.requests).toHaveLength(0);
});

test("an alarm of an older version is over at once (I5)", async () => {
  await db`update reminder set version = version + 1 where owner_id = ${owner}`;
  expect(await look()).toEqual({ over: true });
});

test("C1: the row is written and the process dies before the relay: the event goes later, and once", async () => {
  expect(await relay()).toBeGreaterThan(0);
  expect(await relay()).toBe(0);
  await startEngine();
  await settle();
  await pass(minute);
  expect(resend.accepted).toHaveLength(1);
});

test("C2: the same event is handed over twice: one run, one mail", async () => {
  await relay();
  await db`update outbox set sent_at = null`;
  await relay();
  const [runs] = await db<{ n: number; ids: number }[]>`
    select count(*)::int as n, count(distinct event->>'id')::int as ids from engine.run`;
  expect(runs?.n).toBe(runs?.ids);
});

test("C3: dead between the claim and its answer: the next look goes on with the same mail", async () => {
  const mailId = await claimed();
  expect(await claimed()).toBe(mailId);
  expect(await mailsOf(owner)).toHaveLength(1);
});

test("C4: dead between the claim and the request: nothing had begun, and the mail goes once", async () => {
  const mailId = await claimed();
  expect((await mailsOf(owner))[0]).toMatchObject({ state: "frozen", attempts: 0, firstAttemptAt: null });
  expect(await sendMail(mailId)).toEqual({ state: "settled" });
  expect(resend.accepted).toHaveLength(1);
});

test("C5: accepted, and the answer is lost: the same bytes under the same key, one mail (I6, I7)", async () => {
  resend.fail({ accepted: true, reset: true });
  const mailId = await claimed();
  const sent = await sendMail(mailId);
  expect(sent.state).toBe("again");
  await pass(hour);
  expect(await sendMail(mailId)).toEqual({ state: "settled" });
  expect(resend.requests).toHaveLength(2);
  expect(new Set(resend.requests.map(({ key }) => key))).toEqual(new Set([`mail/${mailId}`]));
  expect(new Set(resend.requests.map(({ body }) => body)).size).toBe(1);
  expect(resend.accepted).toHaveLength(1);
  expect(await states()).toEqual(["accepted", "accepted"]);
});

test("a mail that failed at the provider before its acceptance is answered stays failed (I16)", async () => {
  resend.fail({ accepted: true, hang: true });
  const mailId = await claimed();
  const sending = sendMail(mailId);
  await expect.poll(() => resend.accepted.length).toBe(1);
  const data = {
    email_id: resend.accepted[0]?.id ?? "",
    to: [`${owner}@example.com`],
    tags: { mail_id: mailId },
  };
  await applyProviderEvent("msg_failed", { type: "email.failed", created_at: new Date(), data });
  resend.release();
  expect(await sending).toEqual({ state: "settled" });
  expect(await states()).toEqual(["failed", "failed"]);
  expect((await mailsOf(owner))[0]?.state).toBe("failed");
});

test("C6: killed while the request is under way: after the lease the same bytes go again, and a late answer changes nothing (I6)", async () => {
  resend.fail({ accepted: true, hang: true });
  const mailId = await claimed();
  const first = sendMail(mailId);
  await expect.poll(() => resend.requests.length).toBe(1);
  expect(await sendMail(mailId)).toMatchObject({ state: "again" });
  expect(resend.requests).toHaveLength(1);
  await dropLease(mailId);
  expect(await sendMail(mailId)).toEqual({ state: "settled" });
  resend.release();
  expect(await first).toEqual({ state: "settled" });
  expect(new Set(resend.requests.map(({ body }) => body)).size).toBe(1);
  expect(resend.accepted).toHaveLength(1);
  expect(await states()).toEqual(["accepted", "accepted"]);
  expect((await mailsOf(owner))[0]?.state).toBe("accepted");
});

test("C7: recorded, and the step is repeated: nothing is sent again", async () => {
  const mailId = await claimed();
  await sendMail(mailId);
  expect(await sendMail(mailId)).toEqual({ state: "settled" });
  expect(await look()).toEqual({ over: true });
  expect(resend.requests).toHaveLength(1);
});

test("C8: the second reminder exists before the first is sent, so nothing is left to schedule", async () => {
  const seconds = (await remindersOf(owner)).filter(
    ({ slot, kind }) => slot === "second" && kind === "thank-you",
  );
  expect(seconds.map(({ state }) => state)).toEqual(["scheduled", "scheduled"]);
});

test("one step is done between claim and attempt: the mail is void, and the other goes in a new one (decision 5)", async () => {
  const mailId = await claimed();
  await markDone(
    owner,
    { stepId: await stepOf(owner, applicationId, "thank-you", "Keiko Ito") },
    await now(),
  );
  expect(await sendMail(mailId)).toEqual({ state: "void" });
  thankYous = (await remindersOf(owner)).filter(({ state, slot }) => state === "scheduled" && slot === "due");
  const again = await look();
  if (!("mailId" in again)) throw new Error(`not claimed anew: ${JSON.stringify([again, thankYous])}`);
  expect(again.mailId).not.toBe(mailId);
  await sendMail(again.mailId);
  expect(resend.accepted).toHaveLength(1);
  expect(resend.accepted[0]?.text).toContain("Ann Bell");
  expect(resend.accepted[0]?.text).not.toContain("Keiko Ito");
  expect((await mailsOf(owner)).map(({ state }) => state)).toEqual(["void", "accepted"]);
  expect((await states()).sort()).toEqual(["accepted", "cancelled"]);
});

test("both steps are done between claim and attempt: the mail is void and nothing goes (I4)", async () => {
  const mailId = await claimed();
  for (const name of ["Keiko Ito", "Ann Bell"]) {
    await markDone(owner, { stepId: await stepOf(owner, applicationId, "thank-you", name) }, await now());
  }
  expect(await sendMail(mailId)).toEqual({ state: "void" });
  await sweep();
  expect(resend.requests).toHaveLength(0);
});

test("the run that claimed is cancelled: the others of the moment send the mail (decision 5)", async () => {
  const mailId = await claimed();
  expect(await look(1, "2")).toEqual({ mailId });
});

test("nobody goes on with a claimed mail: the sweep does, within two minutes (I9)", async () => {
  await claimed();
  await pass(90_000);
  expect((await sweep()).resumed).toBe(1);
  expect(resend.accepted).toHaveLength(1);
});

test("refused for now and then snoozed: the earlier occurrence gives way (I4)", async () => {
  resend.fail({ status: 429, name: "rate_limit_exceeded", headers: { "retry-after": "30" } });
  const mailId = await claimed();
  const until = new Date((await now()).getTime() + 3 * hour).toISOString();
  expect(await sendMail(mailId)).toMatchObject({ state: "again" });
  for (const name of ["Keiko Ito", "Ann Bell"]) {
    await snoozeStep(
      owner,
      { stepId: await stepOf(owner, applicationId, "thank-you", name), until },
      await now(),
    );
  }
  await pass(hour);
  await sendMail(mailId);
  await sweep();
  expect(resend.accepted).toHaveLength(0);
  await startEngine();
  await pass(30 * hour);
  const accepted = (await remindersOf(owner)).filter(
    ({ state, slot }) => state === "accepted" && slot === "due",
  );
  expect(accepted.filter(({ kind }) => kind === "thank-you")).toHaveLength(2);
});

test("its fate is unknown after 23 hours: it is never sent again, and the receipt says so (I8)", async () => {
  resend.failWhile(() => ({ reset: true }));
  const mailId = await claimed();
  await sendMail(mailId);
  resend.failWhile(null);
  await db`update mail set first_attempt_at = first_attempt_at - interval '23 hours 1 minute', next_attempt_at = null
    where id = ${mailId}`;
  const before = resend.requests.length;
  expect(await sendMail(mailId)).toEqual({ state: "settled" });
  await sweep();
  expect(resend.requests).toHaveLength(before);
  expect((await mailsOf(owner))[0]?.state).toBe("unknown");
  expect(await states()).toEqual(["unknown", "unknown"]);
});

test("a database that cannot be reached at the claim leaves nothing behind that sends (I1)", async () => {
  await db.unsafe("revoke insert on action_token from afterword_worker");
  try {
    await expect(look()).rejects.toThrow();
  } finally {
    await db.unsafe("grant insert on action_token to afterword_worker");
  }
  expect(await mailsOf(owner)).toEqual([]);
  expect(await states()).toEqual(["scheduled", "scheduled"]);
});
