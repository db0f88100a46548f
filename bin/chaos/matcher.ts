import { firstSeen, type Jump, nextRest } from "./clock";
import type { Amiss } from "./fate";

/**
 * One state that a reminder, a mail, a step or a profile had, or a word of the provider about a mail, by that mail's id. `at` is
 * product time; all times are milliseconds.
 */
export interface Recorded {
  seq: number;
  realAt: number;
  at: number;
  what: "reminder" | "mail" | "step" | "profile" | "word";
  id: string;
  /** The login that wrote it. */
  by: string;
  row: {
    state: string;
    version: number;
    reason: string | null;
    dueAt: number | null;
    snoozedUntil: number | null;
    waitUntil: number | null;
    momentAt: number | null;
    firstAttemptAt: number | null;
    mailId: string | null;
    stepId: string | null;
    ownerId: string | null;
    /** When a profile's owner stopped all mails. */
    stoppedAt: number | null;
    deliveryId: string | null;
  };
}

/** A mail as the provider took it, at both times. */
export interface Taken {
  mailId: string;
  key: string;
  realAt: number;
  at: number;
}

export interface Story {
  journal: readonly Recorded[];
  taken: readonly Taken[];
  requests: readonly { key: string; body: string }[];
  /** The moves of product time: what they leapt over could not be seen before their end. */
  jumps: readonly Jump[];
  /** When something was amiss with a process or a wire, in real time. */
  amiss: readonly Amiss[];
  /** Product time when everything had settled. */
  endedAt: number;
  /** When nothing could be sent, in product time: what waited through these may have been stopped unsent. */
  outages: readonly { from: number; to: number }[];
}

export interface Verdict {
  /** Occurrences of telling the user about a step, and how many of them were ever due. */
  reminders: number;
  due: number;
  delivered: number;
  /** What became of those that were due and not delivered. */
  ended: Map<string, number>;
  lost: string[];
  doubled: string[];
  early: string[];
  afterStop: string[];
  otherBytes: string[];
  /**
   * The time from due, or its moment if that is later, to acceptance, in product time; it starts when the clock first stood
   * there. `lateUndisturbed` is the same where nothing had gone wrong.
   */
  late: number[];
  lateUndisturbed: number[];
}

const stops = new Set(["cancelled", "skipped", "suppressed", "failed", "unknown"]);
const sent = new Set(["accepted", "delivered", "bounced", "complained"]);
/** A moment takes ten minutes and a mail is tried again after at most a few: more than this is not waiting but lost. */
const longestWaitMs = 30 * 60_000;

/**
 * Matches every reminder that was ever due with the one mail it should have been in, as Jepsen's checker for Chronos matches
 * targets with runs: none left over on either side.
 */
export function match(story: Story): Verdict {
  const verdict: Verdict = {
    ...{ reminders: 0, due: 0, delivered: 0, ended: new Map<string, number>() },
    ...{ lost: [], doubled: [], early: [], afterStop: [], otherBytes: [], late: [], lateUndisturbed: [] },
  };
  const of = (what: Recorded["what"]) =>
    grouped(
      story.journal.filter((each) => each.what === what),
      ({ id }) => id,
    );
  const [reminders, mails, steps, profiles] = [of("reminder"), of("mail"), of("step"), of("profile")];
  const taken = new Map<string, Taken>();
  for (const mail of story.taken) {
    if (taken.has(mail.mailId)) verdict.doubled.push(`mail ${mail.mailId} was taken twice`);
    taken.set(mail.mailId, mail);
    if (mail.key !== `mail/${mail.mailId}`) verdict.doubled.push(`mail ${mail.mailId} went as ${mail.key}`);
    if (!mails.has(mail.mailId)) verdict.doubled.push(`mail ${mail.mailId} is not on file`);
  }
  const requests = grouped(story.requests, ({ key }) => key);
  for (const [key, tries] of requests) {
    if (new Set(tries.map(({ body }) => body)).size > 1) verdict.otherBytes.push(key);
  }
  for (const [id, history] of reminders) {
    judge(id, history);
  }
  return verdict;

  function judge(id: string, history: readonly Recorded[]): void {
    verdict.reminders += 1;
    const last = history.at(-1);
    const wasDue = dueSpells(history, story.endedAt);
    const claims = history.filter(
      ({ row }) => row.state === "claimed" && row.mailId && taken.has(row.mailId),
    );
    const mailIds = [...new Set(claims.map(({ row }) => row.mailId ?? ""))];
    if (mailIds.length > 1) verdict.doubled.push(`reminder ${id} was in ${mailIds.join(" and ")}`);
    for (const claim of claims) checkTaking(id, history, claim);
    if (wasDue.length === 0 && mailIds.length === 0) return;
    verdict.due += 1;
    const state = last?.row.state ?? "";
    if (mailIds.length > 0) {
      verdict.delivered += 1;
      if (!sent.has(state) && state !== "unknown") {
        verdict.lost.push(`reminder ${id} was delivered, and its receipt says ${state}`);
      }
      return;
    }
    const isOpen = state === "scheduled" || state === "claimed";
    const ending = `${state}: ${isOpen ? "waiting for its moment at the end" : (last?.row.reason ?? "no reason")}`;
    verdict.ended.set(ending, (verdict.ended.get(ending) ?? 0) + 1);
    if (!isOpen && !(stops.has(state) && last?.row.reason))
      verdict.lost.push(`reminder ${id} ended ${ending}`);
    for (const spell of wasDue.filter((each) => each.state === "scheduled" || each.to === story.endedAt)) {
      const waited = spell.to - Math.max(excused(spell, story.outages), nextRest(story.jumps, spell.from));
      if (waited > longestWaitMs) {
        const told = lastStates(history, spell.dueAt);
        verdict.lost.push(
          `reminder ${id} waited ${Math.round(waited / 60_000)} min, then ${ending} (${told})`,
        );
      }
    }
  }

  function checkTaking(id: string, history: readonly Recorded[], claim: Recorded): void {
    const mail = taken.get(claim.row.mailId ?? "");
    const dueAt = claim.row.dueAt ?? 0;
    if (!mail) return;
    if (mail.at < dueAt) verdict.early.push(`reminder ${id}, by ${Math.round(dueAt - mail.at)} ms`);
    const itsHistory = mails.get(mail.mailId) ?? [];
    const begun = beginOf(itsHistory, mail.realAt);
    const asBegun = (all: readonly Recorded[] = []) =>
      all.filter(({ seq }) => begun && seq < begun.seq).at(-1);
    const before = asBegun(history);
    const step = asBegun(steps.get(claim.row.stepId ?? ""));
    const isStopped = Boolean(asBegun(profiles.get(claim.row.ownerId ?? ""))?.row.stoppedAt);
    const isOpen = step?.row.state === "planned" && (step.row.snoozedUntil ?? 0) <= (begun?.at ?? 0);
    const wanted = isOpen && !isStopped;
    if (!begun || !wanted || before?.row.state !== "claimed" || before.row.mailId !== mail.mailId) {
      verdict.afterStop.push(
        `reminder ${id} in ${mail.mailId}: ${before?.row.state}, step ${step?.row.state}${isStopped ? ", all stopped" : ""} when it was begun`,
      );
    }
    const madeAt = history.find(({ row }) => row.version === claim.row.version)?.at ?? 0;
    const wantedAt = Math.max(dueAt, itsHistory[0]?.row.momentAt ?? 0, madeAt);
    const late = Math.max(0, mail.at - firstSeen(story.jumps, wantedAt));
    verdict.late.push(late);
    const calm =
      !story.outages.some((outage) => outage.from < mail.at && outage.to > wantedAt) &&
      !story.amiss.some((spell) => spell.from < mail.realAt && spell.to > mail.realAt - late);
    if (calm && requests.get(mail.key)?.length === 1) verdict.lateUndisturbed.push(late);
  }
}

interface Spell {
  state: string;
  dueAt: number;
  from: number;
  to: number;
  waitUntil: number;
}

/** How long it stood scheduled, or claimed, after its time had come. Being put off does not end a spell. */
function dueSpells(history: readonly Recorded[], endedAt: number): Spell[] {
  const spells: Spell[] = [];
  for (const [index, { at, row }] of history.entries()) {
    const to = history[index + 1]?.at ?? endedAt;
    const isOpen = row.state === "scheduled" || row.state === "claimed";
    if (!isOpen || row.dueAt === null || to <= row.dueAt) continue;
    const from = Math.max(row.dueAt, at);
    const waitUntil = row.waitUntil ?? 0;
    const before = spells.at(-1);
    if (before?.state === row.state && before.dueAt === row.dueAt && before.to === at) {
      before.to = to;
      before.waitUntil = Math.max(before.waitUntil, waitUntil);
    } else {
      spells.push({ state: row.state, dueAt: row.dueAt, from, to, waitUntil });
    }
  }
  return spells;
}

/** How it came to its end, in minutes from when it was due. */
function lastStates(history: readonly Recorded[], dueAt: number): string {
  const minutes = (at: number) => `${((at - dueAt) / 60_000).toFixed(1)}`;
  const told = history.slice(-8).map(({ at, row, by }) => {
    const until = row.waitUntil === null ? "" : ` until ${minutes(row.waitUntil)}`;
    return `${minutes(at)} ${row.state} v${row.version}${until} by ${by}`;
  });
  return told.join(", ");
}

/** The latest moment up to which this spell had a reason to wait. */
function excused(spell: Spell, outages: Story["outages"]): number {
  const during = outages.filter(({ from, to }) => from < spell.to && to > spell.from).map(({ to }) => to);
  return Math.max(spell.from, Math.min(spell.waitUntil, spell.to), ...during);
}

/** The attempt after which the mail could have been taken: the last that began anew before it was. `takenAt` is cut to a millisecond. */
function beginOf(history: readonly Recorded[], takenAt: number): Recorded | undefined {
  return history
    .filter(
      ({ row, realAt }, index) =>
        row.firstAttemptAt !== null && !history[index - 1]?.row.firstAttemptAt && realAt <= takenAt + 1,
    )
    .at(-1);
}

export function grouped<T>(all: readonly T[], by: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(by(each));
    if (group) group.push(each);
    else groups.set(by(each), [each]);
  }
  return groups;
}
