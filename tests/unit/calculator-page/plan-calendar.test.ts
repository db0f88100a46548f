import { expect, test } from "vitest";
import { planCalendar } from "@/app/(public)/plan/_components/plan-calendar";
import type { PlanEntry } from "@/app/(public)/plan/_components/plan-entries";

const now = new Date("2026-11-17T14:05:09.123Z");
const entry: PlanEntry = {
  key: "thank-you-1",
  mark: "step",
  day: 1,
  at: "2026-11-18T09:00:00+01:00",
  on: "2026-11-18",
  title: "Thank Ms. Ito; Mr. Okafor, too",
  why: "First line\nBEGIN:VEVENT",
  windowEndsAt: null,
  rules: [],
};

test("a step becomes one entry at its instant, with its text escaped", () => {
  const calendar = planCalendar([entry], now);
  expect(calendar).toContain("DTSTAMP:20261117T140509Z\r\n");
  expect(calendar).toContain("DTSTART:20261118T080000Z\r\n");
  expect(calendar).toContain("SUMMARY:Thank Ms. Ito\\; Mr. Okafor\\, too\r\n");
  expect(calendar).toContain("DESCRIPTION:First line\\nBEGIN:VEVENT\r\n");
  expect(calendar.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
});

test("the interview itself and what they said are not entries", () => {
  const calendar = planCalendar(
    [
      { ...entry, mark: "interview" },
      { ...entry, mark: "promise", at: null },
    ],
    now,
  );
  expect(calendar).not.toContain("VEVENT");
});

test("no line is longer than 75 bytes, and no character is torn", () => {
  const title = "Thank Ms. 伊藤 and Mr. Ökafor ".repeat(12);
  const calendar = planCalendar([{ ...entry, title }], now);
  for (const line of calendar.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(calendar.replace(/\r\n /g, "")).toContain(`SUMMARY:${title}`);
});
