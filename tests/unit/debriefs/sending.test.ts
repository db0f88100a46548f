import { expect, test } from "vitest";
import { sendingTimes } from "@/lib/debriefs/sending/rules";

const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);

test("a thank-you is fine from an hour after the last interview of the round, and the first due time is told (T2)", () => {
  expect(sendingTimes([at("11:00"), at("12:00")], [at("15:00"), at("15:05")], at("12:30"))).toEqual({
    fineFrom: at("13:00"),
    remindAt: at("15:00"),
  });
});

test("what is behind us is not told", () => {
  expect(sendingTimes([at("12:00")], [at("15:00")], at("13:00"))).toEqual({
    fineFrom: null,
    remindAt: at("15:00"),
  });
  expect(sendingTimes([at("12:00")], [at("15:00")], at("16:00"))).toEqual({ fineFrom: null, remindAt: null });
});

test("without an open thank-you nothing is told", () => {
  expect(sendingTimes([at("12:00")], [], at("12:30"))).toBeNull();
});
