import "server-only";
import { and, eq, inArray, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { mailOfReminder } from "@/db/joins";
import { followUpStep, mail, profile, reminder } from "@/db/schema";
import type { ProductEvent } from "@/inngest/events";
import type { OwnerId } from "@/lib/auth/owner";
import { newId } from "@/lib/ids";
import { writeEvents } from "@/lib/outbox/commands";
import { type ReminderOfStep, remindersOf } from "./rules";
import { changeOfSlot, isOpen, overtaken } from "./sync/rules";

type Step = typeof followUpStep.$inferSelect;
type Reminder = typeof reminder.$inferSelect & { attemptBegun: boolean };

/**
 * Brings the reminders of these steps in line with the steps as they stand in this transaction, which holds the owner's
 * lock: inserts, re-dates (version + 1) or cancels, each with its event in the outbox. A reminder whose mail may have
 * reached the provider is left alone; a snooze after that adds an occurrence.
 */
export async function syncStepReminders(
  tx: Transaction,
  owner: OwnerId,
  stepIds: readonly string[],
  now: Date,
): Promise<void> {
  if (stepIds.length === 0) {
    return;
  }
  const [settings] = await tx
    .select({ stoppedAt: profile.remindersStoppedAt })
    .from(profile)
    .where(eq(profile.ownerId, owner));
  const steps = await tx
    .select()
    .from(followUpStep)
    .where(and(eq(followUpStep.ownerId, owner), inArray(followUpStep.id, [...stepIds])));
  const onFile = await remindersOnFile(tx, owner, stepIds);
  const events: ProductEvent[] = [];
  for (const step of steps) {
    const isWanted = step.state === "planned" && !settings?.stoppedAt;
    const wanted = isWanted ? remindersOf(step) : [];
    for (const slot of ["due", "second"] as const) {
      const rows = onFile.filter((row) => row.stepId === step.id && row.slot === slot);
      const want = wanted.find((each) => each.slot === slot);
      const isSnoozed = step.snoozedUntil !== null;
      const next = changeOfSlot(rows, want, { isSnoozed, now });
      const row = rows.find((each) => "occurrence" in next && each.occurrence === next.occurrence);
      if (next.change === "insert" && want) {
        events.push(await insertReminder(tx, owner, step, want, next.occurrence, now));
      } else if (next.change === "redate" && want && row) {
        events.push(await redateReminder(tx, owner, row, want, now));
      } else if (next.change === "cancel" && row) {
        events.push(await cancelReminder(tx, owner, row, reasonOf(step, settings?.stoppedAt ?? null), now));
      }
      for (const earlier of overtaken(rows)) {
        events.push(await cancelReminder(tx, owner, earlier, "A later reminder took its place.", now));
      }
    }
  }
  await writeEvents(tx, events);
}

/** The same for all open steps of the owner: their reminders may go again, as after a stop or a mended address. */
export async function syncOpenSteps(tx: Transaction, owner: OwnerId, now: Date): Promise<void> {
  const open = await tx
    .select({ id: followUpStep.id })
    .from(followUpStep)
    .where(and(eq(followUpStep.ownerId, owner), eq(followUpStep.state, "planned")));
  const ids = open.map(({ id }) => id);
  await syncStepReminders(tx, owner, ids, now);
}

/** Cancels every reminder of the owner that has not been handed to the provider. `reason` is a sentence for the receipt. */
export async function cancelAllReminders(
  tx: Transaction,
  owner: OwnerId,
  reason: string,
  now: Date,
): Promise<void> {
  const open = (await remindersOnFile(tx, owner, null)).filter(isOpen);
  const events: ProductEvent[] = [];
  for (const row of open) {
    events.push(await cancelReminder(tx, owner, row, reason, now));
  }
  await writeEvents(tx, events);
}

export function scheduledEvent(
  { ownerId, id, version }: Pick<Reminder, "ownerId" | "id" | "version">,
  suffix = "",
): ProductEvent {
  return {
    id: `reminder:${id}:v${version}${suffix}`,
    name: "reminder/scheduled",
    data: { ownerId, reminderId: id, version },
  };
}

/** The rows of these steps, or with null all that are still open. */
async function remindersOnFile(
  tx: Transaction,
  owner: OwnerId,
  stepIds: readonly string[] | null,
): Promise<Reminder[]> {
  const which = stepIds
    ? inArray(reminder.stepId, [...stepIds])
    : or(eq(reminder.state, "scheduled"), eq(reminder.state, "claimed"));
  const rows = await tx
    .select({ reminder, firstAttemptAt: mail.firstAttemptAt })
    .from(reminder)
    .leftJoin(mail, mailOfReminder)
    .where(and(eq(reminder.ownerId, owner), which));
  return rows.map((row) => ({ ...row.reminder, attemptBegun: row.firstAttemptAt !== null }));
}

async function insertReminder(
  tx: Transaction,
  owner: OwnerId,
  step: Step,
  { slot, dueAt, staleAt }: ReminderOfStep,
  occurrence: number,
  now: Date,
): Promise<ProductEvent> {
  const id = newId();
  await tx.insert(reminder).values({
    id,
    ownerId: owner,
    stepId: step.id,
    slot,
    occurrence,
    dueAt,
    staleAt,
    createdAt: now,
    scheduledAt: now,
  });
  return scheduledEvent({ ownerId: owner, id, version: 1 });
}

async function redateReminder(
  tx: Transaction,
  owner: OwnerId,
  row: Reminder,
  { dueAt, staleAt }: ReminderOfStep,
  now: Date,
): Promise<ProductEvent> {
  const version = row.version + 1;
  await tx
    .update(reminder)
    .set({
      state: "scheduled",
      stateReason: null,
      dueAt,
      staleAt,
      version,
      scheduledAt: now,
      mailId: null,
      waitUntil: null,
      putOffUntil: null,
      rearmed: 0,
      wokeAt: null,
      claimedAt: null,
      closedAt: null,
    })
    .where(and(eq(reminder.ownerId, owner), eq(reminder.id, row.id)));
  return scheduledEvent({ ownerId: owner, id: row.id, version });
}

async function cancelReminder(
  tx: Transaction,
  owner: OwnerId,
  { id, version }: Reminder,
  stateReason: string,
  now: Date,
): Promise<ProductEvent> {
  await tx
    .update(reminder)
    .set({ state: "cancelled", stateReason, mailId: null, claimedAt: null, closedAt: now })
    .where(and(eq(reminder.ownerId, owner), eq(reminder.id, id)));
  return {
    id: `reminder:${id}:v${version}:cancelled`,
    name: "reminder/cancelled",
    data: { ownerId: owner, reminderId: id, version },
  };
}

function reasonOf(step: Step, stoppedAt: Date | null): string {
  if (step.state === "done") {
    return "You did this already.";
  }
  if (step.state === "skipped") {
    return "You skipped this step.";
  }
  if (step.state === "dropped") {
    return step.stateReason ?? "The plan changed.";
  }
  return stoppedAt ? "You stopped all reminders." : "This reminder was no longer needed.";
}
