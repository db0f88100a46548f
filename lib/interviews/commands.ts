import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { interview } from "@/db/schema";
import { type Acted, answeredBefore, recordActivity } from "@/lib/activity/record/commands";
import { type Change, valuesBefore } from "@/lib/activity/undo/rules";
import { addApplicationIn } from "@/lib/applications/adding/commands";
import { applicationIn } from "@/lib/applications/finding/queries";
import { commandAs, type OwnerId, rowId } from "@/lib/auth/owner";
import { AppError, notFound } from "@/lib/errors";
import { replan } from "@/lib/follow-ups/replan/commands";
import { liveRoundIds } from "@/lib/follow-ups/rounds/queries";
import { dayOf, dayText } from "@/lib/moments/rules";
import { timeZoneOf } from "@/lib/users/finding/queries";
import { addInterviewIn, setInterviewers, timesOf } from "./adding/commands";
import { closeRound, isAloneInRound, roundAfterMove } from "./rounds/commands";
import type {
  EditedInterview,
  InterviewOutcome,
  LoggedInterview,
  NewInterview,
  RescheduledInterview,
} from "./schema";

/**
 * Adds an interview. Those of one application on one local day of the user's are one round. The application moves to interviewing
 * when it stands earlier, and open steps of earlier rounds end, but for thank-yous within 48 h (T13).
 */
export function addInterview(
  owner: OwnerId,
  input: NewInterview,
  now: Date,
): Promise<{ interviewId: string; roundId: string }> {
  return commandAs(owner, async (tx) => {
    const kind = "interview.added";
    const before = await answeredBefore<{ interviewId: string; roundId: string }>(
      tx,
      owner,
      kind,
      input.requestId,
    );
    if (before) {
      return before;
    }
    const to = await applicationIn(tx, owner, input.applicationId);
    const { changes, ...result } = await addInterviewIn(tx, owner, to, input, now);
    await recordActivity(
      tx,
      owner,
      {
        kind,
        summary: `Interview on ${dayText(input.startsOn)}: ${to.label}.`,
        applicationId: to.id,
        subjectId: result.interviewId,
        undo: { changes },
        requestId: input.requestId,
        result,
      },
      now,
    );
    return result;
  });
}

/** The quick path: an application and its interview in one transaction. With `applicationId` it goes to one on file. */
export function logInterview(
  owner: OwnerId,
  input: LoggedInterview,
  now: Date,
): Promise<{ applicationId: string; interviewId: string; roundId: string }> {
  return commandAs(owner, async (tx) => {
    const kind = "interview.logged";
    type Result = { applicationId: string; interviewId: string; roundId: string };
    const before = await answeredBefore<Result>(tx, owner, kind, input.requestId);
    if (before) {
      return before;
    }
    const added = input.applicationId ? null : await addApplicationIn(tx, owner, input, "interviewing", now);
    const to = await applicationIn(tx, owner, added?.applicationId ?? input.applicationId ?? "");
    const { changes, ...made } = await addInterviewIn(tx, owner, to, input, now);
    if (added) {
      changes.unshift({ table: "application", id: to.id, set: { deletedAt: now }, must: true });
    }
    const result = { applicationId: to.id, ...made };
    await recordActivity(
      tx,
      owner,
      {
        kind,
        summary: `Interview on ${dayText(input.startsOn)}: ${to.label}.`,
        applicationId: to.id,
        subjectId: made.interviewId,
        undo: { changes },
        requestId: input.requestId,
        result,
      },
      now,
    );
    return result;
  });
}

/** Saves an interview; what is left out stays. Other people mean other thank-yous. Raises `conflict` when the version is old. */
export function editInterview(owner: OwnerId, input: EditedInterview, now: Date): Promise<Acted> {
  return commandAs(owner, async (tx) => {
    const current = await interviewIn(tx, owner, input.interviewId);
    const { kind, place, link, notes, interviewers, version } = input;
    const saved = await tx
      .update(interview)
      .set({ kind, place, link, notes, version: sql`${interview.version} + 1` })
      .where(and(isInterview(owner, current.id), eq(interview.version, version)))
      .returning({ id: interview.id });
    if (saved.length === 0) {
      throw new AppError("conflict", undefined, { current });
    }
    const to = await applicationIn(tx, owner, current.applicationId);
    if (interviewers) {
      await setInterviewers(tx, owner, current.id, to.employerId, interviewers, now);
    }
    await replan(tx, owner, await liveRoundIds(tx, owner, { applicationId: to.id }), now);
    const happening = {
      kind: "interview.edited",
      summary: `Interview saved: ${to.label}.`,
      applicationId: to.id,
      subjectId: current.id,
    };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  });
}

/** Another time. On another day it takes its round along when it is alone in it; else it joins or makes that day's round. */
export function rescheduleInterview(owner: OwnerId, input: RescheduledInterview, now: Date): Promise<Acted> {
  return commandAs(owner, async (tx) => {
    const current = await interviewIn(tx, owner, input.interviewId);
    const to = await applicationIn(tx, owner, current.applicationId);
    const userZone = await timeZoneOf(tx, owner);
    const times = timesOf({
      startsOn: input.startsOn,
      startTime: input.startTime,
      durationMinutes: input.durationMinutes ?? current.durationMinutes,
      timeZone: input.timeZone ?? current.timeZone,
    });
    const before: Change = {
      table: "interview",
      id: current.id,
      set: valuesBefore(current, [
        "startsOn",
        "startTime",
        "durationMinutes",
        "timeZone",
        "startsAt",
        "endsAt",
        "roundId",
        "outcome",
        "outcomeAt",
      ]),
      expect: { version: current.version + 1 },
      must: true,
    };
    const moved = await roundAfterMove(tx, owner, current, dayOf(times.startsAt, userZone), now);
    const saved = await tx
      .update(interview)
      .set({
        ...times,
        roundId: moved.roundId,
        outcome: null,
        outcomeAt: null,
        version: sql`${interview.version} + 1`,
      })
      .where(and(isInterview(owner, current.id), eq(interview.version, input.version ?? current.version)))
      .returning({ id: interview.id });
    if (saved.length === 0) {
      throw new AppError("conflict", undefined, { current });
    }
    const rounds = [...(await liveRoundIds(tx, owner, { applicationId: to.id })), current.roundId];
    // The round goes back before the interview does, so that the day's unique key holds at every moment.
    const changes = [before, ...moved.changes, ...(await replan(tx, owner, rounds, now))];
    const happening = {
      kind: "interview.rescheduled",
      summary: `Interview moved to ${dayText(input.startsOn)}: ${to.label}.`,
      applicationId: to.id,
      subjectId: current.id,
      undo: { changes },
    };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  });
}

/** It does not take place: what was planned after it ends, unless its round has other interviews. */
export function cancelInterview(owner: OwnerId, interviewId: string, now: Date): Promise<Acted> {
  return recordOutcome(owner, { interviewId, outcome: "cancelled" }, now);
}

/** What became of an interview. One that was cancelled, or to which nobody came, is not followed up. */
export function recordOutcome(
  owner: OwnerId,
  input: { interviewId: string; outcome: InterviewOutcome },
  now: Date,
): Promise<Acted> {
  return commandAs(owner, async (tx) => {
    const current = await interviewIn(tx, owner, input.interviewId);
    const to = await applicationIn(tx, owner, current.applicationId);
    await tx
      .update(interview)
      .set({ outcome: input.outcome, outcomeAt: now, version: sql`${interview.version} + 1` })
      .where(isInterview(owner, current.id));
    const rounds = await liveRoundIds(tx, owner, { applicationId: to.id });
    const changes: Change[] = [
      {
        table: "interview",
        id: current.id,
        set: valuesBefore(current, ["outcome", "outcomeAt"]),
        expect: { outcome: input.outcome },
        must: true,
      },
      ...(await replan(tx, owner, [...rounds, current.roundId], now)),
    ];
    const words = { happened: "took place", cancelled: "was cancelled", "no-show": "did not come about" };
    const happening = {
      kind: "interview.outcome",
      summary: `The interview on ${dayText(current.startsOn)} ${words[input.outcome]}: ${to.label}.`,
      applicationId: to.id,
      subjectId: current.id,
      undo: { changes },
    };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  });
}

/** To the Trash. A round that loses its last interview goes with it; its steps close in the same transaction. */
export function deleteInterview(owner: OwnerId, interviewId: string, now: Date): Promise<Acted> {
  return commandAs(owner, async (tx) => {
    const current = await interviewIn(tx, owner, interviewId);
    const to = await applicationIn(tx, owner, current.applicationId);
    const rounds = await liveRoundIds(tx, owner, { applicationId: to.id });
    const changes: Change[] = [];
    if (await isAloneInRound(tx, owner, current)) {
      changes.push(...(await closeRound(tx, owner, current.roundId, now)));
    }
    await tx
      .update(interview)
      .set({ deletedAt: now, version: sql`${interview.version} + 1` })
      .where(isInterview(owner, current.id));
    changes.push({ table: "interview", id: current.id, set: { deletedAt: null }, must: true });
    changes.push(...(await replan(tx, owner, [...rounds, current.roundId], now)));
    const happening = {
      kind: "interview.deleted",
      summary: `Interview on ${dayText(current.startsOn)} deleted: ${to.label}.`,
      applicationId: to.id,
      subjectId: current.id,
      undo: { changes },
    };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  });
}

function isInterview(owner: OwnerId, id: string) {
  return and(eq(interview.ownerId, owner), eq(interview.id, id), isNull(interview.deletedAt));
}

async function interviewIn(tx: Transaction, owner: OwnerId, interviewId: string) {
  const [found] = await tx
    .select()
    .from(interview)
    .where(isInterview(owner, rowId(interviewId)));
  if (!found) {
    throw notFound();
  }
  return found;
}
