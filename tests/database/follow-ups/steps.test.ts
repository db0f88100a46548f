import { expect, test } from "vitest";
import { listActivity } from "@/lib/activity/queries";
import { getApplication } from "@/lib/applications/queries";
import { saveDebriefNote } from "@/lib/debriefs/commands";
import { getDebrief } from "@/lib/debriefs/queries";
import { getDraft } from "@/lib/drafts/queries";
import { markDone, reopenStep, skipStep, snoozeStep } from "@/lib/follow-ups/commands";
import { getStep, listToday } from "@/lib/follow-ups/queries";
import { confirmSent, forgetHandOff, recordHandOff } from "@/lib/follow-ups/sending/commands";
import { testDatabase } from "@/tests/support/database";
import { messagesOf, newInterview, newUser, planOf, requestId, stepOf } from "@/tests/support/factories";
import { at, NOW } from "@/tests/support/standard-round";

testDatabase();

test("a done step logs its message (W7) and answers with the next step", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const stepId = await stepOf(owner, applicationId, "thank-you");
  const done = await markDone(
    owner,
    { stepId, method: "email", subject: "Thank you", body: "…" },
    at("2026-11-25T09:05"),
  );
  expect(done.nextStepId).toBe(await stepOf(owner, applicationId, "debrief"));
  const [message] = await messagesOf(owner, applicationId);
  expect(message).toMatchObject({
    direction: "out",
    method: "email",
    contactName: "Keiko Ito",
    subject: "Thank you",
    happenedAt: at("2026-11-25T09:05"),
  });
});

test("done twice is done once, also by two requests at the same time (I12, F38)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const stepId = await stepOf(owner, applicationId, "thank-you");
  const id = requestId();
  const now = at("2026-11-25T09:05");
  const answers = await Promise.all([
    markDone(owner, { stepId, requestId: id }, now),
    markDone(owner, { stepId, requestId: id }, now),
    markDone(owner, { stepId }, now),
  ]);
  expect(new Set(answers.map((answer) => answer.activityId)).size).toBe(1);
  expect(await messagesOf(owner, applicationId)).toHaveLength(1);
});

test("done wins over snooze, whichever comes first (F40)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const stepId = await stepOf(owner, applicationId, "thank-you");
  await snoozeStep(owner, { stepId, until: "2026-11-26" }, at("2026-11-25T09:01"));
  await markDone(owner, { stepId }, at("2026-11-25T09:02"));
  await expect(
    snoozeStep(owner, { stepId, until: "2026-11-27" }, at("2026-11-25T09:03")),
  ).rejects.toMatchObject({
    code: "conflict",
    message: "This step is already done.",
    details: { current: { state: "done" } },
  });
  expect((await getStep(owner, stepId)).state).toBe("done");
});

test("a step that was dropped in the meantime can still be marked as done: what happened counts (F42)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const stepId = await stepOf(owner, applicationId, "second-follow-up");
  await skipStep(owner, stepId, NOW);
  await markDone(owner, { stepId }, at("2026-11-30T10:10"));
  expect((await getStep(owner, stepId)).state).toBe("done");
});

test("reopening a step takes its message and what followed back", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const before = await planOf(owner, applicationId);
  const stepId = await stepOf(owner, applicationId, "thank-you");
  await markDone(owner, { stepId }, at("2026-11-25T09:05"));
  await reopenStep(owner, stepId, at("2026-11-25T09:06"));
  expect(await planOf(owner, applicationId)).toEqual(before);
  expect(await messagesOf(owner, applicationId)).toEqual([]);

  await skipStep(owner, stepId, at("2026-11-25T09:07"));
  await reopenStep(owner, stepId, at("2026-11-25T09:08"));
  await snoozeStep(owner, { stepId, until: "2026-11-26T15:00" }, at("2026-11-25T09:09"));
  expect(await planOf(owner, applicationId)).toContain("thank-you Keiko Ito 2026-11-26 15:00");
  await reopenStep(owner, stepId, at("2026-11-25T09:10"));
  expect(await planOf(owner, applicationId)).toEqual(before);
});

test("what was done says to whom, so that several thank-yous can be told apart", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const stepId = await stepOf(owner, applicationId, "thank-you");
  const { activityId } = await markDone(owner, { stepId }, at("2026-11-25T09:05"));
  const { rows } = await listActivity(owner, {});
  expect(rows.find(({ id }) => id === activityId)?.summary).toMatch(/^Thank-you to Keiko Ito, done: /);
});

test("a snooze to the past, to before it is due, or beyond a year is refused (B9)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const stepId = await stepOf(owner, applicationId, "second-follow-up");
  for (const until of ["2026-11-20", "2026-11-23", "2028-01-01"]) {
    await expect(snoozeStep(owner, { stepId, until }, NOW)).rejects.toMatchObject({ code: "refused" });
  }
});

test("a time that is still to come is no time at which something was done", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const stepId = await stepOf(owner, applicationId, "thank-you");
  await expect(markDone(owner, { stepId, at: "2026-11-26T10:00" }, NOW)).rejects.toMatchObject({
    code: "refused",
  });
});

test("handing a draft to a mail app is remembered", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const stepId = await stepOf(owner, applicationId, "thank-you");
  await recordHandOff(owner, { stepId, method: "gmail" }, at("2026-11-25T09:05"));
  expect((await getStep(owner, stepId)).handedOffAt).toEqual(at("2026-11-25T09:05"));
  let today = await listToday(owner, at("2026-11-25T09:06"));
  const item = () => today.dueNow.find((each) => each.stepId === stepId);
  expect(item()).toMatchObject({ handedOffAt: at("2026-11-25T09:05"), handedOffBy: "gmail" });
  await recordHandOff(owner, { stepId, method: "copy" }, at("2026-11-25T09:07"));
  today = await listToday(owner, at("2026-11-25T09:08"));
  expect(item()).toMatchObject({ handedOffAt: at("2026-11-25T09:07"), handedOffBy: "copy" });
  expect(await getDraft(owner, stepId, at("2026-11-25T09:08"))).toMatchObject({ handedOffBy: "copy" });
});

test("what was opened and did not go out is no longer asked about", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const stepId = await stepOf(owner, applicationId, "thank-you");
  await recordHandOff(owner, { stepId, method: "copy" }, at("2026-11-25T09:05"));
  await recordHandOff(owner, { stepId, method: "gmail" }, at("2026-11-25T09:07"));
  expect(await getStep(owner, stepId)).toMatchObject({ handedOffBy: "gmail" });
  await forgetHandOff(owner, stepId, at("2026-11-25T09:10"));
  expect(await getStep(owner, stepId)).toMatchObject({
    handedOffAt: null,
    handedOffBy: null,
    state: "planned",
  });
});

test("several opened messages are confirmed at once, each logged as it was opened (W7)", async () => {
  const owner = await newUser();
  const people = [{ name: "Keiko Ito", email: "keiko@acme.example" }, { name: "Ben Roth" }];
  const { applicationId } = await newInterview(owner, NOW, { interviewers: people });
  const keiko = await stepOf(owner, applicationId, "thank-you", "Keiko Ito");
  const ben = await stepOf(owner, applicationId, "thank-you", "Ben Roth");
  await recordHandOff(owner, { stepId: keiko, method: "mail-app" }, at("2026-11-25T09:05"));
  const acted = await confirmSent(owner, { stepIds: [keiko, ben, keiko] }, at("2026-11-25T12:00"));
  expect(acted.map(({ stepId }) => stepId).sort()).toEqual([keiko, ben].sort());
  const messages = await messagesOf(owner, applicationId);
  expect(messages.map(({ contactName, happenedAt }) => [contactName, happenedAt])).toEqual(
    expect.arrayContaining([
      ["Keiko Ito", at("2026-11-25T09:05")],
      ["Ben Roth", at("2026-11-25T12:00")],
    ]),
  );
  expect(messages.find(({ contactName }) => contactName === "Ben Roth")?.body).toContain("Ben");
  expect(await confirmSent(owner, { stepIds: [keiko, ben] }, at("2026-11-25T12:01"))).toEqual([]);
  expect(await messagesOf(owner, applicationId)).toHaveLength(2);
});

test("one foreign step among those confirmed, and none is", async () => {
  const [owner, other] = await Promise.all([newUser(), newUser()]);
  const mine = await newInterview(owner, NOW);
  const theirs = await newInterview(other, NOW);
  const stepId = await stepOf(owner, mine.applicationId, "thank-you");
  const foreign = await stepOf(other, theirs.applicationId, "thank-you");
  await expect(
    confirmSent(owner, { stepIds: [stepId, foreign] }, at("2026-11-25T12:00")),
  ).rejects.toMatchObject({ code: "not-found" });
  expect(await getStep(owner, stepId)).toMatchObject({ state: "planned" });
});

test("Today tells what is overdue, due, next and later, with the people and reasons", async () => {
  const owner = await newUser();
  await newInterview(owner, NOW);
  await newInterview(owner, NOW, {
    employerName: "Beta",
    startsOn: "2026-11-26",
    startTime: "09:00",
    interviewers: [],
  });
  const words = (items: { kind: string; employerName: string; contactName: string | null }[]) =>
    items.map((item) => [item.kind, item.employerName, item.contactName].filter((word) => word).join(" "));
  const today = await listToday(owner, at("2026-11-26T16:00"));
  expect(words(today.overdue)).toEqual(["debrief Acme", "thank-you Acme Keiko Ito", "debrief Beta"]);
  expect(words(today.dueNow)).toEqual(["thank-you Beta"]);
  expect(words(today.next)).toEqual([]);
  expect(words(today.later)).toEqual([
    "second-follow-up Acme Keiko Ito",
    "second-follow-up Beta",
    "last-note Acme Keiko Ito",
    "last-note Beta",
  ]);
  expect(today.interviewsToday.map((one) => one.employerName)).toEqual(["Beta"]);
  expect(today.later.every((item) => item.why.length > 10 && item.searchName === "My job search")).toBe(true);
  const morning = await listToday(owner, at("2026-11-24T08:00"));
  expect(words(morning.next)).toEqual(["debrief Acme", "thank-you Acme Keiko Ito"]);
  expect(morning.moreOverdue).toBe(false);
});

test("the first words of a debrief settle its step; a save from an old tab is a conflict with both values (F39)", async () => {
  const owner = await newUser();
  const { applicationId, roundId } = await newInterview(owner, NOW);
  const contactId = (await getApplication(owner, applicationId)).contacts[0]?.id;
  const note = { roundId, contactId, topic: "Design systems" };
  const now = at("2026-11-24T15:40");
  const first = await saveDebriefNote(owner, note, now);
  expect(await saveDebriefNote(owner, note, now)).toEqual(first);
  expect((await planOf(owner, applicationId)).join()).not.toContain("debrief");
  const second = await saveDebriefNote(
    owner,
    { ...note, moment: "The whiteboard", version: first.version },
    now,
  );
  expect(second.version).toBe(2);
  await expect(
    saveDebriefNote(owner, { ...note, topic: "Something else", version: first.version }, now),
  ).rejects.toMatchObject({ code: "conflict", details: { current: { moment: "The whiteboard" } } });
  const page = await getDebrief(owner, roundId);
  expect(page.people.map((person) => person.name)).toEqual(["Keiko Ito"]);
  expect(page.notes).toHaveLength(1);
});
