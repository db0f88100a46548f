import "server-only";
import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { followUpStep, round } from "@/db/schema";
import { type Change, valuesBefore } from "@/lib/activity/undo/rules";
import type { OwnerId } from "@/lib/auth/owner";
import { holidaysOfAll } from "@/lib/holidays/queries";
import { newId } from "@/lib/ids";
import { dayOf } from "@/lib/moments/rules";
import { syncStepReminders } from "@/lib/reminders/commands";
import { meantTimes } from "@/lib/time-zones/meant/rules";
import { roundsWithPeople } from "../rounds/queries";
import { afterDifference, type Difference, differenceOf } from "./difference/rules";
import { roundFiles } from "./queries";
import { daysTaken, planningFacts, wantedPlan } from "./rules";
import type { RoundFile, StepOnFile, WantedStep } from "./schema";

/** The columns of a step that an undo restores. */
export const stepColumns = [
  "kind",
  "channel",
  "dueAt",
  "windowEndsAt",
  "lastCallAt",
  "snoozedUntil",
  "meant",
  "rules",
  "why",
  "chain",
  "position",
  "state",
  "stateChangedAt",
  "stateReason",
] as const;

/**
 * Brings the steps of these rounds in line with what is on file, inside the caller's transaction: inserts, re-dates (version +
 * 1), drops with a reason, and the reminders follow. A round whose planning facts did not change is left alone, so time alone
 * never re-dates a step. Answers what an undo would have to put back.
 */
export async function replan(
  tx: Transaction,
  owner: OwnerId,
  roundIds: readonly string[],
  now: Date,
): Promise<Change[]> {
  const files = await roundFiles(tx, owner, [...new Set(roundIds)]);
  const changed = files.filter((file) => file.factsHash !== hashOf(file));
  if (changed.length === 0) {
    return [];
  }
  const taken = await takenByOthers(tx, owner, changed);
  const changes: Change[] = [];
  const touched: string[] = [];
  for (const file of changed) {
    const plan = wantedPlan(file, await holidaysFor(file, now), taken, now);
    const difference = differenceOf(file, plan.steps, now);
    const inHand = { tx, owner, file, now };
    for (const want of difference.inserts) {
      const change = await insertStep(inHand, want);
      changes.push(change);
      touched.push(change.id);
      notePlanned(taken, file, want);
    }
    for (const update of difference.updates) {
      changes.push(await updateStep(inHand, update));
      if (update.isRedated) {
        touched.push(update.step.id);
      }
      notePlanned(taken, file, update.to);
    }
    for (const drop of difference.drops) {
      changes.push(await dropStep(inHand, drop));
      touched.push(drop.step.id);
    }
    changes.push(await keepPlan(inHand, plan.notes, difference));
  }
  await syncStepReminders(tx, owner, touched, now);
  return changes;
}

/** The round whose steps are being brought in line. */
interface RoundInHand {
  tx: Transaction;
  owner: OwnerId;
  file: RoundFile;
  now: Date;
}

async function insertStep({ tx, owner, file, now }: RoundInHand, want: WantedStep): Promise<Change> {
  const id = newId();
  await tx.insert(followUpStep).values({
    ...want,
    id,
    ownerId: owner,
    applicationId: file.applicationId,
    roundId: file.id,
    meant: meantTimes({ ...want, snoozedUntil: null }, file.timeZone),
    stateChangedAt: now,
    createdAt: now,
  });
  return {
    table: "step",
    id,
    set: { state: "dropped", stateReason: "You took that back." },
    expect: { version: 1 },
  };
}

async function updateStep(
  { tx, owner, file, now }: RoundInHand,
  { step, to, isRedated }: Difference["updates"][number],
): Promise<Change> {
  const revived = step.state === "dropped";
  const version = step.version + (isRedated ? 1 : 0);
  const { slot: _slot, contactId: _contact, ...values } = to;
  const snoozedUntil = revived ? null : step.snoozedUntil;
  const meant = meantTimes({ ...to, snoozedUntil }, file.timeZone);
  const state = { state: "planned" as const, stateReason: null, stateChangedAt: now, snoozedUntil: null };
  await tx
    .update(followUpStep)
    .set({ ...values, ...(revived && state), meant, version })
    .where(stepAsRead(owner, step));
  return changeBack(step, version);
}

async function dropStep(
  { tx, owner, now }: RoundInHand,
  { step, reason }: Difference["drops"][number],
): Promise<Change> {
  const version = step.version + 1;
  await tx
    .update(followUpStep)
    .set({ state: "dropped", stateReason: reason, stateChangedAt: now, version })
    .where(stepAsRead(owner, step));
  return changeBack(step, version);
}

/** What the plan was made from and what it notes, for the round's own row. */
async function keepPlan(
  { tx, owner, file, now }: RoundInHand,
  planNotes: string[],
  difference: Difference,
): Promise<Change> {
  await tx
    .update(round)
    .set({ factsHash: hashOf(afterDifference(file, difference, now)), planNotes, plannedAt: now })
    .where(and(eq(round.ownerId, owner), eq(round.id, file.id)));
  return { table: "round", id: file.id, set: valuesBefore(file, ["factsHash", "planNotes", "plannedAt"]) };
}

function stepAsRead(owner: OwnerId, step: StepOnFile) {
  return and(
    eq(followUpStep.ownerId, owner),
    eq(followUpStep.id, step.id),
    eq(followUpStep.version, step.version),
  );
}

function changeBack(step: StepOnFile, version: number): Change {
  return { table: "step", id: step.id, set: valuesBefore(step, stepColumns), expect: { version } };
}

/** Days on which people already get a message of a round that is not among these (T12). */
export async function takenByOthers(tx: Transaction, owner: OwnerId, files: readonly RoundFile[]) {
  const taken = new Map<string, Set<string>>();
  const others = await roundFiles(tx, owner, await roundsWithPeople(tx, owner, files));
  for (const entry of others.flatMap(daysTaken)) {
    take(taken, entry);
  }
  return taken;
}

/** What was just planned counts for the rounds planned after it (T12). */
export function notePlanned(
  taken: Map<string, Set<string>>,
  file: RoundFile,
  planned: Pick<StepOnFile, "kind" | "contactId" | "dueAt" | "channel">,
): void {
  const step = { ...planned, state: "planned" as const, snoozedUntil: null };
  for (const entry of daysTaken({ ...file, steps: [step], messages: [] })) {
    take(taken, entry);
  }
}

function take(taken: Map<string, Set<string>>, { keys, day }: { keys: string[]; day: string }): void {
  for (const key of keys) {
    taken.set(key, (taken.get(key) ?? new Set()).add(day));
  }
}

/** The holidays of the user's and the employer's regions, for as long as a plan may reach. */
export function holidaysFor(file: RoundFile, now: Date): Promise<ReadonlySet<string>> {
  const years = [file.startsAt ?? now, now].map((at) => Number(dayOf(at, file.timeZone).slice(0, 4)));
  return holidaysOfAll(file.regions, Math.min(...years), Math.max(...years) + 2);
}

function hashOf(file: RoundFile): string {
  return createHash("sha256")
    .update(JSON.stringify(planningFacts(file)))
    .digest("base64url");
}
