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
import { afterDifference, differenceOf } from "./difference/rules";
import { roundFiles } from "./queries";
import { daysTaken, planningFacts, wantedPlan } from "./rules";
import type { RoundFile, StepOnFile } from "./schema";

/** What of a step an undo puts back. */
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
    for (const want of difference.inserts) {
      const id = newId();
      const { applicationId, id: roundId } = file;
      const row = {
        ...want,
        id,
        ownerId: owner,
        applicationId,
        roundId,
        meant: meantTimes({ ...want, snoozedUntil: null }, file.timeZone),
        stateChangedAt: now,
        createdAt: now,
      };
      await tx.insert(followUpStep).values(row);
      touched.push(id);
      changes.push({
        table: "step",
        id,
        set: { state: "dropped", stateReason: "You took that back." },
        expect: { version: 1 },
      });
      notePlanned(taken, file, {
        kind: want.kind,
        contactId: want.contactId,
        dueAt: want.dueAt,
        channel: want.channel,
      });
    }
    for (const { step, to, isRedated } of difference.updates) {
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
      changes.push(changeBack(step, version));
      if (isRedated) {
        touched.push(step.id);
      }
      notePlanned(taken, file, {
        kind: to.kind,
        contactId: to.contactId,
        dueAt: to.dueAt,
        channel: to.channel,
      });
    }
    for (const { step, reason } of difference.drops) {
      const version = step.version + 1;
      await tx
        .update(followUpStep)
        .set({ state: "dropped", stateReason: reason, stateChangedAt: now, version })
        .where(stepAsRead(owner, step));
      changes.push(changeBack(step, version));
      touched.push(step.id);
    }
    const before = valuesBefore(file, ["factsHash", "planNotes", "plannedAt"]);
    await tx
      .update(round)
      .set({
        factsHash: hashOf(afterDifference(file, difference, now)),
        planNotes: plan.notes,
        plannedAt: now,
      })
      .where(and(eq(round.ownerId, owner), eq(round.id, file.id)));
    changes.push({ table: "round", id: file.id, set: before });
  }
  await syncStepReminders(tx, owner, touched, now);
  return changes;
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
  const step = { ...planned, state: "planned", snoozedUntil: null } as StepOnFile;
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
