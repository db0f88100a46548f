import { beforeAll, expect, test } from "vitest";
import { getApplication } from "@/lib/applications/queries";
import type { OwnerId } from "@/lib/auth/owner";
import { findLastNote } from "@/lib/drafts/last-notes/queries";
import { isAppError } from "@/lib/errors";
import { listAddressees } from "@/lib/follow-ups/addressee/queries";
import { getCallCard } from "@/lib/follow-ups/calls/queries";
import { listSnoozeChoices } from "@/lib/follow-ups/snoozing/queries";
import { recomputeInstants } from "@/lib/time-zones/commands";
import { saveOwnCadence } from "@/lib/users/cadence/commands";
import { testDatabase } from "@/tests/support/database";
import { newInterview, newUser, planOf, stepOf } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");

let them: OwnerId;
let me: OwnerId;
let theirs: { applicationId: string; stepId: string };

beforeAll(async () => {
  them = await newUser({ region: "DE" });
  me = await newUser();
  const { applicationId } = await newInterview(them, NOW, { employerRegion: "FR" });
  theirs = { applicationId, stepId: await stepOf(them, applicationId, "last-note") };
});

const notFoundFor: Record<string, (owner: OwnerId) => Promise<unknown>> = {
  listAddressees: (owner) => listAddressees(owner, theirs.stepId),
  getCallCard: (owner) => getCallCard(owner, theirs.stepId, NOW),
  findLastNote: (owner) => findLastNote(owner, theirs.stepId, NOW),
};

for (const [name, run] of Object.entries(notFoundFor)) {
  test(`${name} of another's row is not found, and of one's own it is (I14)`, async () => {
    await expect(run(me)).rejects.toSatisfy((error) => isAppError(error, "not-found"));
    await run(them);
  });
}

test("where to put off to another's application tells nothing of its region (I14)", async () => {
  const christmas = new Date("2026-12-23T09:00:00Z");
  const theirChoices = await listSnoozeChoices(them, theirs.applicationId, christmas);
  const mine = await listSnoozeChoices(me, theirs.applicationId, christmas);
  expect(theirChoices.map(({ until }) => until)).toContain("2026-12-28T08:00:00Z");
  expect(mine.map(({ until }) => until)).toContain("2026-12-25T08:00:00Z");
});

test("what one user chooses, or has worked out anew, changes nothing of another's (I14)", async () => {
  const before = await planOf(them, theirs.applicationId);
  const page = JSON.stringify(await getApplication(them, theirs.applicationId));
  const days = { checkInDay: 2, followUpDay: 6, lastWordDay: null };
  await saveOwnCadence(me, { days, everywhere: true }, NOW);
  expect(await recomputeInstants(me, NOW)).toEqual({ instants: 0 });
  expect(await planOf(them, theirs.applicationId)).toEqual(before);
  expect(JSON.stringify(await getApplication(them, theirs.applicationId))).toBe(page);
});
