import type { CheckFinding } from "@/lib/draft-checks/schema";

/** A stretch of the text. `findings` are the places in the list of those that mark it, `ends` of those that end with it. */
export type Stretch = { text: string; findings: number[]; ends: number[] };

/** The findings as they are listed: what has to be fixed first, else in the order they came. */
export function inListOrder(checks: readonly CheckFinding[]): CheckFinding[] {
  return [...checks.filter(isStop), ...checks.filter((check) => !isStop(check))];
}

/** Cuts a text where marks begin and end. Marks may overlap; one that lies outside of the text is cut to it. */
export function markedText(text: string, findings: readonly Pick<CheckFinding, "ranges">[]): Stretch[] {
  const marks = findings.flatMap(({ ranges }, index) =>
    ranges
      .map(([start, end]) => ({ index, start: Math.max(0, start), end: Math.min(end, text.length) }))
      .filter(({ start, end }) => start < end),
  );
  const cuts = new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])]);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, nth) => {
    // The last place has no stretch of its own, so there is a next one.
    const end = places[nth + 1] as number;
    const here = marks.filter((mark) => mark.start <= start && mark.end >= end);
    return {
      text: text.slice(start, end),
      findings: unique(here.map(({ index }) => index)),
      ends: unique(here.filter((mark) => mark.end === end).map(({ index }) => index)),
    };
  });
}

function isStop(check: CheckFinding): boolean {
  return check.severity === "stop";
}

function unique(numbers: number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
