import { sameness, tooAlike, twinRanges } from "../sameness/rules";

export interface PanelNote {
  to: string;
  /** From 0 (nothing in common) to 1, greeting and signature aside. */
  alike: number;
  level: "different" | "partly" | "nearly the same";
  /** Where in the text the sentences stand that the other one gets too. */
  ranges: [number, number][];
}

/** How much of this note each of the others gets as well (D9), the closest first. */
export function comparePanel(body: string, others: readonly { to: string; body: string }[]): PanelNote[] {
  return others
    .map((other) => {
      const alike = sameness(body, other.body);
      const ranges = twinRanges(body, other.body);
      const level =
        alike >= tooAlike ? "nearly the same" : ranges.length > 0 ? "partly" : ("different" as const);
      return { to: other.to, alike, level, ranges } as const satisfies PanelNote;
    })
    .toSorted((a, b) => b.alike - a.alike);
}
