import { Temporal } from "temporal-polyfill";
import type { PlanAnswer } from "@/lib/follow-ups/calculator/queries";
import { findRule } from "../../_content/rulebook";
import type { PlanQuery } from "./plan-query";

/** One line of the thread on the page. */
export type PlanEntry = {
  key: string;
  mark: "interview" | "promise" | "step";
  day: number;
  at: string | null;
  on: string;
  title: string;
  why: string | null;
  windowEndsAt: string | null;
  rules: { id: string; says: string }[];
};

/** The answer as the thread shows it, to a question whose words have been read: the interview, what they said, and every step on its day. */
export function planEntries(answer: PlanAnswer, query: PlanQuery): PlanEntry[] {
  const interviewOn = Temporal.PlainDate.from(query.date);
  const dayOf = (on: Temporal.PlainDate) => interviewOn.until(on, { largestUnit: "days" }).days;

  const steps = answer.steps.map((step, index): PlanEntry => {
    const on = Temporal.Instant.from(step.dueAt).toZonedDateTimeISO(answer.timeZone).toPlainDate();
    return {
      key: `${step.kind}-${index}`,
      mark: "step",
      day: dayOf(on),
      at: step.dueAt,
      on: on.toString(),
      title: titleOf(step.kind, step.to),
      why: step.why,
      windowEndsAt: step.windowEndsAt,
      rules: step.rules.flatMap((id) => findRule(id) ?? []).map(({ id, says }) => ({ id, says })),
    };
  });
  const promise = promiseOf(query, interviewOn);
  const entries = [interviewEntry(query), ...steps];
  if (promise) {
    const after = entries.findIndex((entry) => entry.day > dayOf(promise.on));
    entries.splice(after === -1 ? entries.length : after, 0, {
      key: "promise",
      mark: "promise",
      day: dayOf(promise.on),
      at: null,
      on: promise.on.toString(),
      title: promise.title,
      why: null,
      windowEndsAt: null,
      rules: [],
    });
  }
  return entries;
}

function interviewEntry(query: PlanQuery): PlanEntry {
  return {
    key: "interview",
    mark: "interview",
    day: 0,
    at: Temporal.PlainDateTime.from(`${query.date}T${query.start}`)
      .toZonedDateTime(query.zone)
      .toInstant()
      .toString(),
    on: query.date,
    title: "Interview",
    why: null,
    windowEndsAt: null,
    rules: [],
  };
}

function promiseOf(
  query: PlanQuery,
  interviewOn: Temporal.PlainDate,
): { on: Temporal.PlainDate; title: string } | null {
  const inWords = query.words ? `“${query.words}”` : null;
  if (query.said === "date") {
    return { on: Temporal.PlainDate.from(query.by), title: inWords ?? "“By this day”" };
  }
  if (query.said !== "span") return null;
  const days = Number(query.days);
  const within = days === 1 ? "“Within a day”" : `“Within ${days} days”`;
  return { on: interviewOn.add({ days }), title: inWords ?? within };
}

/** What a step asks, where the company is plain from the page. */
export function titleOf(kind: string, to: string | null): string {
  switch (kind) {
    case "debrief":
      return "Write down how it went";
    case "thank-you":
      return to ? `Thank ${to}` : "Say thank you";
    case "check-in":
      return "A light check-in";
    case "second-follow-up":
      return "Send a follow-up note";
    case "after-timeline":
      return "Ask once, gently";
    case "call":
      return "Call, or send a last note";
    case "last-note":
      return "Send a last note";
    case "propose-close":
      return "Let it rest?";
    default:
      return "Follow up";
  }
}
