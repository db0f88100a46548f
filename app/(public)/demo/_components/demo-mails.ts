import type { Temporal } from "temporal-polyfill";
import { messageKindOf } from "@/lib/drafts/kinds/rules";
import { assembleDraft } from "@/lib/drafts/rules";
import type { DraftFacts, DraftKind } from "@/lib/drafts/schema";
import { subject } from "@/lib/email/templates/reminder";
import type { StepKind } from "@/lib/follow-ups/rules";
import { doneVerbForMail, isMessage, titleForMail } from "@/lib/follow-ups/wording/rules";
import type { DemoSetup } from "./demo-query";
import type { DemoChapter, DemoEntry } from "./demo-timeline";

export type DemoMailItem = {
  key: string;
  kind: StepKind;
  to: string | null;
  headline: string;
  why: string;
  draft: { to: string | null; subject: string; body: string } | null;
  verb: string;
};
export type DemoMail = {
  id: string;
  minute: number;
  second: boolean;
  subject: string;
  items: DemoMailItem[];
};

type Alarm = { minute: number; second: boolean; entry: DemoEntry; chapter: DemoChapter };

/** What falls due within ten minutes comes in one mail. */
const MOMENT = 10;

/** The mails of all chapters, in the order in which they land. */
export function mailsOf(
  setup: DemoSetup,
  endsAt: Temporal.Instant,
  chapters: readonly DemoChapter[],
): DemoMail[] {
  return momentsOf(alarmsOf(chapters)).map((alarms, nth): DemoMail => {
    const items = alarms.map((alarm) => itemOf(setup, endsAt, alarm));
    const minute = Math.max(...alarms.map((alarm) => alarm.minute));
    const second = alarms.every((alarm) => alarm.second);
    return {
      id: `mail-${nth}`,
      minute,
      second,
      subject: subjectOf(setup, items, second),
      items,
    };
  });
}

/** Each open step rings when it is due, and once more at its last call. Nothing rings twice. */
function alarmsOf(chapters: readonly DemoChapter[]): Alarm[] {
  const rung = new Set<string>();
  return chapters.flatMap((chapter, nth) => {
    const until = chapters[nth + 1]?.fromMinute ?? Number.POSITIVE_INFINITY;
    const rings = chapter.entries
      .filter((entry) => entry.state === "open")
      .flatMap((entry) => [
        { minute: entry.dueMinute, second: false, entry, chapter },
        { minute: entry.lastCallMinute ?? Number.POSITIVE_INFINITY, second: true, entry, chapter },
      ]);
    return rings.filter(({ minute, second, entry }) => {
      const name = `${entry.key} ${minute} ${second}`;
      if (minute < chapter.fromMinute || minute > until || !Number.isFinite(minute) || rung.has(name))
        return false;
      rung.add(name);
      return true;
    });
  });
}

function momentsOf(alarms: readonly Alarm[]): Alarm[][] {
  const moments: Alarm[][] = [];
  for (const alarm of alarms.toSorted((a, b) => a.minute - b.minute)) {
    const last = moments.at(-1);
    const opened = last?.[0];
    const fits =
      opened &&
      alarm.minute - opened.minute <= MOMENT &&
      alarm.second === opened.second &&
      alarm.chapter === opened.chapter;
    if (fits) last.push(alarm);
    else moments.push([alarm]);
  }
  return moments;
}

function itemOf(setup: DemoSetup, endsAt: Temporal.Instant, alarm: Alarm): DemoMailItem {
  const { entry } = alarm;
  // What they said is never open, so it never rings.
  const kind = entry.kind as StepKind;
  const person = entry.to === null ? null : (setup.people[Number(entry.to)] ?? null);
  return {
    key: entry.key,
    kind,
    to: entry.to,
    headline: titleForMail({ kind, contactName: person, employerName: setup.company }),
    why: entry.why,
    draft: draftOf(setup, endsAt, alarm, messageKindOf[kind]),
    verb: doneVerbForMail(kind),
  };
}

function draftOf(
  setup: DemoSetup,
  endsAt: Temporal.Instant,
  { entry, chapter, minute }: Alarm,
  kind: DraftKind | null,
): DemoMailItem["draft"] {
  if (!kind) return null;
  const dayAt = (at: number) => endsAt.add({ minutes: at }).toString().slice(0, 10);
  const people = setup.people.map((name, index) => ({ key: String(index), name }));
  const recipient = people.find(({ key }) => key === (entry.to ?? "0")) ?? null;
  const previous = chapter.entries.flatMap((each) => {
    const sentKind =
      each.state === "done" && each.kind in messageKindOf ? messageKindOf[each.kind as StepKind] : null;
    return sentKind ? [{ kind: sentKind, sentOn: dayAt(each.settledMinute ?? each.dueMinute) }] : [];
  });
  const today = dayAt(minute);
  const facts: DraftFacts = {
    kind,
    sender: { name: setup.sender },
    recipient: recipient && { ...recipient, addressAs: recipient.name },
    company: setup.company,
    role: setup.role,
    interviewOn: setup.date,
    interviewKind: "video",
    today,
    debrief: setup.topic ? { topic: setup.topic } : {},
    timeline: chapter.promise && {
      text: chapter.promise.text,
      date: chapter.promise.on,
      passed: chapter.promise.on < today,
    },
    previous,
    belatedThanks: kind !== "thank-you" && !previous.some((each) => each.kind === "thank-you"),
    others: people.filter(({ key }) => key !== recipient?.key),
    variant: Number(recipient?.key ?? 0),
  };
  const { subject: line, body } = assembleDraft(facts);
  return { to: recipient?.name ?? null, subject: line, body };
}

function subjectOf(setup: DemoSetup, items: readonly DemoMailItem[], second: boolean): string {
  return subject({
    greetingName: setup.sender,
    late: false,
    waited: false,
    second,
    items: items.map(({ key, kind, headline, why, draft }) => ({
      stepId: key,
      kind,
      headline,
      why,
      dueText: "",
      applicationText: `${setup.role} at ${setup.company}`,
      employerName: setup.company,
      isMessage: isMessage(kind),
      draft,
      actionUrl: "",
      actionText: "",
    })),
    settingsUrl: "",
    unsubscribeUrl: "",
  });
}
