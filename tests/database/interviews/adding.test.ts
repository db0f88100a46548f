import { describe, expect, test } from "vitest";
import { undo } from "@/lib/activity/commands";
import { addApplication, moveToStage } from "@/lib/applications/commands";
import { getApplication, listBoard } from "@/lib/applications/queries";
import { isAppError } from "@/lib/errors";
import { listToday } from "@/lib/follow-ups/queries";
import { getInterview } from "@/lib/interviews/queries";
import { testDatabase } from "@/tests/support/database";
import {
  anotherInterview,
  currentSearch,
  interviewOnTuesday,
  newInterview,
  newUser,
  planOf,
  requestId,
} from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");

test("an interview is planned at once, from the debrief to the proposal to close", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  expect(await planOf(owner, applicationId)).toEqual([
    "debrief 2026-11-24 15:30",
    "thank-you Keiko Ito 2026-11-25 09:00",
    "second-follow-up 2026-11-30 10:00",
    "last-note 2026-12-07 10:00",
    "propose-close 2026-12-17 10:00",
  ]);
  const page = await getApplication(owner, applicationId);
  expect(page.application.stage).toBe("interviewing");
  expect(page.employer.name).toBe("Acme");
  expect(page.rounds[0]?.addressee?.name).toBe("Keiko Ito");
  const [debrief] = page.rounds[0]?.steps ?? [];
  expect(debrief?.reminders.map((receipt) => [receipt.slot, receipt.state])).toEqual([["due", "scheduled"]]);
});

test("four sittings on one day are one round, with a thank-you for each person and one follow-up", async () => {
  const owner = await newUser();
  const first = await newInterview(owner, NOW);
  for (const [startTime, name] of [
    ["09:00", "Ada Park"],
    ["16:00", "Jon Reed"],
    ["17:00", "Keiko Ito"],
  ] as const) {
    const next = await anotherInterview(owner, first.applicationId, NOW, {
      startTime,
      interviewers: [{ name }],
    });
    expect(next.roundId).toBe(first.roundId);
  }
  expect(await planOf(owner, first.applicationId)).toEqual([
    "debrief 2026-11-24 18:30",
    "thank-you Ada Park 2026-11-25 09:00",
    "thank-you Keiko Ito 2026-11-25 09:00",
    "thank-you Jon Reed 2026-11-25 09:00",
    "second-follow-up 2026-11-30 10:00",
    "last-note 2026-12-07 10:00",
    "propose-close 2026-12-17 10:00",
  ]);
  const { interviewsToday } = await listToday(owner, new Date("2026-11-24T05:00:00Z"));
  expect(interviewsToday.map((one) => one.startTime)).toEqual(["09:00", "14:00", "16:00", "17:00"]);
});

test("the day of a round is the user's local day, not the interview's (T, exact dates)", async () => {
  const owner = await newUser({ timeZone: "Asia/Tokyo" });
  const { applicationId } = await newInterview(owner, NOW, { timeZone: "America/New_York" });
  const page = await getApplication(owner, applicationId);
  expect(page.rounds.map((round) => round.heldOn)).toEqual(["2026-11-25"]);
});

test("the same form sent twice makes one interview and gives the same answer (F38, I12)", async () => {
  const owner = await newUser();
  const id = requestId();
  const [first, second] = await Promise.all([
    newInterview(owner, NOW, { requestId: id }),
    newInterview(owner, NOW, { requestId: id }),
  ]);
  expect(second).toMatchObject({ applicationId: first.applicationId, interviewId: first.interviewId });
  const third = requestId();
  const a = await anotherInterview(owner, first.applicationId, NOW, { startTime: "18:00", requestId: third });
  const b = await anotherInterview(owner, first.applicationId, NOW, { startTime: "18:00", requestId: third });
  expect(b).toMatchObject(a);
  expect((await getApplication(owner, first.applicationId)).rounds[0]?.interviews).toHaveLength(2);
});

test("a request id that was used for something else is a conflict", async () => {
  const owner = await newUser();
  const id = requestId();
  await newInterview(owner, NOW, { requestId: id });
  await expect(
    addApplication(owner, { employerName: "Other", role: "Engineer", requestId: id }, NOW),
  ).rejects.toMatchObject({ code: "conflict" });
});

test("an interview moves an earlier stage to interviewing, a later one stays", async () => {
  const owner = await newUser();
  const applied = await addApplication(
    owner,
    { employerName: "Acme", role: "Engineer", stage: "applied" },
    NOW,
  );
  await anotherInterview(owner, applied.applicationId, NOW);
  expect((await getApplication(owner, applied.applicationId)).application.stage).toBe("interviewing");

  const offered = await addApplication(
    owner,
    { employerName: "Beta", role: "Engineer", stage: "offer" },
    NOW,
  );
  await anotherInterview(owner, offered.applicationId, NOW);
  expect((await getApplication(owner, offered.applicationId)).application.stage).toBe("offer");
});

test("an interview to come revives an application that was over", async () => {
  const owner = await newUser();
  const { applicationId } = await addApplication(owner, { employerName: "Acme", role: "Engineer" }, NOW);
  await moveToStage(owner, { applicationId, stage: "rejected" }, NOW);
  await anotherInterview(owner, applicationId, NOW);
  expect((await getApplication(owner, applicationId)).application.stage).toBe("interviewing");
  expect(await planOf(owner, applicationId)).toHaveLength(5);
});

test("a second application that looks the same is a conflict, unless it is wanted", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW, { location: "Berlin" });
  const again = { ...interviewOnTuesday, interviewers: [], employerName: "  ACME ", location: "berlin" };
  await expect(newInterview(owner, NOW, again)).rejects.toSatisfy(
    (error) =>
      isAppError(error, "conflict") &&
      error.message === "You already have Acme in Berlin." &&
      (error.details.current as { applicationId: string }).applicationId === applicationId,
  );
  await expect(newInterview(owner, NOW, { ...again, location: "Paris" })).resolves.toBeDefined();
  await expect(newInterview(owner, NOW, { ...again, addAnyway: true })).resolves.toBeDefined();
  await expect(newInterview(owner, NOW, { ...again, role: "Cook" })).resolves.toBeDefined();
});

test("a person of the same name at the same employer is not added twice", async () => {
  const owner = await newUser();
  const first = await newInterview(owner, NOW);
  await anotherInterview(owner, first.applicationId, NOW, {
    startsOn: "2026-12-01",
    interviewers: [{ name: "keiko  ito" }, { name: "Ada Park" }, { name: "Ada Park" }],
  });
  const page = await getApplication(owner, first.applicationId);
  expect(page.contacts.map((contact) => contact.name)).toEqual(["Keiko Ito", "Ada Park"]);
});

describe("a wall time in a DST gap or overlap", () => {
  test("a start in the gap means the later instant (V)", async () => {
    const owner = await newUser();
    const { interviewId } = await newInterview(owner, NOW, { startsOn: "2027-03-28", startTime: "02:30" });
    expect((await getInterview(owner, interviewId)).startsAt.toISOString()).toBe("2027-03-28T01:30:00.000Z");
  });

  test("a start that comes twice means the first (V)", async () => {
    const owner = await newUser();
    const { interviewId } = await newInterview(owner, NOW, { startsOn: "2027-10-31", startTime: "02:30" });
    expect((await getInterview(owner, interviewId)).startsAt.toISOString()).toBe("2027-10-31T00:30:00.000Z");
  });
});

test("undo takes the interview, its steps and the new application away again", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const page = await getApplication(owner, applicationId);
  await undo(owner, page.activity[0]?.id ?? "", NOW);
  await expect(getApplication(owner, applicationId)).rejects.toMatchObject({ code: "not-found" });
  const search = await currentSearch(owner);
  expect((await listBoard(owner, { searchId: search.id })).rows).toEqual([]);
});
