import { expect, test } from "vitest";
import { resumeReminders, saveProfile, stopReminders } from "@/lib/users/commands";
import { getProfile } from "@/lib/users/queries";
import { testDatabase } from "@/tests/support/database";
import { asWebRole, newInterview, newUser, planOf } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");

test("what is left out of the profile stays, and an old version is a conflict (F39)", async () => {
  const owner = await newUser({ region: "DE" });
  await saveProfile(owner, { name: "Kim", cadence: "persistent", version: 1 }, NOW);
  expect(await getProfile(owner)).toMatchObject({
    name: "Kim",
    cadence: "persistent",
    region: "DE",
    version: 2,
  });
  await expect(saveProfile(owner, { name: "Ada", version: 1 }, NOW)).rejects.toMatchObject({
    code: "conflict",
    details: { current: { name: "Kim" } },
  });
});

test("a region without known holidays is refused", async () => {
  const owner = await newUser();
  await expect(saveProfile(owner, { region: "XX" }, NOW)).rejects.toMatchObject({ code: "refused" });
});

test("quiet hours that change re-plan every live round", async () => {
  const owner = await newUser();
  const first = await newInterview(owner, NOW);
  const second = await newInterview(owner, NOW, {
    employerName: "Beta",
    startsOn: "2026-11-25",
    interviewers: [],
  });
  await saveProfile(owner, { quietTo: "11:00" }, NOW);
  expect(await planOf(owner, first.applicationId)).toContain("second-follow-up 2026-11-30 11:00");
  expect(await planOf(owner, second.applicationId)).toContain("second-follow-up 2026-11-30 11:00");
});

test("stopping and resuming reminders keeps the plan (I4, I12)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const plan = await planOf(owner, applicationId);
  const open = async () =>
    (await asWebRole(owner, "select 1 from reminder where state = 'scheduled'")).length;
  const before = await open();
  await stopReminders(owner, NOW);
  await stopReminders(owner, NOW);
  expect(await open()).toBe(0);
  expect(await planOf(owner, applicationId)).toEqual(plan);
  await resumeReminders(owner, NOW);
  expect(await open()).toBe(before);
  expect((await getProfile(owner)).remindersStoppedAt).toBeNull();
});
