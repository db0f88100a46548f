import { Temporal } from "temporal-polyfill";
import { STEP_KINDS, type StepKind } from "@/lib/follow-ups/rules";
import { cleanLine } from "@/lib/text/rules";

/** The interview of the demo, as its form has it. Its clock is on UTC, so that no zone needs to be asked for. */
export type DemoSetup = {
  company: string;
  role: string;
  people: string[];
  date: string;
  end: string;
  sender: string;
  topic: string;
};

/** What the visitor did, and how many minutes after the end of the interview. */
export type DemoEvent =
  | { act: "sent"; kind: StepKind; to: string | null; minute: number }
  | { act: "said" | "replied"; minute: number };

export type SearchParams = Record<string, string | string[] | undefined>;

const EXAMPLE = {
  company: "Harbour & Finch",
  role: "Product designer",
  people: "Ms. Ito\nMr. Okafor",
  end: "15:00",
  sender: "Sam Rivera",
  topic: "the invoices that arrive twice",
};
const MOST_PEOPLE = 6;
const MOST_EVENTS = 60;
const LONGEST = 120;
const TUESDAY = 2;
const EVENT = /^(?:sent\.([a-z-]+)\.(\d|-)|(said|replied))@(\d{1,6})$/;

/** The form's values as they stand in the address; what is missing or not understood comes from the example. */
export function readDemoSetup(params: SearchParams, now: Date): DemoSetup {
  const given = (name: keyof typeof EXAMPLE) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value) ?? EXAMPLE[name];
  };
  const word = (name: keyof typeof EXAMPLE) => cleanLine(given(name)).slice(0, LONGEST);
  return {
    company: word("company") || EXAMPLE.company,
    role: word("role") || EXAMPLE.role,
    people: given("people")
      .split(/[\n\r]+/)
      .map((name) => cleanLine(name).slice(0, LONGEST))
      .filter(Boolean)
      .slice(0, MOST_PEOPLE),
    date: readDay(params.date) ?? lastTuesday(now),
    end: /^([01]\d|2[0-3]):[0-5]\d$/.test(given("end")) ? given("end") : EXAMPLE.end,
    sender: word("sender") || EXAMPLE.sender,
    topic: word("topic"),
  };
}

/** What was done, in order. A visitor who goes back in time and does something there starts anew from there. */
export function readDemoEvents(params: SearchParams): DemoEvent[] {
  const events: DemoEvent[] = [];
  for (const text of [params.do ?? []].flat().slice(0, MOST_EVENTS)) {
    const event = readEvent(text);
    if (event) {
      while ((events.at(-1)?.minute ?? -1) > event.minute) events.pop();
      events.push(event);
    }
  }
  return events;
}

/** The fields of the form, as the address has them. */
export function demoFields(setup: DemoSetup): [string, string][] {
  return Object.entries({ ...setup, people: setup.people.join("\n") });
}

export function eventText(event: DemoEvent): string {
  const what = event.act === "sent" ? `sent.${event.kind}.${event.to ?? "-"}` : event.act;
  return `${what}@${event.minute}`;
}

function readEvent(text: string): DemoEvent | null {
  const [, kindName, to = "-", act, digits] = EVENT.exec(text) ?? [];
  const minute = Number(digits);
  if (act === "said" || act === "replied") return { act, minute };
  const kind = STEP_KINDS.find((each) => each === kindName);
  return kind ? { act: "sent", kind, to: to === "-" ? null : to, minute } : null;
}

function readDay(value: string | string[] | undefined): string | null {
  if (typeof value !== "string" || !/^20\d\d-\d\d-\d\d$/.test(value)) return null;
  return Number.isNaN(Date.parse(value)) ? null : value;
}

function lastTuesday(now: Date): string {
  const today = Temporal.PlainDate.from(now.toISOString().slice(0, 10));
  return today.subtract({ days: (today.dayOfWeek - TUESDAY + 7) % 7 }).toString();
}
