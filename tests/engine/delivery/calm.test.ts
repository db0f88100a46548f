import { beforeEach, expect, test } from "vitest";
import type { OwnerId } from "@/lib/auth/owner";
import { logAnswer } from "@/lib/follow-ups/answers/commands";
import { dayOf } from "@/lib/moments/rules";
import { claimMoment } from "@/lib/reminders/claiming/commands";
import { mailsADay } from "@/lib/reminders/rules";
import { sweep } from "@/lib/reminders/sweep/commands";
import { newUser } from "../../support/factories";
import {
  day,
  db,
  hour,
  interviewOnTuesday,
  mailsOf,
  now,
  pass,
  remindersOf,
  resend,
  stage,
  stopEngine,
} from "./stage";

stage();

let owner: OwnerId;
const hours = ["09:00", "10:30", "12:00", "13:30", "15:00", "16:30", "18:00"];

beforeEach(async () => {
  owner = await newUser();
});

/** Seven interviews of one Tuesday: each asks how it went half an hour after its end, and wants thank-yous. */
async function busyTuesday(): Promise<void> {
  for (const [n, startTime] of hours.entries()) {
    await interviewOnTuesday(owner, { employerName: `Employer ${n}`, startTime, durationMinutes: 30 });
  }
}

async function mailsByDay(): Promise<Map<string, number>> {
  const rows = await db<{ at: Date }[]>`
    select created_at as at from mail where owner_id = ${owner} and state <> 'void'`;
  const counts = new Map<string, number>();
  for (const { at } of rows) {
    const local = dayOf(at, "Europe/Berlin");
    counts.set(local, (counts.get(local) ?? 0) + 1);
  }
  return counts;
}

test("I10: a day brings six mails at most; the rest come together the next morning and say why, and none is lost (I2)", async () => {
  await busyTuesday();
  await pass(2 * day + 4 * hour);
  expect(Math.max(...(await mailsByDay()).values())).toBe(mailsADay);
  const morning = resend.accepted[mailsADay];
  expect(morning?.text).toContain("waited for the morning");
  expect(morning?.text).toContain("planned for Tuesday");
  const dueBefore = new Date((await now()).getTime() - hour);
  const rows = (await remindersOf(owner)).filter(({ dueAt }) => dueAt < dueBefore);
  const untold = rows.filter(({ state }) => state !== "accepted");
  // A last call that would have come on the heels of the first reminder (T19), and nothing whose time had passed.
  expect(
    untold.filter(({ slot, stateReason }) => slot === "due" || !stateReason?.includes("shortly")),
  ).toEqual([]);
});

test("I10: a deadline does not wait for the morning, and takes along what does", async () => {
  const { applicationId } = await interviewOnTuesday(owner);
  await interviewOnTuesday(owner, { employerName: "Beta" });
  await pass(day + 2 * hour);
  const until = new Date((await now()).getTime() + day).toISOString().slice(0, 10);
  await logAnswer(owner, { applicationId, response: "offer", until }, await now());
  const deadline = (await remindersOf(owner)).find(({ kind }) => kind === "offer-deadline");
  expect(deadline).toBeDefined();
  await fillTheDay(deadline?.dueAt ?? new Date(0));
  await pass((deadline?.dueAt.getTime() ?? 0) - (await now()).getTime() + 11 * 60_000);
  const told = (await remindersOf(owner)).find(({ id }) => id === deadline?.id);
  expect(told?.state).toBe("accepted");
});

/** As many mails as a day may bring, on the day of this instant. */
async function fillTheDay(at: Date): Promise<void> {
  await db`
    insert into mail (id, owner_id, stream, state, payload_hash, moment_at, created_at, accepted_at)
    select gen_random_uuid(), ${owner}, 'reminder', 'accepted', 'x', ${at}, ${at}, ${at}
    from generate_series(1, ${mailsADay})`;
}

test("I10: two claims at once do not slip past the last mail of a day", async () => {
  await interviewOnTuesday(owner);
  await pass(day);
  await stopEngine();
  const due = (await remindersOf(owner))[0]?.dueAt ?? new Date(0);
  await db`select move_app_clock(${Math.ceil(due.getTime() - (await now()).getTime() + 60_000)}::bigint)`;
  await fillTheDay(due);
  await db`delete from mail where id = (select id from mail where owner_id = ${owner} limit 1)`;
  await Promise.all(Array.from({ length: 5 }, () => claimMoment(owner)));
  expect([...(await mailsByDay()).values()]).toEqual([mailsADay]);
});

test("I10: the sweep leaves what waits for the morning alone, and it is not late", async () => {
  await interviewOnTuesday(owner);
  await pass(day);
  const due = (await remindersOf(owner))[0]?.dueAt ?? new Date(0);
  await fillTheDay(due);
  await pass(9 * hour);
  await sweep();
  const [row] = await db<{ oldest: Date | null }[]>`select oldest_due_at as oldest from delivery_health()`;
  expect(row?.oldest).toBeNull();
  expect((await mailsOf(owner)).length).toBe(mailsADay);
  await pass(14 * hour);
  expect(resend.accepted).toHaveLength(1);
});
