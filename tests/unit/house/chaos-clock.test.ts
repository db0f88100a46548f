import { expect, test } from "vitest";
import { firstSeen, nextRest, productTime } from "@/bin/chaos/clock";

/** At 1000 the clock leapt by 500, at 2000 by 3000 more. */
const jumps = [
  { realAt: 1000, offsetMs: 500 },
  { realAt: 2000, offsetMs: 3500 },
];

test("product time at a real time has all the moves up to then in it", () => {
  expect([999, 1000, 1999, 2000].map((at) => productTime(jumps, at))).toEqual([999, 1500, 2499, 5500]);
});

test("what a move leapt over is seen at the end of the leap, anything else in its own time", () => {
  expect([900, 1000, 1499, 1500, 2400].map((at) => firstSeen(jumps, at))).toEqual([
    900, 1500, 1500, 1500, 2400,
  ]);
  expect([2600, 5499, 5500, 9000].map((at) => firstSeen(jumps, at))).toEqual([5500, 5500, 5500, 9000]);
  expect(firstSeen([], 7)).toBe(7);
});

test("what comes up right before a move need not be done before its end", () => {
  expect([1499, 1500, 2400, 5499].map((at) => nextRest(jumps, at))).toEqual([1500, 5500, 5500, 5500]);
  expect([nextRest(jumps, 5500), nextRest([], 7)]).toEqual([5500, 7]);
});
