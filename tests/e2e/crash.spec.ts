import { addInterview, mailWhenDue, signUp } from "./support/people";
import { expect, test } from "./support/test";
import { killWorker } from "./support/worker";

test("a worker that is killed while a reminder sleeps sends it once when its time comes (C5)", async ({
  page,
  clock,
  mailbox,
}) => {
  const address = await signUp(page, mailbox);
  await addInterview(page, clock, {
    employer: "Kestrel Maps",
    role: "Cartographer",
    interviewers: [{ name: "Ada Brandt" }],
  });
  killWorker();
  const subject = /Thank Ada Brandt.*: the draft is ready/;
  await mailWhenDue(mailbox, clock, address, subject);
  await clock.toNextAlarm();
  expect(await mailbox.count(address, subject)).toBe(1);
});
