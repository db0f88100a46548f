import { Temporal } from "temporal-polyfill";
import { minuteOfDay } from "@/lib/dates/rules";
import type { LeftOut } from "@/lib/follow-ups/messages/rules";
import type { Calendar, Placement, Round } from "@/lib/follow-ups/placing/rules";
import type { ReasonLink, StepKind } from "@/lib/follow-ups/rules";
import { dayText } from "@/lib/moments/rules";
import { listed } from "@/lib/text/rules";

const NAMES: Record<LeftOut["kind"], string> = {
  "check-in": "check-in",
  "second-follow-up": "follow-up note",
  "after-timeline": "message after their date",
  call: "call",
  "last-note": "last note",
};

/** One plain sentence on why a step is due when it is due, and the chain of reasons behind it. */
export function explain(round: Round, kind: StepKind, ownRule: string, placed: Placement) {
  return { why: whyOf(round, kind, ownRule, placed), chain: chainOf(round, kind, ownRule, placed) };
}

export function thanksOverdueNote(): string {
  return "More than two days have passed since the interview, so the next message says the thanks.";
}

/** While they are away, or have paused everything, only thank-yous are offered (T21). */
export function awayNote(calendar: Calendar): string {
  const until = calendar.away?.to ? "Until then" : "For now";
  return `${awayReason(calendar)}. ${until} only thank-yous are offered; the rest comes after.`;
}

export function debriefAwayNote(calendar: Calendar): string {
  return `${awayReason(calendar)}, so nobody asks how it went this time.`;
}

export function leftOutNote({ kind, because }: LeftOut): string {
  return because === "a later one was done"
    ? `The ${NAMES[kind]} is left out, because you have already done what comes after it.`
    : `The ${NAMES[kind]} is left out, because its day has passed and the next message takes its place.`;
}

/** For what is planned outside a round: the rule that set the date and those that moved it, and why, in one sentence. */
export function explainMoves(
  calendar: Calendar,
  told: { rule: string; began: string; sentence: string; placed: Placement },
): { rules: string[]; why: string; chain: ReasonLink[] } {
  const { rule, began, sentence, placed } = told;
  return {
    rules: [rule, ...movingRules(placed)],
    why: withMoves(sentence, placed),
    chain: [{ rule, text: began }, { rule, text: `${sentence}.` }, ...moves(calendar, rule, placed)],
  };
}

/** The rules that moved a step, in the order in which an answer names them. */
export function movingRules({ movedBy }: Placement): string[] {
  const rules: string[] = [];
  if (movedBy.gap) rules.push("T12");
  if (movedBy.quiet) rules.push("T18");
  if (movedBy.away) rules.push("T21");
  return rules;
}

function whyOf(round: Round, kind: StepKind, ownRule: string, placed: Placement): string {
  const sentence = placed.movedBy.late ? lateReason(kind) : ruleReason(round, ownRule, placed);
  return withMoves(sentence, placed);
}

function withMoves(sentence: string, { movedBy }: Placement): string {
  const parts: string[] = [];
  if (movedBy.gap) parts.push("leaves some room after the message before");
  if (movedBy.quiet) parts.push("stays clear of your quiet hours");
  if (movedBy.away) parts.push("waits until you are back");
  return parts.length > 0 ? `${sentence}; it also ${listed(parts)}.` : `${sentence}.`;
}

function lateReason(kind: StepKind): string {
  switch (kind) {
    case "debrief":
      return "The interview is still fresh enough to write down what was said";
    case "thank-you":
      return "A thank-you is still welcome within two days of the interview, so it goes out as soon as it can";
    case "propose-close":
      return "It has been quiet for a long while, so it may be time to let this one rest";
    default:
      return "The day planned for it has passed, so it comes as soon as a working day allows";
  }
}

function ruleReason(round: Round, ownRule: string, placed: Placement): string {
  const { timeline, cadence } = round.facts;
  const { checkInDay, followUp, lastWord } = round.cadence;
  const isOwn = typeof cadence !== "string";
  switch (ownRule) {
    case "T3":
      return "The interview ended before noon, so the thank-you fits the same afternoon";
    case "T4":
      return "The interview ended at noon or later, so the thank-you goes out the next morning";
    case "T5":
      return placed.asked.equals(round.endDay)
        ? "The day after the interview is not a working day, so the thank-you goes out the same day"
        : "The interview ended late and a thank-you should not wait for the next working day, so it goes out the next morning";
    case "T6":
      return `They named ${timeline?.kind === "date" ? dayText(Temporal.PlainDate.from(timeline.date)) : "a date"}, so the next message waits for the first working day after it`;
    case "T7":
      return `They spoke of ${timeline?.kind === "span" ? spanText(timeline.days) : "some time"}, so the next message comes three days after that is over`;
    case "T8":
      if (isOwn) return `They gave no date, so ${ownReason("a second message", followUp?.day)}`;
      return cadence === "patient"
        ? "They gave no date, so a second message comes after a full week"
        : "They gave no date, so a second message fits five to seven days after the interview";
    case "T9":
      if (isOwn) return `They gave no date, so ${ownReason("a light check-in", checkInDay)}`;
      return "They gave no date, so a light check-in fits two or three days after the interview";
    case "T10":
      if (isOwn) return `${ownReason("A call", lastWord?.callDay)}, or one last short note instead`;
      return "After more than ten quiet days a call may be right, or one last short note instead";
    case "T11":
      if (lastWord && lastWord.noteAfterDays > 7)
        return `Where a call does not fit, one last short note follows ${lastWord.noteAfterDays} days after the message before`;
      return "Where a call does not fit, one last short note follows a week after the message before";
    case "T15":
      return "Ten days after the last step without an answer, it may be time to let this one rest";
    default:
      return "What was said is best written down while it is fresh";
  }
}

function chainOf(round: Round, kind: StepKind, ownRule: string, placed: Placement): ReasonLink[] {
  const chain: ReasonLink[] = [
    { rule: ownRule, text: `The interview ended on ${dayAtTimeText(round.endsAt, round.endDay)}.` },
    { rule: ownRule, text: `${ruleReason(round, ownRule, placed)}.` },
  ];
  if (placed.movedBy.late) {
    chain.push({ rule: kind === "thank-you" ? "T1" : ownRule, text: `${lateReason(kind)}.` });
  }
  return [...chain, ...moves(round, ownRule, placed)];
}

/** What moved a step, and where it landed. */
function moves(calendar: Calendar, ownRule: string, placed: Placement): ReasonLink[] {
  const { weekend, gap, quiet, away } = placed.movedBy;
  const links: ReasonLink[] = [];
  if (weekend) {
    const text = `${dayText(placed.asked)} is not a working day, so it moves to the next one.`;
    links.push({ rule: ownRule, text });
  }
  if (gap) links.push({ rule: "T12", text: "It would come too soon after the message before, so it waits." });
  if (quiet) links.push({ rule: "T18", text: `It would fall into your quiet hours, so it comes ${quiet}.` });
  if (away) {
    const text = `${awayReason(calendar)}, so it waits for the first working day after.`;
    links.push({ rule: "T21", text });
  }
  return [...links, { rule: ownRule, text: `Due on ${dayAtTimeText(placed.dueAt, placed.day)}.` }];
}

function awayReason({ away }: Calendar): string {
  return away?.to ? `You are away until ${dayText(away.to)}` : "Everything is paused";
}

function ownReason(what: string, day: number | null | undefined): string {
  return `${what} comes ${day === 1 ? "one day" : `${day} days`} after the interview, as your own rhythm has it`;
}

function spanText(days: number): string {
  if (days === 0) return "the same day";
  return days === 1 ? "one day" : `${days} days`;
}

/** "Tue 24 Nov at 16:00". */
export function dayAtTimeText(at: Temporal.ZonedDateTime, day = at.toPlainDate()): string {
  const minute = minuteOfDay(at);
  const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return `${dayText(day)} at ${time}`;
}
