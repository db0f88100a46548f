import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { interview, interviewer } from "@/db/schema";
import type { Change } from "@/lib/activity/undo/rules";
import type { applicationIn } from "@/lib/applications/finding/queries";
import { isEarlierStage, isOver } from "@/lib/applications/rules";
import { putAtStage } from "@/lib/applications/staging/commands";
import type { OwnerId } from "@/lib/auth/owner";
import { contactsForInterview } from "@/lib/contacts/adding/commands";
import { replan } from "@/lib/follow-ups/replan/commands";
import { liveRoundIds } from "@/lib/follow-ups/rounds/queries";
import { newId } from "@/lib/ids";
import { dayOf, instantOf } from "@/lib/moments/rules";
import { timeZoneOf } from "@/lib/users/finding/queries";
import { roundOnDay } from "../rounds/commands";
import type { Interviewer, NewInterview } from "../schema";

/** Adds an interview within a command's transaction: its round, its people, the stage, and the plans. */
export async function addInterviewIn(
  tx: Transaction,
  owner: OwnerId,
  to: Awaited<ReturnType<typeof applicationIn>>,
  input: Omit<NewInterview, "applicationId" | "requestId">,
  now: Date,
): Promise<{ interviewId: string; roundId: string; changes: Change[] }> {
  const userZone = await timeZoneOf(tx, owner);
  const times = timesOf({ ...input, timeZone: input.timeZone ?? userZone });
  const { roundId, changes } = await roundOnDay(tx, owner, to.id, dayOf(times.startsAt, userZone), now);
  const interviewId = newId();
  await tx.insert(interview).values({
    id: interviewId,
    ownerId: owner,
    applicationId: to.id,
    roundId,
    kind: input.kind,
    ...times,
    place: input.place ?? null,
    link: input.link ?? null,
    notes: input.notes ?? null,
    createdAt: now,
  });
  changes.unshift({
    table: "interview",
    id: interviewId,
    set: { deletedAt: now },
    expect: { deletedAt: null },
    must: true,
  });
  await setInterviewers(tx, owner, interviewId, to.employerId, input.interviewers, now);

  const livesAgain = isOver(to.stage) && times.startsAt.getTime() > now.getTime();
  if (livesAgain || isEarlierStage(to.stage, "interviewing")) {
    const moved = await putAtStage(tx, owner, to, "interviewing", now);
    changes.push(...moved.map((change) => ({ ...change, must: false })));
  }
  const rounds = await liveRoundIds(tx, owner, { applicationId: to.id });
  changes.push(...(await replan(tx, owner, [...rounds, roundId], now)));
  return { interviewId, roundId, changes };
}

/** Replaces the people of an interview; new ones are added to the employer. */
export async function setInterviewers(
  tx: Transaction,
  owner: OwnerId,
  interviewId: string,
  employerId: string,
  people: readonly Interviewer[],
  now: Date,
): Promise<void> {
  const contactIds = await contactsForInterview(tx, owner, employerId, people, now);
  await tx
    .delete(interviewer)
    .where(and(eq(interviewer.ownerId, owner), eq(interviewer.interviewId, interviewId)));
  if (contactIds.length > 0) {
    await tx
      .insert(interviewer)
      .values(
        contactIds.map((contactId, position) => ({ ownerId: owner, interviewId, contactId, position })),
      );
  }
}

/** The local intent and the instants that follow from it. The length is elapsed time. */
export function timesOf(when: {
  startsOn: string;
  startTime: string;
  durationMinutes: number;
  timeZone: string;
}) {
  const { startsOn, startTime, durationMinutes, timeZone } = when;
  const startsAt = instantOf(startsOn, startTime, timeZone);
  const endsAt = new Date(startsAt.getTime() + durationMinutes * 60_000);
  return { startsOn, startTime, durationMinutes, timeZone, startsAt, endsAt };
}
