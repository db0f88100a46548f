import { Temporal } from "temporal-polyfill";
import { type PlannedStep, planRound } from "@/lib/follow-ups/plan";
import type { DoneStep, StepKind, Timeline } from "@/lib/follow-ups/rules";
import { titleOf } from "../../plan/_components/plan-entries";
import { type DemoMail, mailsOf } from "./demo-mails";
import type { DemoEvent, DemoSetup } from "./demo-query";

/** One line of the demo's thread. All minutes count from the end of the interview. */
export type DemoEntry = {
  key: string;
  kind: StepKind | "promise" | "answer";
  to: string | null;
  title: string;
  why: string;
  dueMinute: number;
  windowMinute: number | null;
  lastCallMinute: number | null;
  state: "open" | "done" | "dropped";
  settledMinute: number | null;
};

/** The plan as it stands from a minute on, until something happens that bends it. */
export type DemoChapter = { fromMinute: number; entries: DemoEntry[]; promise: DemoPromise | null };
export type DemoPromise = { on: string; text: string };
export type DemoTimeline = {
  endsAt: string;
  /** Minutes from midnight to the end of the interview. */
  endOfDayZero: number;
  lastMinute: number;
  chapters: DemoChapter[];
  mails: DemoMail[];
};

const DAY = 24 * 60;
const TEN_DAYS = 10 * DAY;
const FRIDAY = 5;
const QUIET_HOURS = { from: "21:00", to: "08:00" };

/** What happens after the interview if the visitor does these things and nothing else. Pure; the real planner decides. */
export function demoTimeline(setup: DemoSetup, events: readonly DemoEvent[]): DemoTimeline {
  const story = openStory(setup);
  const chapters: DemoChapter[] = [replan(story, [], 0)];
  for (const event of events) {
    const before = chapters.at(-1);
    const next = before && happen(story, before, event);
    if (next) chapters.push(next);
  }
  const mails = mailsOf(setup, story.endsAt, chapters);
  const alarms = [...mails.map((mail) => mail.minute), chapters.at(-1)?.fromMinute ?? 0];
  return {
    endsAt: story.endsAt.toString(),
    endOfDayZero:
      story.endsAt.toZonedDateTimeISO("UTC").hour * 60 + story.endsAt.toZonedDateTimeISO("UTC").minute,
    lastMinute: Math.max(TEN_DAYS, ...alarms.map((minute) => minute + DAY / 2)),
    chapters,
    mails,
  };
}

type Story = {
  setup: DemoSetup;
  endsAt: Temporal.Instant;
  done: DoneStep[];
  promise: DemoPromise | null;
  isOver: boolean;
};

function openStory(setup: DemoSetup): Story {
  const endsAt = Temporal.Instant.from(`${setup.date}T${setup.end}:00Z`);
  return { setup, endsAt, done: [], promise: null, isOver: false };
}

/** The chapter that an event opens, or null when there was nothing for it to change. */
function happen(story: Story, before: DemoChapter, event: DemoEvent): DemoChapter | null {
  if (story.isOver) return null;
  const { minute } = event;
  switch (event.act) {
    case "sent": {
      const sent = before.entries.find(
        (entry) => entry.kind === event.kind && entry.to === event.to && entry.state === "open",
      );
      if (!sent) return null;
      story.done.push({
        kind: event.kind,
        to: event.to ?? undefined,
        at: story.endsAt.add({ minutes: minute }),
      });
      const entries = before.entries.map((entry) =>
        entry === sent ? { ...entry, state: "done" as const, settledMinute: minute } : entry,
      );
      if (event.kind === "propose-close") return endOf(story, entries, minute);
      return replan(story, entries, minute);
    }
    case "said": {
      const promise = nextFriday(story, minute);
      if (promise.on === story.promise?.on) return null;
      story.promise = promise;
      const title = `“${capital(promise.text)}”`;
      return replan(story, [...before.entries, saying("promise", title, minute)], minute);
    }
    case "replied":
      return endOf(story, [...before.entries, saying("answer", "They replied", minute)], minute);
  }
}

function endOf(story: Story, entries: readonly DemoEntry[], minute: number): DemoChapter {
  story.isOver = true;
  return {
    fromMinute: minute,
    entries: entries
      .map((entry) => (entry.state === "open" ? drop(entry, minute, "") : entry))
      .sort((a, b) => placeOf(a) - placeOf(b)),
    promise: story.promise,
  };
}

/** The planner's answer now, put to what is on the thread: what was announced keeps its time, what is not wanted goes. */
function replan(story: Story, before: readonly DemoEntry[], minute: number): DemoChapter {
  const wanted = planned(story, minute).map((step) => entryOf(story, step));
  const kept = before
    .filter((entry) => entry.state !== "open" && !wanted.some(({ key }) => key === entry.key))
    .concat(
      before
        .filter((entry) => entry.state === "open" && !wanted.some(({ key }) => key === entry.key))
        .map((entry) => drop(entry, minute, reasonOf(entry, story))),
    );
  const open = wanted.map((entry) => {
    const known = before.find(({ key, state }) => key === entry.key && state === "open");
    return known && known.dueMinute <= minute ? known : entry;
  });
  const entries = [...kept, ...open].sort((a, b) => placeOf(a) - placeOf(b));
  return { fromMinute: minute, entries, promise: story.promise };
}

function planned(story: Story, minute: number): PlannedStep[] {
  const { setup, endsAt, done, promise } = story;
  const timeline: Timeline | undefined = promise ? { kind: "date", date: promise.on } : undefined;
  return planRound({
    timeZone: "UTC",
    cadence: "standard",
    quietHours: QUIET_HOURS,
    phoneCalls: false,
    holidays: new Set(),
    startsAt: endsAt.subtract({ hours: 1 }),
    endsAt,
    interviewers: setup.people.map((name, index) => ({ key: String(index), name })),
    timeline,
    done,
    now: endsAt.add({ minutes: minute }),
  }).steps;
}

function entryOf({ setup, endsAt }: Story, step: PlannedStep): DemoEntry {
  const minuteOf = (at: Temporal.ZonedDateTime) => (at.epochMilliseconds - endsAt.epochMilliseconds) / 60_000;
  return {
    key: `${step.kind}.${step.to ?? "-"}`,
    kind: step.kind,
    to: step.to,
    title: titleOf(step.kind, step.to === null ? null : (setup.people[Number(step.to)] ?? null)),
    why: step.why,
    dueMinute: minuteOf(step.dueAt),
    windowMinute: step.windowEndsAt && minuteOf(step.windowEndsAt),
    lastCallMinute: step.lastCallAt && minuteOf(step.lastCallAt),
    state: "open",
    settledMinute: null,
  };
}

/** What the employer said, as a line of its own. */
function saying(kind: "promise" | "answer", title: string, minute: number): DemoEntry {
  return {
    key: `${kind}.${minute}`,
    kind,
    to: null,
    title,
    why: "",
    dueMinute: minute,
    windowMinute: null,
    lastCallMinute: null,
    state: "done",
    settledMinute: minute,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function drop(entry: DemoEntry, minute: number, why: string): DemoEntry {
  return { ...entry, state: "dropped", settledMinute: minute, why };
}

function reasonOf(entry: DemoEntry, story: Story): string {
  const isThanks = entry.kind === "thank-you" || entry.kind === "debrief";
  if (story.promise && !isThanks) return "What they said about timing changed the plan.";
  return "Its time is over. The next message takes its place.";
}

/** Where a line stands on the thread: when it was done or dropped, else when it is due. */
function placeOf(entry: DemoEntry): number {
  return entry.state === "done" ? (entry.settledMinute ?? entry.dueMinute) : entry.dueMinute;
}

/** The Friday that people mean by "by Friday": the next one, never today. */
function nextFriday({ endsAt }: Story, minute: number): DemoPromise {
  const today = endsAt.add({ minutes: minute }).toZonedDateTimeISO("UTC").toPlainDate();
  const on = today.add({ days: ((FRIDAY - today.dayOfWeek + 6) % 7) + 1 });
  return {
    on: on.toString(),
    text: `by Friday, ${on.toLocaleString("en-GB", { day: "numeric", month: "long" })}`,
  };
}
