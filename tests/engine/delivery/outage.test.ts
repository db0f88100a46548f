import { expect, test } from "vitest";
import { getHealth } from "@/lib/health/queries";
import { newId } from "@/lib/ids";
import { claimMoment } from "@/lib/reminders/claiming/commands";
import { sweep } from "@/lib/reminders/sweep/commands";
import { putOffReminders } from "@/lib/reminders/sweep/putting-off/commands";
import { rearmLost } from "@/lib/reminders/sweep/rearming/commands";
import { addressHashOf } from "@/lib/suppressions/commands";
import { newUser, stepOf } from "../../support/factories";
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
  outage,
  pass,
  passTo,
  remindersOf,
  resend,
  settle,
  stage,
  startEngine,
  stopEngine,
} from "./stage";

stage();

const two = [{ name: "Keiko Ito" }, { name: "Ann Bell" }];

test("26 hours without an engine or a sweep: one catch-up mail per user, which says that it is late (P5, I10, F13, I2)", async () => {
  const owners = [await newUser(), await newUser(), await newUser()];
  for (const owner of owners) {
    await interviewOnTuesday(owner, { interviewers: two });
    await interviewOnTuesday(owner, { employerName: "Beta", startTime: "10:00" });
  }
  await pass(day);
  await outage(26 * hour);
  await startEngine();
  await settle();
  await sweep();
  await settle();
  expect(resend.accepted).toHaveLength(owners.length);
  expect(new Set(resend.accepted.map(({ to }) => to)).size).toBe(owners.length);
  expect(resend.accepted[0]?.text).toContain("later than planned");
});

test("after an outage a step is named once, though both its reminders were due (P5, T19)", async () => {
  const owner = await newUser();
  const { applicationId } = await interviewOnTuesday(owner, { interviewers: two });
  const stepId = await stepOf(owner, applicationId, "thank-you", "Keiko Ito");
  await pass(day);
  await outage(27.5 * hour);
  await startEngine();
  await settle();
  expect(resend.accepted).toHaveLength(1);
  expect(resend.accepted[0]?.text.split(`#step-${stepId}`)).toHaveLength(2);
});

test("what is stale after an outage is not sent; its receipt says so (P5)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner, { interviewers: two });
  await pass(day);
  await outage(60 * hour);
  await startEngine();
  await settle();
  await sweep();
  const skipped = (await remindersOf(owner)).filter(({ state }) => state === "skipped");
  expect(skipped.length).toBeGreaterThan(0);
  expect(skipped.every(({ stateReason }) => stateReason?.includes("time had passed"))).toBe(true);
  for (const { text } of resend.accepted) expect(text).not.toContain("Keiko Ito");
});

test("back in the middle of the night: the catch-up mail waits until quiet hours are over (I10)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await pass(day);
  await outage(14 * hour);
  await startEngine();
  await settle();
  await sweep();
  expect(resend.accepted).toEqual([]);
  await pass(9 * hour);
  expect(resend.accepted.length).toBeGreaterThan(0);
  const [first] = await remindersOf(owner);
  expect(first?.acceptedAt?.toISOString().slice(11, 16)).toBe("07:00");
});

test("a first reminder that came late is not followed at once by a second (T19)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner, { interviewers: two });
  await pass(day + 7 * hour);
  resend.accepted.length = 0;
  await stopEngine();
  const second = (await remindersOf(owner)).find(
    ({ slot, kind }) => slot === "second" && kind === "thank-you",
  );
  await moveTo(new Date((second?.dueAt.getTime() ?? 0) - 30 * minute));
  await startEngine();
  await pass(2 * hour);
  expect(resend.accepted).toHaveLength(1);
});

test("the engine loses everything: the sweep re-arms every future reminder under a new event id (F14, I9)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner, { interviewers: two });
  await settle();
  await pass(3 * minute);
  const open = (await remindersOf(owner)).filter(({ state }) => state === "scheduled").length;
  await stopEngine();
  await db`truncate engine.run, engine.job, engine.step, engine.cancellation cascade`;
  expect(await rearmLost()).toBe(open);
  expect(await rearmLost()).toBe(0);
  await startEngine();
  await pass(2 * day + 4 * hour);
  expect(resend.accepted).toHaveLength(3);
  expect(
    (await remindersOf(owner)).filter(({ dueAt, state }) => state === "scheduled" && dueAt < new Date(0)),
  ).toEqual([]);
});

test("no engine at all: the sweep alone delivers, two minutes late (I9)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await stopEngine();
  const due = (await remindersOf(owner))[0]?.dueAt ?? new Date(0);
  await moveTo(due);
  expect((await sweep()).delivered).toBe(0);
  await moveTo(new Date(due.getTime() + 2 * minute));
  expect((await sweep()).delivered).toBe(1);
  expect((await sweep()).delivered).toBe(0);
  expect(resend.accepted).toHaveLength(1);
});

test("events that no engine took are told again under another id (F14)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await db`delete from outbox`;
  await pass(3 * minute);
  expect((await sweep()).rearmed).toBeGreaterThan(0);
  await pass(day + 8 * hour);
  expect(resend.accepted).toHaveLength(1);
});

test("a mail that was frozen and never tried before an outage is made anew with all that is due by then, and says that it is late (P5, I10)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  const thankYou = (await remindersOf(owner)).find(({ kind }) => kind === "thank-you")?.dueAt ?? new Date(0);
  await passTo(new Date(thankYou.getTime() - minute));
  await stopEngine();
  await moveTo(thankYou);
  expect(await claimMoment(owner)).toHaveProperty("claimed");
  await outage(3 * hour);
  await startEngine();
  await sweep();
  await settle();
  expect((await mailsOf(owner)).map(({ state }) => state)).toEqual(["accepted", "void", "accepted"]);
  expect(resend.accepted[1]?.text).toContain("later than planned");
  expect(resend.accepted).toHaveLength(2);
});

test("an owner whose mail cannot be made does not keep the others waiting, and health tells of it (I2, AL1)", async () => {
  const [poisoned, other] = [await newUser(), await newUser()];
  await interviewOnTuesday(poisoned);
  await interviewOnTuesday(other, { startTime: "14:30" });
  await stopEngine();
  await moveTo(new Date(((await remindersOf(other))[0]?.dueAt.getTime() ?? 0) + 3 * minute));
  await db`update profile set time_zone = 'Nowhere/Land' where owner_id = ${poisoned}`;
  await sweep();
  expect(resend.accepted.map(({ to }) => to)).toEqual([`${other}@example.com`]);
  const [row] = await db<{ waits: boolean }[]>`
    select put_off_until > app_now() as waits from reminder where owner_id = ${poisoned} and due_at <= app_now()`;
  expect(row?.waits).toBe(true);
  for (let tries = 0; tries < 2; tries += 1) {
    await moveTo(new Date((await now()).getTime() + 11 * minute));
    await sweep();
  }
  expect((await getHealth()).oldestDueSeconds).toBeGreaterThan(600);
  await db`update profile set time_zone = 'Europe/Berlin' where owner_id = ${poisoned}`;
  await pass(13 * minute);
  await sweep();
  expect(resend.accepted).toHaveLength(2);
  expect((await getHealth()).oldestDueSeconds).toBe(0);
});

test("a reminder whose mail could not be made while it was of use ends, and the receipt says so (I2)", async () => {
  const { owner, due } = await aboutToAsk();
  await stopEngine();
  await db`update profile set time_zone = 'Nowhere/Land' where owner_id = ${owner}`;
  await moveTo(new Date(due.getTime() + 3 * minute));
  await sweep();
  expect(await debriefOf(owner)).toMatchObject({ state: "scheduled" });
  await moveTo(new Date(due.getTime() + 19 * hour));
  await sweep();
  expect(await debriefOf(owner)).toMatchObject({
    state: "failed",
    stateReason: "We could not make this mail in time.",
  });
});

test("a frozen mail that nobody can read any more is frozen anew (decision 5)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  const due = (await remindersOf(owner))[0]?.dueAt ?? new Date(0);
  await passTo(new Date(due.getTime() - minute));
  resend.fail({ status: 429, name: "rate_limit_exceeded", headers: { "retry-after": "120" } });
  await pass(90_000);
  await db`update mail set payload = '\\x00' where owner_id = ${owner}`;
  await pass(10 * minute);
  expect((await mailsOf(owner)).map(({ state }) => state)).toEqual(["void", "accepted"]);
  expect(resend.accepted).toHaveLength(1);
});

test("no reminder goes to an address that mail came back from, and the receipt says so (F10)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await db`insert into suppression (id, owner_id, address_hash, reason, created_at)
    values (${newId()}, ${owner}, ${addressHashOf(`${owner}@example.com`)}, 'bounced', app_now())`;
  await pass(day + 8 * hour);
  await sweep();
  expect(resend.requests).toEqual([]);
  expect((await remindersOf(owner))[0]).toMatchObject({
    state: "suppressed",
    stateReason: expect.stringContaining("came back"),
  });
});

test("the bytes of a mail are encrypted, and erased a day after it is settled; the hash stays (I13)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await pass(day + 8 * hour);
  const [before] = await mailsOf(owner);
  expect(before?.payload?.toString("latin1")).not.toContain("example.com");
  await sweep();
  expect((await mailsOf(owner))[0]?.payload).not.toBeNull();
  await stopEngine();
  await moveTo(new Date((await now()).getTime() + day));
  await sweep();
  expect((await mailsOf(owner))[0]).toMatchObject({ payload: null, payloadHash: before?.payloadHash });
});

test("events and the engine's tables hold no address, no name and no text (I15)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner, { interviewers: [{ name: "Keiko Ito", email: "keiko@acme.example" }] });
  resend.fail({ status: 500 }, { status: 429, name: "rate_limit_exceeded" });
  const due = (await remindersOf(owner))[0]?.dueAt ?? new Date(0);
  await passTo(due);
  await db.unsafe("revoke update on reminder from afterword_worker");
  await pass(2 * minute);
  await db.unsafe("grant update on reminder to afterword_worker");
  await db`update mail set lease_until = null`;
  await pass(day);
  const tables = ["outbox", "engine.run", "engine.step", "engine.job", "engine.once", "engine.cancellation"];
  for (const table of tables) {
    const rows = await db.unsafe(`select t::text as row from ${table} t`);
    expect(rows.map(({ row }) => row).join("\n")).not.toMatch(/Keiko|Ito|Acme|@|example|Dear|designer/i);
  }
});

test("putting reminders off touches the owner's own rows only", async () => {
  const [one, two] = [await newUser(), await newUser()];
  await interviewOnTuesday(one);
  await interviewOnTuesday(two);
  const ids = (await remindersOf(two)).map(({ id }) => id);
  await putOffReminders(one, ids);
  const [row] = await db<
    { n: number }[]
  >`select count(*)::int as n from reminder where wait_until is not null`;
  expect(row?.n).toBe(0);
});
