import { Temporal } from "temporal-polyfill";
import { businessDayAfter, daysAfter, isBefore, laterDay, latestDay } from "@/lib/dates/rules";
import {
  closeWindow,
  firstBusinessDayAhead,
  isPast,
  type Placement,
  placeMessage,
  type Round,
} from "@/lib/follow-ups/placing/rules";
import {
  type DatedMessage,
  type FinalKind,
  type MessageKind,
  PlanError,
  slotOf,
} from "@/lib/follow-ups/rules";

export interface PlacedMessage extends Placement {
  kind: MessageKind | FinalKind;
  windowEndsAt: Temporal.ZonedDateTime;
}

export type LeftOut = {
  kind: MessageKind | FinalKind;
  because: "a later one was done" | "its day has passed";
};

export interface PlacedMessages {
  placed: PlacedMessage[];
  leftOut: LeftOut[];
}

/** What was done, and where the thank-yous stand: if nothing were late, and as they now are (the same array when in time). */
export interface Standing {
  done: readonly DatedMessage[];
  thankYousPlanned: readonly DatedMessage[];
  thankYousNow: readonly DatedMessage[];
}

type Placed<K> = Placement & { kind: K };

/**
 * Check-in, second follow-up, the message after a timeline, and the call or last note: those that the cadence and the timeline
 * ask for (T6-T11), less what was done or stands before it, with gaps (T12) and late plans.
 */
export function placeMessages(round: Round, standing: Standing): PlacedMessages {
  const { open, leftOut } = stillOpen(round);
  const planned = [...standing.done, ...standing.thankYousPlanned];
  const inTime = standing.thankYousNow === standing.thankYousPlanned;
  const standingNow = inTime ? planned : [...standing.done, ...standing.thankYousNow];

  const asPlanned = placeInTurn(round, open.messages, planned);
  const unchanged = inTime && !asPlanned.some((message) => isPast(round, message.dueAt));
  const messages = unchanged ? asPlanned : redate(round, asPlanned, standingNow);
  for (const { kind } of asPlanned) {
    if (!messages.some((message) => message.kind === kind))
      leftOut.push({ kind, because: "its day has passed" });
  }

  const placed: PlacedMessage[] = messages.map((message) => ({
    ...message,
    windowEndsAt: messageWindow(round, message),
  }));
  if (open.final) {
    const before = [...standingNow, ...messages];
    placed.push(placeFinal(round, open.final, [...planned, ...asPlanned], before, unchanged));
  }
  return { placed, leftOut };
}

/** The day a timeline ends (T6, T7). Raises PlanError when that is before the interview's own day. */
export function timelineEnd(round: Round): Temporal.PlainDate | null {
  const { timeline } = round.facts;
  if (!timeline) return null;
  const message = "The timeline ends before the day of the interview. Check the date.";
  if (timeline.kind === "date") {
    const day = Temporal.PlainDate.from(timeline.date);
    if (isBefore(day, round.startDay)) throw new PlanError("timeline.date", message);
    return day;
  }
  const saidOn = timeline.saidOn ? Temporal.PlainDate.from(timeline.saidOn) : round.startDay;
  const day = daysAfter(saidOn, timeline.days);
  if (isBefore(day, round.startDay)) throw new PlanError("timeline.days", message);
  return day;
}

function stillOpen({ cadence, facts }: Round) {
  const { timeline, phoneCalls, done } = facts;
  const lastSlot = Math.max(0, ...done.map((step) => slotOf(step.kind) ?? 0));
  const wanted: MessageKind[] = timeline ? ["after-timeline"] : [];
  if (!timeline && cadence.checkInDay !== null) wanted.push("check-in");
  if (!timeline && cadence.followUp) wanted.push("second-follow-up");
  const leftOut: LeftOut[] = [];
  const messages = wanted.filter((kind) => {
    if (done.some((step) => step.kind === kind)) return false;
    const before = (slotOf(kind) ?? 0) < lastSlot;
    if (before) leftOut.push({ kind, because: "a later one was done" });
    return !before;
  });
  const settled = cadence.lastWord === null || lastSlot === slotOf("call");
  const final: FinalKind | null = settled ? null : phoneCalls ? "call" : "last-note";
  return { open: { messages, final }, leftOut };
}

/** The local day on or after which the table dates a message, before gaps. */
function askedDay(round: Round, kind: MessageKind): Temporal.PlainDate {
  const { cadence, facts, startDay } = round;
  switch (kind) {
    case "check-in":
      return daysAfter(startDay, cadence.checkInDay ?? 0);
    case "second-follow-up":
      return daysAfter(startDay, cadence.followUp?.day ?? 0);
    case "after-timeline": {
      const end = timelineEnd(round) ?? round.startDay;
      return daysAfter(end, facts.timeline?.kind === "span" ? 3 : 1);
    }
  }
}

function place(
  round: Round,
  kind: MessageKind,
  before: readonly DatedMessage[],
  late = false,
): Placed<MessageKind> {
  const asked = late ? firstBusinessDayAhead(round) : askedDay(round, kind);
  return { kind, ...placeMessage(round, kind, asked, before, late) };
}

function placeInTurn(round: Round, kinds: readonly MessageKind[], before: readonly DatedMessage[]) {
  const placed: Placed<MessageKind>[] = [];
  for (const kind of kinds) placed.push(place(round, kind, [...before, ...placed]));
  return placed;
}

/** Late plans: of the messages whose time has passed only the latest is kept, and what is left out has no gaps. */
function redate(
  round: Round,
  asPlanned: readonly Placed<MessageKind>[],
  standing: readonly DatedMessage[],
): Placed<MessageKind>[] {
  const kinds = asPlanned.map((message) => message.kind);
  const passed = asPlanned.filter((message) => isPast(round, message.dueAt));
  const last = asPlanned.at(-1);
  const lastPassed = passed.at(-1);
  if (!last || !lastPassed) return placeInTurn(round, kinds, standing);
  if (lastPassed === last) return [place(round, last.kind, standing, true)];

  const redated = place(round, lastPassed.kind, standing, true);
  const unmoved = place(round, last.kind, [...standing, lastPassed]);
  const next = place(round, last.kind, [...standing, redated]);
  if (next.dueAt.equals(unmoved.dueAt)) return [redated, next];
  const alone = place(round, last.kind, standing);
  return [isPast(round, alone.dueAt) ? place(round, last.kind, standing, true) : alone];
}

function messageWindow(round: Round, placed: Placed<MessageKind>): Temporal.ZonedDateTime {
  const { holidays } = round.facts;
  if (placed.movedBy.late || placed.kind === "after-timeline") {
    return closeWindow(round, businessDayAfter(placed.day, 2, holidays), placed);
  }
  if (placed.kind === "check-in") {
    return closeWindow(round, businessDayAfter(placed.day, 1, holidays), placed);
  }
  const lastDay = daysAfter(round.startDay, round.cadence.followUp?.lastDay ?? 0);
  return closeWindow(round, laterDay(lastDay, placed.day), placed);
}

/** The call (T10), or the last note in its place (T11). */
function placeFinal(
  round: Round,
  kind: FinalKind,
  planned: readonly DatedMessage[],
  before: readonly DatedMessage[],
  unchanged: boolean,
): PlacedMessage {
  const { holidays } = round.facts;
  const asPlanned = placeMessage(round, kind, finalAsked(round, kind, planned), planned);
  const asked = finalAsked(round, kind, before);
  let placed = unchanged ? asPlanned : placeMessage(round, kind, asked, before);
  const late = isPast(round, asPlanned.dueAt) || isPast(round, placed.dueAt);
  if (late) placed = placeMessage(round, kind, laterDay(asked, firstBusinessDayAhead(round)), before, true);

  const secondDay = businessDayAfter(placed.day, 2, holidays);
  if (kind === "call") return { kind, ...placed, windowEndsAt: closeWindow(round, secondDay, placed) };
  const twoWeeks = daysAfter(previousDay(round, before), 14);
  const lastDay = late ? laterDay(twoWeeks, secondDay) : twoWeeks;
  return { kind, ...placed, windowEndsAt: closeWindow(round, lastDay, placed) };
}

function finalAsked(round: Round, kind: FinalKind, before: readonly DatedMessage[]): Temporal.PlainDate {
  const { callDay = 0, noteAfterDays = 0 } = round.cadence.lastWord ?? {};
  return kind === "call"
    ? daysAfter(round.startDay, callDay)
    : daysAfter(previousDay(round, before), noteAfterDays);
}

/** The day of the message before the last note, thank-yous included. */
function previousDay(round: Round, before: readonly DatedMessage[]): Temporal.PlainDate {
  return latestDay(before.map((message) => message.day)) ?? round.startDay;
}
