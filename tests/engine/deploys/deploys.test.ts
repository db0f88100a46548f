import fs from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { acceptEvents } from "@/inngest/engine/events";
import { newId } from "@/lib/ids";
import {
  day,
  db,
  now,
  pass,
  remindersOf,
  resend,
  settle,
  stage,
  startEngine,
  stopEngine,
  sweepNow,
  worker,
} from "../delivery/stage";
import type { Ids } from "./ids";
import { record, restore } from "./recording";
import { idsOf, keepRelease, latestReleases, runsOf } from "./releases";
import type { Owners } from "./states";

stage();

const { functions } = await import("@/inngest/index");
const { makeStates, signInTo } = await import("./states");
const { observedIds, missingFrom } = await import("./ids");

const ids: Ids = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, "ids.json"), "utf8"));
const releases = await Promise.all(
  latestReleases().map(async (release) => ({
    release,
    idsBefore: idsOf(release),
    runs: runsOf(release),
    functionsBefore: (await import(`./releases/${release}/functions.ts`)).functions as typeof functions,
  })),
);
/** By then everybody's first reminders have had their time. */
const horizon = 12 * day;

beforeEach(stopEngine);

describe.each(releases)("release $release", ({ idsBefore, runs, functionsBefore }) => {
  test("runs that it armed finish under this one, after its migrations (P7, F19, M12)", async () => {
    await restore(runs);
    await startEngine();
    await pass(horizon);
    await sweepNow();
    await expectAllFinish(runs.owners);
    expect(mailsTo(signInTo)).toHaveLength(1);
    const begun = new Map(runs.requests.map(({ key, body }) => [key, body]));
    const again = resend.requests.filter(({ key }) => begun.has(key));
    expect(again.length).toBeGreaterThan(0);
    for (const { key, body } of again) expect(body).toBe(begun.get(key));
  });

  test("runs that this release armed finish under its functions, after a rollback (P7, F20)", async () => {
    await startEngine();
    const owners = await makeStates();
    await startEngine({ functions: functionsBefore });
    await pass(horizon);
    await sweepNow();
    await expectAllFinish(owners);
    expect(mailsTo(signInTo)).toHaveLength(1);
  });

  test("runs that live through a deploy, a rollback and a deploy every other day lose and double nothing (M12)", async () => {
    await restore(runs);
    for (let turn = 0; turn < 6; turn += 1) {
      await startEngine({ functions: turn % 2 === 0 ? functions : functionsBefore });
      await pass(2 * day);
      await stopEngine();
    }
    await startEngine();
    await settle();
    await sweepNow();
    await expectAllFinish(runs.owners);
  });

  test("nothing that it knew has been renamed or taken away (P7, F19, F20)", () => {
    expect(missingFrom(ids, idsBefore)).toEqual([]);
  });
});

test("a renamed step is noticed, and so is one whose result has lost a field", () => {
  const before = idsOf("0.1.0");
  const renamed = JSON.parse(JSON.stringify(before).replace('"sleep-n"', '"nap-n"').replace('"mailId",', ""));
  expect(missingFrom(renamed, before)).toEqual([
    "function afterword-deliver-reminder, step look-n, field mailId",
    "function afterword-deliver-reminder, step sleep-n",
  ]);
});

test("what a release leaves can be recorded and taken up again; the ids in use are on the list (P7, F19)", async () => {
  await startEngine();
  const owners = await makeStates();
  const release = process.env.RECORD_RELEASE;
  const recording = await record(release ?? "this one", owners);
  if (release) keepRelease(release, ids, recording);
  resend.forget();
  await restore(recording);
  expect((await record(recording.release, owners)).tables).toEqual(recording.tables);

  await startEngine();
  await acceptEvents(worker, [aboutNobody]);
  await pass(horizon);
  await sweepNow();
  await expectAllFinish(owners);
  // A new id goes on the list. One that is gone strands sleeping runs; the decision record on releases says what to do instead.
  expect(await observedIds(functions)).toEqual(ids);
});

/** An alarm for a reminder that does not exist, whose run is over at its first look. */
const aboutNobody = {
  id: "about-nobody",
  name: "reminder/scheduled",
  data: { ownerId: newId(), reminderId: newId(), version: 1 },
};

/** Everybody in every state gets what is theirs, once and not early, and no run fails or is left over. */
async function expectAllFinish(owners: Owners): Promise<void> {
  for (const [state, owner] of Object.entries(owners)) {
    const reminders = await remindersOf(owner);
    const time = await now();
    expect([state, reminders.length > 0]).toEqual([state, true]);
    const open = reminders.filter(({ dueAt, state }) => dueAt < time && /scheduled|claimed/.test(state));
    expect([state, open]).toEqual([state, []]);
    const accepted = reminders.filter((reminder) => reminder.state === "accepted");
    expect(accepted.every(({ acceptedAt, dueAt }) => acceptedAt && acceptedAt >= dueAt)).toBe(true);
    const keys = mailsTo(`${owner}@example.com`).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect([state, [...keys].sort()]).toEqual([
      state,
      [...new Set(accepted.map(({ mailId }) => `mail/${mailId}`))].sort(),
    ]);
    expect([state, keys.length > 0]).toEqual([state, true]);
  }
  expect(await db`select id, error from engine.run where status = 'failed'`).toHaveLength(0);
}

function mailsTo(address: string) {
  return resend.accepted.filter(({ to }) => to === address);
}
