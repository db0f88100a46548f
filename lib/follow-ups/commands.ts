import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { followUpStep } from "@/db/schema";
import { undoIn } from "@/lib/activity/commands";
import { type Acted, answeredBefore, recordActivity } from "@/lib/activity/record/commands";
import { type Change, valuesBefore } from "@/lib/activity/undo/rules";
import { applicationIn } from "@/lib/applications/finding/queries";
import { putAtStage } from "@/lib/applications/staging/commands";
import { commandAs, type OwnerId } from "@/lib/auth/owner";
import { AppError, refused } from "@/lib/errors";
import { addMessage, happenedAt } from "@/lib/messages/logging/commands";
import { momentAt } from "@/lib/moments/rules";
import { syncStepReminders } from "@/lib/reminders/commands";
import { meantTimes } from "@/lib/time-zones/meant/rules";
import { timeZoneOf } from "@/lib/users/finding/queries";
import { firstFreeMoment } from "./calm/rules";
import { holidaysFor, replan, stepColumns, takenByOthers } from "./replan/commands";
import { roundFiles } from "./replan/queries";
import { addresseeOfRound, personKeys, personOf } from "./replan/rules";
import { lastActivityOfStep, nextStepId, stepIn } from "./steps/finding/queries";
import { effectiveDueAt, stepNames } from "./steps/rules";
import type { DoneStepInput, SnoozedStepInput } from "./steps/schema";

const yearMs = 366 * 24 * 60 * 60 * 1000;

export interface StepActed {
  activityId: string;
  stepId: string;
  applicationId: string;
  /** The next open step of the application, or null. */
  nextStepId: string | null;
}

type Step = Awaited<ReturnType<typeof stepIn>>;

/**
 * The user did it: the message is logged (W7) and what follows is planned from the day it was done. Done twice is done once; done
 * wins over skipped, dropped and snoozed (F40, I12).
 */
export function markDone(owner: OwnerId, input: DoneStepInput, now: Date): Promise<StepActed> {
  return commandAs(owner, (tx) => markDoneIn(tx, owner, input, now));
}

/** `markDone` within a command's transaction. */
export async function markDoneIn(
  tx: Transaction,
  owner: OwnerId,
  input: DoneStepInput,
  now: Date,
): Promise<StepActed> {
  const kind = "step.done";
  const before = await answeredBefore<StepActed>(tx, owner, kind, input.requestId);
  if (before) {
    return before;
  }
  const step = await stepIn(tx, owner, input.stepId);
  if (step.state === "done") {
    return answerAgain(tx, owner, step, kind);
  }
  const at = happenedAt(input.at, await timeZoneOf(tx, owner), now);
  const changes = await changeStep(
    tx,
    owner,
    step,
    { state: "done", stateReason: null, snoozedUntil: null },
    ["planned", "skipped", "dropped"],
    now,
  );
  if (step.channel !== "none") {
    const messageId = await addMessage(
      tx,
      owner,
      {
        applicationId: step.applicationId,
        roundId: step.roundId,
        stepId: step.id,
        contactId: step.contactId ?? (step.kind === "thank-you" ? null : await addresseeId(tx, owner, step)),
        direction: "out",
        method: input.method ?? (step.channel === "call" ? "phone" : "email"),
        happenedAt: at,
        subject: input.subject ?? null,
        body: input.body ?? null,
      },
      now,
    );
    changes.unshift({ table: "message", id: messageId, set: { deletedAt: now } });
  }
  return finish(tx, owner, step, { kind, verb: "done", changes, requestId: input.requestId }, now);
}

/** The user leaves it out. A re-plan does not bring it back. Twice is once. */
export function skipStep(owner: OwnerId, stepId: string, now: Date): Promise<StepActed> {
  return commandAs(owner, async (tx) => {
    const kind = "step.skipped";
    const step = await stepIn(tx, owner, stepId);
    if (step.state === "skipped") {
      return answerAgain(tx, owner, step, kind);
    }
    const state = { state: "skipped", stateReason: "You skipped it." } as const;
    const changes = await changeStep(tx, owner, step, state, ["planned"], now);
    return finish(tx, owner, step, { kind, verb: "skipped", changes }, now);
  });
}

/** Not now, but then. Later steps of the round keep their distance to it (T12). Raises `refused` for a time that is no later. */
export function snoozeStep(owner: OwnerId, input: SnoozedStepInput, now: Date): Promise<StepActed> {
  return commandAs(owner, async (tx) => {
    const step = await stepIn(tx, owner, input.stepId);
    const morning = step.kind === "thank-you" ? "09:00" : "10:00";
    const timeZone = await timeZoneOf(tx, owner);
    const wanted = momentAt(input.until, timeZone, morning);
    if (wanted.getTime() <= now.getTime()) {
      throw refused("Choose a time that is still to come.");
    }
    if (wanted.getTime() < step.dueAt.getTime()) {
      throw refused("It is not due before then.");
    }
    if (wanted.getTime() > now.getTime() + yearMs) {
      throw refused("Choose a time within a year.");
    }
    const until = await calmMoment(tx, owner, step, wanted);
    const kind = "step.snoozed";
    if (step.state === "planned" && effectiveDueAt(step).getTime() === until.getTime()) {
      return answerAgain(tx, owner, step, kind);
    }
    const meant = meantTimes({ ...step, snoozedUntil: until }, timeZone);
    const changes = await changeStep(tx, owner, step, { snoozedUntil: until, meant }, ["planned"], now);
    return finish(tx, owner, step, { kind, verb: "snoozed", changes }, now);
  });
}

/** Takes back what was last done about a step: done, skipped or snoozed. A step that is simply open stays as it is. */
export async function reopenStep(owner: OwnerId, stepId: string, now: Date): Promise<void> {
  await commandAs(owner, async (tx) => {
    const step = await stepIn(tx, owner, stepId);
    if (step.state === "planned" && step.snoozedUntil === null) {
      return;
    }
    const kinds = { done: "step.done", skipped: "step.skipped", planned: "step.snoozed", dropped: null };
    const kind = kinds[step.state];
    const activityId = kind && (await lastActivityOfStep(tx, owner, step.id, [kind]));
    if (!activityId) {
      throw refused(step.stateReason ?? "This cannot be taken back.");
    }
    await undoIn(tx, owner, activityId, now);
  });
}

/** The user lets an application rest (T15). */
export function closeAsNoAnswer(owner: OwnerId, applicationId: string, now: Date): Promise<Acted> {
  return commandAs(owner, async (tx) => {
    const row = await applicationIn(tx, owner, applicationId);
    const changes = await putAtStage(tx, owner, row, "no-answer", now);
    const happening = {
      kind: "application.closed",
      summary: `Closed without an answer: ${row.label}.`,
      applicationId: row.id,
      subjectId: row.id,
      undo: { changes },
    };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  });
}

/** The moment itself, or a later one when that person already hears from the user that day (T12). */
async function calmMoment(tx: Transaction, owner: OwnerId, step: Step, wanted: Date): Promise<Date> {
  const [file] = step.channel === "none" ? [] : await roundFiles(tx, owner, [step.roundId]);
  if (!file) {
    return wanted;
  }
  return firstFreeMoment(wanted, {
    timeZone: file.timeZone,
    holidays: await holidaysFor(file, wanted),
    taken: await takenByOthers(tx, owner, [file]),
    keys: personKeys(personOf({ kind: step.kind, to: step.contactId }, file)),
  });
}

/** One conditional UPDATE; no row means that somebody else was first, and the user is told how it stands (F40). */
async function changeStep(
  tx: Transaction,
  owner: OwnerId,
  step: Step,
  values: Partial<typeof followUpStep.$inferInsert>,
  from: readonly Step["state"][],
  now: Date,
): Promise<Change[]> {
  const [changed] = await tx
    .update(followUpStep)
    .set({
      ...values,
      ...(values.state && { stateChangedAt: now }),
      version: sql`${followUpStep.version} + 1`,
    })
    .where(
      and(
        eq(followUpStep.ownerId, owner),
        eq(followUpStep.id, step.id),
        eq(followUpStep.version, step.version),
        inArray(followUpStep.state, [...from]),
      ),
    )
    .returning({ version: followUpStep.version });
  if (!changed) {
    const { state, stateReason, stateChangedAt } = step;
    const words = { planned: "open", done: "done", skipped: "skipped", dropped: "no longer planned" };
    const current = { state, stateReason, stateChangedAt };
    throw new AppError("conflict", `This step is already ${words[state]}.`, { current });
  }
  return [
    {
      table: "step",
      id: step.id,
      set: valuesBefore(step, stepColumns),
      expect: { version: changed.version },
      must: true,
    },
  ];
}

async function finish(
  tx: Transaction,
  owner: OwnerId,
  step: Step,
  act: { kind: string; verb: string; changes: Change[]; requestId?: string | null },
  now: Date,
): Promise<StepActed> {
  await syncStepReminders(tx, owner, [step.id], now);
  const to = step.contactName ? ` to ${step.contactName}` : "";
  const changes = [...act.changes, ...(await replan(tx, owner, [step.roundId], now))];
  const result = {
    stepId: step.id,
    applicationId: step.applicationId,
    nextStepId: await nextStepId(tx, owner, step.applicationId),
  };
  const activityId = await recordActivity(
    tx,
    owner,
    {
      kind: act.kind,
      summary: `${stepNames[step.kind]}${to}, ${act.verb}: ${step.label}.`,
      applicationId: step.applicationId,
      subjectId: step.id,
      undo: { changes },
      requestId: act.requestId,
      result,
    },
    now,
  );
  return { activityId, ...result };
}

/** The answer to doing the same thing twice (I12). */
async function answerAgain(tx: Transaction, owner: OwnerId, step: Step, kind: string): Promise<StepActed> {
  return {
    activityId: (await lastActivityOfStep(tx, owner, step.id, [kind])) ?? "",
    stepId: step.id,
    applicationId: step.applicationId,
    nextStepId: await nextStepId(tx, owner, step.applicationId),
  };
}

async function addresseeId(tx: Transaction, owner: OwnerId, step: Step): Promise<string | null> {
  const [file] = await roundFiles(tx, owner, [step.roundId]);
  return file ? (addresseeOfRound(file)?.id ?? null) : null;
}
