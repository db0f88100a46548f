import { expect, test } from "vitest";
import { undo } from "@/lib/activity/commands";
import { addApplication, editApplication, moveToSearch } from "@/lib/applications/commands";
import { getApplication } from "@/lib/applications/queries";
import type { OwnerId } from "@/lib/auth/owner";
import { addContact } from "@/lib/contacts/commands";
import { getDraft } from "@/lib/drafts/queries";
import { logAnswer } from "@/lib/follow-ups/answers/commands";
import { markDone } from "@/lib/follow-ups/commands";
import { listToday } from "@/lib/follow-ups/queries";
import { createSearch, renameSearch } from "@/lib/searches/commands";
import { testDatabase } from "@/tests/support/database";
import {
  anotherInterview,
  asWebRole,
  currentSearch,
  newUser,
  planOf,
  stepOf,
} from "@/tests/support/factories";
import { at } from "@/tests/support/standard-round";

testDatabase();
const NOW = new Date("2026-11-23T09:00:00Z");
const sent = { employerName: "Acme", role: "Cook", stage: "applied", appliedOn: "2026-11-23" } as const;
const whole = [
  "application-follow-up 2026-12-02 10:00",
  "application-follow-up 2026-12-11 10:00",
  "propose-close 2026-12-21 10:00",
];

async function followUps(owner: OwnerId, on: boolean): Promise<void> {
  const { id: searchId, name } = await currentSearch(owner);
  await renameSearch(owner, { searchId, name, followUpApplications: on }, NOW);
}

async function searcher(): Promise<OwnerId> {
  const owner = await newUser();
  await createSearch(owner, { name: "Cooking" }, NOW);
  await followUps(owner, true);
  return owner;
}

/** A search in which applications are followed up, and one application with a recruiter on file. */
async function sentApplication() {
  const owner = await searcher();
  const { applicationId } = await addApplication(owner, sent, NOW);
  const { employer } = await getApplication(owner, applicationId);
  await addContact(owner, { name: "Ada Park", email: "ada@acme.example", employerId: employer.id }, NOW);
  return { owner, applicationId };
}

async function mails(owner: OwnerId): Promise<string[]> {
  const rows = await asWebRole<{ kind: string }>(
    owner,
    `select s.kind from reminder r join follow_up_step s on s.owner_id = r.owner_id and s.id = r.step_id
     where r.state = 'scheduled' and r.slot = 'due' order by r.due_at`,
  );
  return rows.map((row) => row.kind);
}

test("follow-ups on applications are off at first (T17)", async () => {
  const owner = await newUser();
  const { applicationId } = await addApplication(owner, sent, NOW);
  expect(await planOf(owner, applicationId)).toEqual([]);
  expect((await getApplication(owner, applicationId)).rounds).toEqual([]);
});

test("switched on, a sent application is followed up twice, seven business days apart, then laid to rest (T17, T15)", async () => {
  const { owner, applicationId } = await sentApplication();
  expect(await planOf(owner, applicationId)).toEqual(whole);
  expect(await mails(owner)).toEqual(["application-follow-up", "application-follow-up", "propose-close"]);
  const stepId = await stepOf(owner, applicationId, "application-follow-up");
  const draft = await getDraft(owner, stepId, at("2026-12-02T10:00"));
  expect(draft.to).toMatchObject({ name: "Ada Park", email: "ada@acme.example" });
  expect(draft.body).toContain("November 23");
  await markDone(owner, { stepId }, at("2026-12-03T10:00"));
  expect(await planOf(owner, applicationId)).toEqual([
    "application-follow-up 2026-12-14 10:00",
    "propose-close 2026-12-24 10:00",
  ]);
});

test("switching it on reaches what is on file, and off takes it back (T17)", async () => {
  const owner = await newUser();
  const { applicationId } = await addApplication(owner, sent, NOW);
  await followUps(owner, true);
  expect(await planOf(owner, applicationId)).toEqual(whole);
  await followUps(owner, false);
  expect(await planOf(owner, applicationId)).toEqual([]);
});

test("without a contact it is a line on Today and no mail (T17)", async () => {
  const owner = await searcher();
  const { applicationId } = await addApplication(owner, sent, NOW);
  expect(await planOf(owner, applicationId)).toEqual(whole);
  expect(await mails(owner)).toEqual(["propose-close"]);
  const today = await listToday(owner, at("2026-12-02T11:00"));
  expect(today.dueNow.map((item) => [item.kind, item.channel])).toEqual([["application-follow-up", "none"]]);
});

for (const [what, act] of Object.entries({
  "the first interview": (owner: OwnerId, applicationId: string) =>
    anotherInterview(owner, applicationId, NOW, { startsOn: "2026-12-08" }),
  "an interview on the very day it was sent": (owner: OwnerId, applicationId: string) =>
    anotherInterview(owner, applicationId, NOW, { startsOn: "2026-11-23", startTime: "17:00" }),
  "any answer": (owner: OwnerId, applicationId: string) =>
    logAnswer(owner, { applicationId, response: "other" }, at("2026-11-24T10:00")),
  "a rejection": (owner: OwnerId, applicationId: string) =>
    logAnswer(owner, { applicationId, response: "rejection" }, at("2026-11-24T10:00")),
})) {
  test(`${what} ends the follow-ups on an application (T17, T13)`, async () => {
    const { owner, applicationId } = await sentApplication();
    await act(owner, applicationId);
    expect((await planOf(owner, applicationId)).filter((line) => line.startsWith("application-"))).toEqual(
      [],
    );
    expect(await mails(owner)).not.toContain("application-follow-up");
  });
}

test("an interview that is taken back brings the follow-ups back", async () => {
  const { owner, applicationId } = await sentApplication();
  await anotherInterview(owner, applicationId, NOW, { startsOn: "2026-12-08" });
  const { activity } = await getApplication(owner, applicationId);
  await undo(owner, activity.find((row) => row.canUndo)?.id ?? "", NOW);
  expect(await planOf(owner, applicationId)).toEqual(whole);
});

test("the day it was sent, corrected, moves them; another search follows its own setting (T17)", async () => {
  const { owner, applicationId } = await sentApplication();
  const { version } = (await getApplication(owner, applicationId)).application;
  await editApplication(owner, { applicationId, appliedOn: "2026-11-20", version }, NOW);
  expect((await planOf(owner, applicationId))[0]).toBe("application-follow-up 2026-12-01 10:00");
  const { searchId } = await createSearch(owner, { name: "Another" }, NOW);
  const { activityId } = await moveToSearch(owner, { applicationId, searchId }, NOW);
  expect(await planOf(owner, applicationId)).toEqual([]);
  await undo(owner, activityId, NOW);
  expect((await planOf(owner, applicationId))[0]).toBe("application-follow-up 2026-12-01 10:00");
});

test("one recruiter of two applications never gets two messages on one day (T12, T17)", async () => {
  const { owner, applicationId } = await sentApplication();
  const second = await addApplication(owner, { ...sent, role: "Baker", addAnyway: true }, NOW);
  const [first] = await planOf(owner, applicationId);
  const [other] = await planOf(owner, second.applicationId);
  expect(first).toBe("application-follow-up 2026-12-02 10:00");
  expect(other).toBe("application-follow-up 2026-12-03 10:00");
});

test("taking back an added contact takes back that mails are sent to them (T17)", async () => {
  const owner = await searcher();
  const { applicationId } = await addApplication(owner, sent, NOW);
  const { employer } = await getApplication(owner, applicationId);
  expect(await mails(owner)).toEqual(["propose-close"]);
  await addContact(owner, { name: "Ada Park", email: "ada@acme.example", employerId: employer.id }, NOW);
  expect(await mails(owner)).toEqual(["application-follow-up", "application-follow-up", "propose-close"]);
  const [added] = await asWebRole<{ id: string }>(
    owner,
    "select id from activity where kind = 'contact.added'",
  );
  await undo(owner, added?.id ?? "", NOW);
  expect(await mails(owner)).toEqual(["propose-close"]);
  expect(await planOf(owner, applicationId)).toEqual(whole);
});
