import type { Dice } from "../chaos/dice";
import type { Happening } from "./happenings";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** When the worker and the provider are away, and when the engine forgets everything. */
export function troubles(dice: Dice, from: number, to: number): { at: number; what: Happening }[] {
  return [
    ...outages("worker", 40, [20 * minuteMs, 3 * hourMs, 26 * hourMs]),
    ...outages("provider", 30, [30 * minuteMs, 3 * hourMs, 6 * hourMs, 21 * hourMs]),
    ...losses(),
  ];

  function outages(is: "worker" | "provider", everyDays: number, lengths: [number, ...number[]]) {
    const found: { at: number; what: Happening }[] = [];
    for (let at = from; at < to; ) {
      at += dice.between(1, 2 * everyDays * 24 * 60) * minuteMs;
      const forMs = dice.pick(lengths);
      found.push({ at, what: { is, isUp: false, forMs } });
      at += forMs;
      found.push({ at, what: { is, isUp: true, forMs } });
    }
    return found;
  }

  function losses() {
    const found: { at: number; what: Happening }[] = [];
    for (let at = from; at < to; at += dice.between(30, 90) * dayMs) {
      found.push({ at: at + dice.between(0, 24 * 60) * minuteMs, what: { is: "engine forgets" } });
    }
    return found;
  }
}
