import { Temporal } from "temporal-polyfill";
import { planRound } from "@/lib/follow-ups/plan";
import { DEFAULT_QUIET_HOURS } from "@/lib/follow-ups/quiet-hours/rules";
import type { StepKind } from "@/lib/follow-ups/rules";
import { type OwnDays, ownCadence } from "../rules";

export interface PreviewStep {
  kind: StepKind;
  /** Local days after the interview. */
  day: number;
  /** `YYYY-MM-DD`. */
  on: string;
}

/** What a cadence of one's own makes of an interview on a Tuesday at two, without holidays: the same planner as everywhere. Pure. */
export function previewOf(days: OwnDays, phoneCalls: boolean, now: Date): PreviewStep[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO("UTC").toPlainDate();
  const tuesday = today.add({ days: ((9 - today.dayOfWeek) % 7) + (today.dayOfWeek === 2 ? 7 : 0) });
  const at = (time: string) => tuesday.toZonedDateTime({ timeZone: "UTC", plainTime: time }).toInstant();
  const { steps } = planRound({
    timeZone: "UTC",
    cadence: ownCadence(days),
    quietHours: DEFAULT_QUIET_HOURS,
    phoneCalls,
    holidays: new Set(),
    startsAt: at("14:00"),
    endsAt: at("15:00"),
    interviewers: [],
    done: [],
    now: at("08:00"),
  });
  return steps
    .filter(({ kind }) => kind !== "debrief")
    .map(({ kind, dueAt }) => ({
      kind,
      day: tuesday.until(dueAt.toPlainDate()).days,
      on: dueAt.toPlainDate().toString(),
    }));
}
