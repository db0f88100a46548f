import type { OwnerId } from "@/lib/auth/owner";
import { asWebRole } from "./factories";

/** Sunday, two days before `interviewOnTuesday`. */
export const NOW = new Date("2026-11-22T09:00:00Z");

/** A moment on Berlin's clock in winter, such as `2026-11-24T15:30`. */
export function at(local: string): Date {
  return new Date(`${local}:00+01:00`);
}

/** The plan of `interviewOnTuesday` as `planOf` tells it. */
export const wholePlan = [
  "debrief 2026-11-24 15:30",
  "thank-you Keiko Ito 2026-11-25 09:00",
  "second-follow-up 2026-11-30 10:00",
  "last-note 2026-12-07 10:00",
  "propose-close 2026-12-17 10:00",
];

export async function openReminders(owner: OwnerId): Promise<number> {
  return (await asWebRole(owner, "select 1 from reminder where state = 'scheduled'")).length;
}
