import { expect, test } from "vitest";
import { nextTimerAt } from "@/inngest/engine/inspection";
import { getApplication } from "@/lib/applications/queries";
import { editEmployer } from "@/lib/employers/commands";
import { markDone } from "@/lib/follow-ups/commands";
import { newInterview, newUser, stepOf } from "../../support/factories";
import {
  day,
  hour,
  interviewOnTuesday,
  minute,
  moveTo,
  now,
  pass,
  passTo,
  remindersOf,
  resend,
  settle,
  stage,
  tuesday,
  worker,
} from "./stage";

stage();

const three = [
  { name: "Keiko Ito", email: "keiko@acme.example" },
  { name: "Ann Bell", email: "ann@acme.example" },
  { name: "Raj Rao", email: "raj@acme.example" },
];

test("three interviewers: one mail per moment, with three drafts that differ (decision 6)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner, { interviewers: three });
  await pass(2 * day + 4 * hour);
  const [debrief, thankYous, second, ...more] = resend.accepted;
  expect(more).toEqual([]);
  expect(debrief?.subject).toContain("How did it go");
  expect(second?.subject).toContain("still open");
  for (const { name, email } of three) {
    expect(thankYous?.text).toContain(name);
    expect(thankYous?.text).toContain(email);
  }
  const bodies = thankYous?.text.split("----").filter((part) => part.includes("Subject:")) ?? [];
  expect(new Set(bodies).size).toBe(3);
});

test("an interview that is told of minutes before its thank-you is due: one mail asks and has the draft (P5, decision 6)", async () => {
  const owner = await newUser();
  await moveTo(new Date(`${await tuesday()}T13:52:00Z`));
  await newInterview(owner, await now(), {
    startsOn: (await now()).toISOString().slice(0, 10),
    startTime: "09:00",
  });
  await pass(hour);
  const states = (await remindersOf(owner)).filter(({ slot }) => slot === "due").slice(0, 2);
  expect(states.map(({ kind, state }) => [kind, state])).toEqual([
    ["debrief", "accepted"],
    ["thank-you", "accepted"],
  ]);
  expect(resend.accepted).toHaveLength(1);
});

test("every reminder has a receipt, with the times at which it was planned, woke, was claimed and accepted (I1)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner, { interviewers: three });
  await pass(25 * day);
  const reminders = await remindersOf(owner);
  expect(reminders.map(({ state }) => state)).toEqual(reminders.map(() => "accepted"));
  for (const { dueAt, wokeAt, claimedAt, acceptedAt } of reminders) {
    expect(wokeAt && wokeAt >= dueAt).toBe(true);
    expect(claimedAt && wokeAt && claimedAt >= wokeAt).toBe(true);
    expect(acceptedAt && claimedAt && acceptedAt >= claimedAt).toBe(true);
  }
  const mails = new Set(reminders.map(({ mailId }) => `mail/${mailId}`));
  expect(new Set(resend.accepted.map(({ key }) => key))).toEqual(mails);
  expect(resend.accepted).toHaveLength(mails.size);
  expect(resend.requests).toHaveLength(mails.size);
});

test("a reminder goes within a minute of its time and never before (I3, P3)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  const [first] = await remindersOf(owner);
  const due = first?.dueAt ?? new Date(0);
  await passTo(new Date(due.getTime() - minute));
  expect(resend.accepted).toHaveLength(0);
  await passTo(due);
  expect(resend.accepted).toHaveLength(1);
  const acceptedAt = (await remindersOf(owner))[0]?.acceptedAt?.getTime() ?? 0;
  expect(acceptedAt - due.getTime()).toBeGreaterThanOrEqual(0);
  expect(acceptedAt - due.getTime()).toBeLessThan(minute);
});

test("a sleep of weeks goes in hops of at most six days (decision 3)", async () => {
  const owner = await newUser();
  const at = new Date((await now()).getTime() + 29 * day).toISOString().slice(0, 10);
  await interviewOnTuesday(owner, { startsOn: at });
  await settle();
  const start = await now();
  const first = await nextTimerAt(worker);
  expect((first?.getTime() ?? 0) - start.getTime()).toBeLessThanOrEqual(6 * day + minute);
  await pass(29 * day + 20 * hour);
  expect(resend.accepted.map(({ subject }) => subject)).toEqual([expect.stringContaining("How did it go")]);
});

test("what falls due within ten minutes of the first goes in one mail, at the latest of those times (decision 6)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await interviewOnTuesday(owner, { employerName: "Beta", startTime: "14:08" });
  const [one, two] = await remindersOf(owner);
  expect((two?.dueAt.getTime() ?? 0) - (one?.dueAt.getTime() ?? 0)).toBe(8 * minute);
  await passTo(new Date((two?.dueAt.getTime() ?? 0) - minute));
  expect(resend.accepted).toHaveLength(0);
  await pass(2 * minute);
  expect(resend.accepted).toHaveLength(1);
  expect(resend.accepted[0]?.text).toContain("Acme");
  expect(resend.accepted[0]?.text).toContain("Beta");
  const accepted = await remindersOf(owner);
  expect(accepted[0]?.mailId).toBe(accepted[1]?.mailId);
});

test("a step not done is mailed once more and then never again (T19)", async () => {
  const owner = await newUser();
  const { applicationId } = await interviewOnTuesday(owner, { interviewers: [] });
  await markDone(owner, { stepId: await stepOf(owner, applicationId, "debrief") }, await now());
  await pass(5 * day);
  expect(resend.accepted.map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/thank you .*draft is ready/i),
    expect.stringMatching(/thank you .*still open/i),
  ]);
});

test("every mail can be unsubscribed from at one https address, and those of one application thread (EM3, EM8, EM9, EM12)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await pass(2 * day);
  const threads = new Set(resend.accepted.map(({ headers }) => headers.References));
  expect(threads.size).toBe(1);
  expect([...threads][0]).toMatch(/^<[\w-]+@[\w.-]+>$/);
  for (const { headers, tags, key, text, body } of resend.accepted) {
    expect(Object.keys(JSON.parse(body)).sort()).toEqual([
      "from",
      "headers",
      "html",
      "subject",
      "tags",
      "text",
      "to",
    ]);
    expect(Object.keys(headers)).not.toContain("X-Entity-Ref-ID");
    expect(headers["List-Unsubscribe"]).toMatch(/^<https?:\/\/[^,<>]+\/u\/[\w-]{43}>$/);
    expect(headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    expect(tags).toContainEqual({ name: "mail_id", value: key.replace("mail/", "") });
    for (const { name, value } of tags) expect(name + value).toMatch(/^[\w-]+$/);
    expect(text).toContain("/r/");
  }
});

test("a renamed employer changes neither the thread nor a mail that is frozen already (EM13)", async () => {
  const owner = await newUser();
  const { applicationId } = await interviewOnTuesday(owner);
  const { employer } = await getApplication(owner, applicationId);
  await pass(day + 7 * hour);
  resend.fail({ status: 503 });
  await editEmployer(owner, { employerId: employer.id, name: "Acme International", version: 1 }, await now());
  await pass(day + 4 * hour);
  const [before, ...after] = resend.accepted;
  expect(after.length).toBeGreaterThan(0);
  expect(after.at(-1)?.subject).toContain("Acme International");
  for (const { headers } of after) expect(headers.References).toBe(before?.headers.References);
  expect(new Set(resend.requests.map(({ key, body }) => key + body)).size).toBe(resend.accepted.length);
});

test("a mail about several applications hangs on a thread of its own (decision 0012)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await interviewOnTuesday(owner, { employerName: "Beta", startTime: "14:05" });
  await pass(day + 8 * hour);
  expect(resend.accepted[0]?.subject).toBe("2 things to do");
  expect(resend.accepted[0]?.headers.References).toMatch(/^<all-[\w-]+@/);
});
