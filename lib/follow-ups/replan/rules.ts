import { Temporal } from "temporal-polyfill";
import type { Holidays } from "@/lib/dates/rules";
import { addresseeOf } from "@/lib/follow-ups/addressee/rules";
import { withoutCheckIn } from "@/lib/follow-ups/cadences/rules";
import { keepApart, type TakenDays } from "@/lib/follow-ups/calm/rules";
import { planRound } from "@/lib/follow-ups/plan";
import type { AnyStepKind, PlanFacts, PlannedStep } from "@/lib/follow-ups/rules";
import { dayOf } from "@/lib/moments/rules";
import { besideOf, planBeside } from "./beside/rules";
import { cycleOf, doneSteps, timelineOf } from "./history/rules";
import type { MessageOnFile, Person, RoundFile, StepOnFile, WantedStep } from "./schema";

export interface WantedPlan {
  steps: WantedStep[];
  notes: string[];
}

/** What the plan of a round should be now. Nothing once the round is over (T13). */
export function wantedPlan(file: RoundFile, holidays: Holidays, taken: TakenDays, now: Date): WantedPlan {
  const beside = besideOf(file, addresseeOfRound(file) !== null);
  if (beside) {
    return planBeside(file, beside, { holidays, taken, keys: personKeys(addresseeOfRound(file)) }, now);
  }
  const facts = planFactsOf(file, holidays, now);
  if (!facts) {
    return { steps: [], notes: [] };
  }
  const plan = planRound(facts);
  const stillWanted = plan.steps.filter((step) => isStillWanted(step, file, now));
  const cycle = cycleOf(file);
  const steps = keepApart(facts, stillWanted, {
    taken,
    personOf: (step) => personKeys(personOf(step, file)),
    awayUntil: (step) => awayUntil(step, file),
    fixedDay: (step) => fixedDay(step, file, cycle),
  });
  return {
    notes: file.superseded ? [] : plan.notes,
    steps: steps.map((step, position) => ({
      kind: step.kind,
      slot: slotName(step.kind, cycle),
      contactId: step.to,
      channel: step.channel,
      dueAt: dateOf(step.dueAt),
      windowEndsAt: step.windowEndsAt && dateOf(step.windowEndsAt),
      lastCallAt: step.lastCallAt && dateOf(step.lastCallAt),
      rules: step.rules,
      why: step.why,
      chain: step.chain,
      position,
    })),
  };
}

/** The facts a plan is made from, less `now` and the holidays themselves: a re-plan happens only when they change. */
export function planningFacts(file: RoundFile): unknown {
  const facts = planFactsOf(file, new Set(), new Date(0));
  const beside = besideOf(file, addresseeOfRound(file) !== null);
  if (beside) {
    const { timeZone, quietHours, regions, away } = file;
    return { beside, timeZone, quietHours, regions, away, addressee: addresseeOfRound(file)?.id ?? null };
  }
  if (!facts) {
    return { closed: true };
  }
  const { now: _now, holidays: _holidays, startsAt, endsAt, done, interviewers, ...rest } = facts;
  return {
    ...rest,
    startsAt: startsAt.toString(),
    endsAt: endsAt.toString(),
    interviewers: interviewers.map(({ key }) => key),
    // Nothing else depends on whether the debrief was written or the proposal to close was seen.
    done: done
      .filter((step) => step.kind !== "debrief" && step.kind !== "propose-close")
      .map((step) => [step.kind, step.to ?? null, step.at.toString()]),
    regions: file.regions,
    superseded: file.superseded,
    cycle: cycleOf(file),
    answered: answeredBy(file),
    absence: file.away ?? undefined,
    away: file.messages.filter(isAway).map((message) => [message.contactId, message.untilOn]),
    addressee: addresseeOfRound(file)?.id ?? null,
    snoozed: file.steps
      .filter((step) => step.state === "planned" && step.snoozedUntil !== null)
      .map((step) => [step.slot, step.contactId, step.snoozedUntil?.toISOString()])
      .sort(),
  };
}

/** Null when there is nothing to plan: the round is over, or none of its interviews takes place. */
export function planFactsOf(file: RoundFile, holidays: Holidays, now: Date): PlanFacts | null {
  if (file.closedBecause !== null || !file.startsAt || !file.endsAt) {
    return null;
  }
  const checkInSettled = answeredBy(file).length > 0;
  return {
    timeZone: file.timeZone,
    cadence: checkInSettled ? withoutCheckIn(file.cadence) : file.cadence,
    quietHours: file.quietHours,
    phoneCalls: mayCall(file),
    holidays,
    startsAt: Temporal.Instant.fromEpochMilliseconds(file.startsAt.getTime()),
    endsAt: Temporal.Instant.fromEpochMilliseconds(file.endsAt.getTime()),
    interviewers: file.interviewers.map(({ id, name }) => ({ key: id, name })),
    timeline: timelineOf(file),
    away: file.away ?? undefined,
    done: doneSteps(file),
    now: Temporal.Instant.fromEpochMilliseconds(now.getTime()),
  };
}

type People = Pick<RoundFile, "chosenAddresseeId" | "promise" | "recruiters" | "interviewers" | "others">;

/** To whom this round's messages after the thank-yous go (W9). */
export function addresseeOfRound(file: People): Person | null {
  return addresseeOf({
    chosen: file.chosenAddresseeId,
    timelineBy: file.promise?.saidByContactId ?? null,
    recruiters: file.recruiters,
    interviewers: file.interviewers,
    others: file.others,
  });
}

/** One person may be on file twice; the address tells (T12). */
export function personKeys(person: Person | null): string[] {
  if (!person) {
    return [];
  }
  return person.email ? [person.id, person.email.toLowerCase()] : [person.id];
}

/** The local days on which this round's open and sent messages go to somebody, for the calm of other rounds (T12). */
export function daysTaken(
  file: People &
    Pick<RoundFile, "id" | "timeZone" | "messages"> & {
      steps: readonly Pick<
        StepOnFile,
        "kind" | "contactId" | "channel" | "state" | "dueAt" | "snoozedUntil"
      >[];
    },
): { keys: string[]; day: string }[] {
  const people = [...file.interviewers, ...file.recruiters, ...file.others];
  const planned = file.steps
    .filter((step) => step.state === "planned" && step.channel !== "none")
    .map((step) => ({
      keys: personKeys(personOf({ kind: step.kind, to: step.contactId }, file)),
      day: dayOf(step.snoozedUntil ?? step.dueAt, file.timeZone),
    }));
  const sent = file.messages
    .filter((message) => message.direction === "out" && message.roundId === file.id)
    .map((message) => ({
      keys: personKeys(people.find((person) => person.id === message.contactId) ?? null),
      day: dayOf(message.happenedAt, file.timeZone),
    }));
  return [...planned, ...sent].filter(({ keys }) => keys.length > 0);
}

/** The slot of a step: call and last note share one. After an answer with a new timeline a new cycle begins. */
export function slotName(kind: AnyStepKind, cycle: string | null): string {
  const name = kind === "call" || kind === "last-note" ? "last-word" : kind;
  return cycle && kind !== "debrief" && kind !== "thank-you" ? `${name}@${cycle}` : name;
}

/** To whom a step of this round goes. */
export function personOf(step: { kind: AnyStepKind; to: string | null }, file: People): Person | null {
  return step.kind === "thank-you"
    ? (file.interviewers.find((person) => person.id === step.to) ?? null)
    : addresseeOfRound(file);
}

/** A new round leaves the thank-yous within 48 h, and the debrief that feeds them; a courtesy ends that person's (T13). */
function isStillWanted(step: PlannedStep, file: RoundFile, now: Date): boolean {
  if (step.kind === "thank-you") {
    return step.to === null || !answeredBy(file).includes(step.to);
  }
  if (step.kind === "debrief" && file.endsAt) {
    return !file.superseded || file.endsAt.getTime() > now.getTime();
  }
  return !file.superseded;
}

/** The people who answered with a courtesy, in this round. */
function answeredBy(file: RoundFile): string[] {
  const courtesies = file.messages.filter(
    (message) => message.roundId === file.id && message.direction === "in" && message.response === "courtesy",
  );
  return [...new Set(courtesies.map((message) => message.contactId ?? ""))].sort();
}

function isAway(message: MessageOnFile): boolean {
  return message.direction === "in" && message.response === "out-of-office" && message.untilOn !== null;
}

/** The last day a step's person is away: what is due to them moves past it (T13). */
function awayUntil(step: PlannedStep, file: RoundFile): string | null {
  const person = personOf(step, file);
  const returns = file.messages
    .filter((message) => isAway(message) && (message.contactId === null || message.contactId === person?.id))
    .map((message) => message.untilOn ?? "");
  return returns.sort().at(-1) ?? null;
}

/** A snoozed step, and one that was announced, stands where it is; the others keep their gaps to it. */
function fixedDay(step: PlannedStep, file: RoundFile, cycle: string | null): string | null {
  const row = file.steps.find(
    (each) =>
      each.state === "planned" && each.slot === slotName(step.kind, cycle) && each.contactId === step.to,
  );
  if (!row || (row.snoozedUntil === null && !row.wasAnnounced)) {
    return null;
  }
  return dayOf(row.snoozedUntil ?? row.dueAt, file.timeZone);
}

/** T10, T11, W5: a call needs a number, and a "no phone calls" is void only when they rang or gave a direct line. */
function mayCall(file: RoundFile): boolean {
  const people = [...file.interviewers, ...file.recruiters].filter((person) => person.phone !== null);
  const invited =
    people.some((person) => person.directLine) ||
    file.messages.some((message) => message.direction === "in" && message.method === "phone");
  return file.phoneCalls && people.length > 0 && (!file.noPhoneCalls || invited);
}

function dateOf(at: Temporal.ZonedDateTime): Date {
  return new Date(at.epochMilliseconds);
}
