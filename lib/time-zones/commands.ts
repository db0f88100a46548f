import "server-only";
import { and, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { employerOfApplication } from "@/db/joins";
import { application, employer, followUpStep, interview } from "@/db/schema";
import { recordActivity } from "@/lib/activity/record/commands";
import { commandAs, type OwnerId } from "@/lib/auth/owner";
import { replan } from "@/lib/follow-ups/replan/commands";
import { stepNames } from "@/lib/follow-ups/steps/rules";
import { timesOf } from "@/lib/interviews/adding/commands";
import { moveRoundsToZone } from "@/lib/interviews/rounds/commands";
import { dayText } from "@/lib/moments/rules";
import { syncStepReminders } from "@/lib/reminders/commands";
import { timeZoneOf } from "@/lib/users/finding/queries";
import { meantTimes, presentInstant } from "./meant/rules";

interface Moved {
  applicationId: string;
  roundId: string;
  what: string;
}

/**
 * Works out the instants of what is still to come anew from the stored wall clocks, after the rules of a zone changed (F34):
 * interviews, open steps and snoozes, with their reminders. What moves gets a new version, so that alarms and claims under the old
 * one are void (F35), and is listed in the activity. What was announced stays. Twice is once.
 */
export function recomputeInstants(owner: OwnerId, now: Date): Promise<{ instants: number }> {
  return commandAs(owner, async (tx) => {
    const timeZone = await timeZoneOf(tx, owner);
    const interviews = await recomputeInterviews(tx, owner, now);
    const steps = await recomputeSteps(tx, owner, timeZone, now);
    const rounds = [...new Set(interviews.map(({ roundId }) => roundId))];
    await moveRoundsToZone(tx, owner, rounds, timeZone);
    await syncStepReminders(
      tx,
      owner,
      steps.map(({ id }) => id),
      now,
    );
    const snoozed = steps.filter((step) => step.isSnoozed).map(({ roundId }) => roundId);
    await replan(tx, owner, [...rounds, ...snoozed], now);
    await tell(tx, owner, [...interviews, ...steps], now);
    return { instants: interviews.length + steps.length };
  });
}

/** An interview has its own zone, and lasts as long as it did. */
async function recomputeInterviews(tx: Transaction, owner: OwnerId, now: Date): Promise<Moved[]> {
  const twoDaysAgo = new Date(now.getTime() - 48 * 60 * 60 * 1000);
  const rows = await tx
    .select()
    .from(interview)
    .where(
      and(eq(interview.ownerId, owner), isNull(interview.deletedAt), gt(interview.startsAt, twoDaysAgo)),
    );
  const moved: Moved[] = [];
  for (const row of rows) {
    const times = timesOf(row);
    const same = times.startsAt.getTime() === row.startsAt.getTime();
    if (same || (times.startsAt <= now && row.startsAt <= now)) continue;
    const { startsAt, endsAt } = times;
    await tx
      .update(interview)
      .set({ startsAt, endsAt, version: sql`${interview.version} + 1` })
      .where(and(eq(interview.ownerId, owner), eq(interview.id, row.id), eq(interview.version, row.version)));
    const { applicationId, roundId } = row;
    moved.push({
      applicationId,
      roundId,
      what: `interview on ${dayText(row.startsOn)} at ${row.startTime}`,
    });
  }
  return moved;
}

type MovedStep = Moved & { id: string; isSnoozed: boolean };

async function recomputeSteps(
  tx: Transaction,
  owner: OwnerId,
  timeZone: string,
  now: Date,
): Promise<MovedStep[]> {
  const rows = await tx
    .select({
      step: followUpStep,
      wasAnnounced: sql<boolean>`exists (
        select 1 from reminder r where r.owner_id = "follow_up_step"."owner_id" and r.step_id = "follow_up_step"."id"
          and r.accepted_at is not null)`,
    })
    .from(followUpStep)
    .where(and(eq(followUpStep.ownerId, owner), eq(followUpStep.state, "planned")));
  const moved: MovedStep[] = [];
  for (const { step, wasAnnounced } of rows) {
    const { id, applicationId, roundId, kind, meant } = step;
    const again = (at: Date | null, text: string | null | undefined) => at && presentInstant(at, text, now);
    const times = {
      dueAt: wasAnnounced ? step.dueAt : presentInstant(step.dueAt, meant?.dueAt, now),
      windowEndsAt: again(step.windowEndsAt, meant?.windowEndsAt),
      lastCallAt: again(step.lastCallAt, meant?.lastCallAt),
      snoozedUntil: again(step.snoozedUntil, meant?.snoozedUntil),
    };
    const names = ["dueAt", "windowEndsAt", "lastCallAt", "snoozedUntil"] as const;
    const isMoved = names.some((name) => times[name]?.getTime() !== step[name]?.getTime());
    if (!isMoved && meant) continue;
    await tx
      .update(followUpStep)
      .set({
        ...times,
        meant: meantTimes(times, timeZone),
        ...(isMoved && { version: sql`${followUpStep.version} + 1` }),
      })
      .where(
        and(eq(followUpStep.ownerId, owner), eq(followUpStep.id, id), eq(followUpStep.version, step.version)),
      );
    if (isMoved) {
      const isSnoozed = times.snoozedUntil?.getTime() !== step.snoozedUntil?.getTime();
      moved.push({ id, applicationId, roundId, isSnoozed, what: stepNames[kind].toLowerCase() });
    }
  }
  return moved;
}

/** One line per application: what keeps its hour on the wall, and is another instant now. */
async function tell(tx: Transaction, owner: OwnerId, moved: readonly Moved[], now: Date): Promise<void> {
  const ids = [...new Set(moved.map((each) => each.applicationId))];
  const rows = await tx
    .select({ id: application.id, role: application.role, employerName: employer.name })
    .from(application)
    .innerJoin(employer, employerOfApplication)
    .where(and(eq(application.ownerId, owner), inArray(application.id, ids)));
  for (const { id: applicationId, role, employerName } of rows) {
    const what = new Set(
      moved.filter((each) => each.applicationId === applicationId).map((each) => each.what),
    );
    await recordActivity(
      tx,
      owner,
      {
        kind: "zone-data.changed",
        summary: `Clocks changed their rules. These keep their local time: ${[...what].join(", ")} (${role} at ${employerName}).`,
        applicationId,
      },
      now,
    );
  }
}
