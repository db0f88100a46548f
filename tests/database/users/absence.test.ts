import { expect, test } from "vitest";
import { getApplication } from "@/lib/applications/queries";
import { comeBack, goAway, pauseEverything, resumeEverything } from "@/lib/users/commands";
import { getProfile } from "@/lib/users/queries";
import { testDatabase } from "@/tests/support/database";
import { newInterview, newUser, planOf } from "@/tests/support/factories";
import { at, NOW, openReminders, wholePlan } from "@/tests/support/standard-round";

testDatabase();

test("while away only thank-yous are offered, and the rest moves to the first business day after (T21)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await goAway(owner, { from: "2026-11-25", to: "2026-12-04" }, NOW);
  expect(await planOf(owner, applicationId)).toEqual([
    "debrief 2026-11-24 15:30",
    "thank-you Keiko Ito 2026-11-25 09:00",
    "second-follow-up 2026-12-07 10:00",
    "last-note 2026-12-14 10:00",
    "propose-close 2026-12-24 10:00",
  ]);
  await comeBack(owner, NOW);
  await comeBack(owner, NOW);
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
  expect(await getProfile(owner)).toMatchObject({ awayFromOn: null, awayToOn: null });
});

test("an interview logged while away is planned around the absence too (T21)", async () => {
  const owner = await newUser();
  await goAway(owner, { from: "2026-11-29", to: "2026-12-01" }, NOW);
  const { applicationId } = await newInterview(owner, NOW);
  expect(await planOf(owner, applicationId)).toContain("second-follow-up 2026-12-02 10:00");
});

test("days away that are over, or come in the wrong order, are refused", async () => {
  const owner = await newUser();
  for (const days of [
    { from: "2026-11-01", to: "2026-11-21" },
    { from: "2026-12-04", to: "2026-12-01" },
    { from: "2026-12-04", to: "2028-12-01" },
  ]) {
    await expect(goAway(owner, days, NOW)).rejects.toMatchObject({ code: "refused" });
  }
});

test("a pause leaves the thank-yous, silences the rest at once, and what waited comes after it (T21, I4, I12)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const reminders = await openReminders(owner);
  await pauseEverything(owner, at("2026-11-24T16:00"));
  await pauseEverything(owner, at("2026-11-24T16:05"));
  expect(await planOf(owner, applicationId)).toEqual(["thank-you Keiko Ito 2026-11-25 09:00"]);
  expect(await openReminders(owner)).toBeLessThan(reminders);
  const page = await getApplication(owner, applicationId);
  const dropped = page.rounds[0]?.steps.filter((step) => step.state === "dropped") ?? [];
  expect(new Set(dropped.map((step) => step.stateReason))).toEqual(new Set(["You paused everything."]));

  await resumeEverything(owner, at("2026-12-08T12:00"));
  await resumeEverything(owner, at("2026-12-08T12:05"));
  expect((await planOf(owner, applicationId)).slice(-3)).toEqual([
    "second-follow-up 2026-12-09 10:00",
    "last-note 2026-12-16 10:00",
    "propose-close 2026-12-26 10:00",
  ]);
  expect((await getProfile(owner)).pausedAt).toBeNull();
});

test("pausing and going on at once leaves the plan as it was", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const reminders = await openReminders(owner);
  await pauseEverything(owner, NOW);
  expect(await planOf(owner, applicationId)).toEqual(["thank-you Keiko Ito 2026-11-25 09:00"]);
  await resumeEverything(owner, NOW);
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
  expect(await openReminders(owner)).toBe(reminders);
});
