import { formatTime, type TimeStyle } from "../../../ui/format-time";
import type { DemoTimeline } from "./demo-timeline";

const DAY = 24 * 60;
const EVENING = 18 * 60;

/** The demo's clock in words. */
export function demoTime(timeline: DemoTimeline, minute: number, style: TimeStyle = "day-time"): string {
  return formatTime(new Date(Date.parse(timeline.endsAt) + minute * 60_000).toISOString(), "UTC", style);
}

/** Calendar days since the interview. */
export function demoDay(timeline: DemoTimeline, minute: number): number {
  return Math.floor((timeline.endOfDayZero + minute) / DAY);
}

/** The evening of a day, when what lands on it has landed; of day 0 the end of the interview. */
export function eveningOf(timeline: DemoTimeline, day: number): number {
  return day === 0 ? 0 : day * DAY + EVENING - timeline.endOfDayZero;
}
