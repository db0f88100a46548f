import { expect, test } from "vitest";
import { editApplication } from "@/lib/applications/commands";
import { getApplication } from "@/lib/applications/queries";
import { logAnswer } from "@/lib/follow-ups/answers/commands";
import { renameSearch } from "@/lib/searches/commands";
import { saveOwnCadence } from "@/lib/users/cadence/commands";
import { saveProfile } from "@/lib/users/commands";
import { getProfile } from "@/lib/users/queries";
import { testDatabase } from "@/tests/support/database";
import { newInterview, newUser, planOf } from "@/tests/support/factories";
import { at, NOW, wholePlan } from "@/tests/support/standard-round";

testDatabase();
const days = { checkInDay: 3, followUpDay: 9, lastWordDay: 20 };
const own = [
  "debrief 2026-11-24 15:30",
  "thank-you Keiko Ito 2026-11-25 09:00",
  "check-in 2026-11-27 10:00",
  "second-follow-up 2026-12-03 10:00",
  "last-note 2026-12-14 10:00",
  "propose-close 2026-12-24 10:00",
];

test("a cadence of one's own counts everywhere once it is chosen, and every live plan follows its days", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await saveOwnCadence(owner, { days, everywhere: false }, NOW);
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
  await saveOwnCadence(owner, { days, everywhere: true }, NOW);
  expect(await planOf(owner, applicationId)).toEqual(own);
  expect(await getProfile(owner)).toMatchObject({ cadence: "own", ownCadence: days });
  const others = { checkInDay: null, followUpDay: null, lastWordDay: null };
  await saveOwnCadence(owner, { days: others, everywhere: true }, NOW);
  expect(await planOf(owner, applicationId)).toEqual([...own.slice(0, 2), "propose-close 2026-12-05 10:00"]);
  await saveProfile(owner, { cadence: "standard" }, NOW);
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
});

test("it can be chosen for one search or one application alone", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await saveOwnCadence(owner, { days, everywhere: false }, NOW);
  const { application, search } = await getApplication(owner, applicationId);
  await renameSearch(owner, { searchId: search.id, name: search.name, cadence: "own" }, NOW);
  expect(await planOf(owner, applicationId)).toEqual(own);
  const { version } = application;
  await editApplication(owner, { applicationId, cadence: "standard", version }, NOW);
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
});

test("chosen before it was made it is like the standard one", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await saveProfile(owner, { cadence: "own" }, NOW);
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
});

test("a courtesy ends its check-in too, and the rest stays (T13)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await saveOwnCadence(owner, { days, everywhere: true }, NOW);
  await logAnswer(owner, { applicationId, response: "courtesy" }, at("2026-11-25T19:00"));
  const plan = await planOf(owner, applicationId);
  expect(plan).not.toContain("check-in 2026-11-27 10:00");
  expect(plan).toContain("second-follow-up 2026-12-03 10:00");
});
