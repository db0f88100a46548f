import { afterEach, expect, test, vi } from "vitest";
import { listFigures, warnOfClockSkew } from "@/lib/health/figures/queries";
import { sendMail } from "@/lib/mail/sending/commands";
import { newUser } from "../../support/factories";
import {
  db,
  hour,
  interviewOnTuesday,
  mailsOf,
  minute,
  pass,
  passTo,
  remindersOf,
  resend,
  settle,
  stage,
  sweepNow,
} from "./stage";

stage();
afterEach(() => {
  vi.useRealTimers();
});

test.each([10, -10])(
  "with a process's clock off by %i minutes, a reminder comes at its time by the database's (F30, I3)",
  async (minutes) => {
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(Date.now() + minutes * minute);
    const owner = await newUser();
    await interviewOnTuesday(owner);
    await settle();
    const due = (await remindersOf(owner))[0]?.dueAt ?? new Date(0);
    await passTo(new Date(due.getTime() - minute));
    expect(resend.requests).toEqual([]);
    await passTo(due);
    expect(resend.accepted).toHaveLength(1);
    const [first] = await remindersOf(owner);
    expect(first?.acceptedAt?.getTime()).toBeGreaterThanOrEqual(due.getTime());
    expect(first?.acceptedAt?.getTime()).toBeLessThan(due.getTime() + minute);
    // The clock stood still meanwhile, however long that took.
    vi.setSystemTime(vi.getRealSystemTime() + minutes * minute);
    const skew = (await listFigures()).find(({ name }) => name === "clock_skew_seconds");
    expect(skew?.value).toBeGreaterThan(540);
    expect(await warnOfClockSkew()).toBe(true);
  },
);

test("clocks that agree are told to nobody (AL10)", async () => {
  expect(await warnOfClockSkew()).toBe(false);
});

test("a database's clock that steps back across a due time doubles nothing (F31)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await settle();
  const due = (await remindersOf(owner))[0]?.dueAt ?? new Date(0);
  await passTo(due);
  expect(resend.accepted).toHaveLength(1);
  // As NTP does it; the product itself only ever moves its clock forward.
  await db`update app_clock set offset_ms = offset_ms - ${10 * minute}`;
  await sweepNow();
  for (const { id } of await mailsOf(owner)) await sendMail(id);
  await pass(20 * minute);
  await sweepNow();
  await pass(hour);
  expect(resend.accepted).toHaveLength(1);
});
