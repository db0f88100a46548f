import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { promise } from "@/db/schema";
import { answeredBefore, recordActivity } from "@/lib/activity/record/commands";
import type { Change } from "@/lib/activity/undo/rules";
import { applicationIn } from "@/lib/applications/finding/queries";
import { isEarlierStage } from "@/lib/applications/rules";
import { putAtStage } from "@/lib/applications/staging/commands";
import { commandAs, type OwnerId } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";
import { addMessage, happenedAt, roundIdAt } from "@/lib/messages/logging/commands";
import { dayOf, momentAt } from "@/lib/moments/rules";
import { contactIdIn, recordPromiseIn } from "@/lib/promises/recording/commands";
import { timeZoneOf } from "@/lib/users/finding/queries";
import { replan } from "../replan/commands";
import { promiseEndsOn } from "../replan/history/rules";
import { roundFiles } from "../replan/queries";
import { addresseeOfRound } from "../replan/rules";
import { endRounds } from "../rounds/commands";
import { liveRoundIds } from "../rounds/queries";
import { stepIn } from "../steps/finding/queries";
import type { AnswerInput } from "../steps/schema";

const sentences: Record<AnswerInput["response"], string> = {
  "good-news": "Good news",
  wait: "They ask for more time",
  courtesy: "A friendly reply",
  "out-of-office": "They are away",
  rejection: "They said no",
  offer: "An offer",
  other: "They answered",
};

/**
 * They answered (T13). Good news, an offer and a rejection end the round and move the stage; "wait" with a day is a new promise; a
 * courtesy ends only that person's thank-you and the check-in; an out-of-office with a day moves what is due to them past it.
 */
export function logAnswer(
  owner: OwnerId,
  input: AnswerInput,
  now: Date,
): Promise<{ messageId: string; activityId: string }> {
  return commandAs(owner, async (tx) => {
    const kind = "answer.logged";
    type Result = { messageId: string; activityId: string };
    const before = await answeredBefore<Result>(tx, owner, kind, input.requestId);
    if (before) {
      return before;
    }
    const to = await applicationIn(tx, owner, input.applicationId);
    const timeZone = await timeZoneOf(tx, owner);
    const at = happenedAt(input.happenedAt, timeZone, now);
    const untilOn = input.until ? dayOf(momentAt(input.until, timeZone, "12:00"), timeZone) : null;
    const about = await whatItIsAbout(tx, owner, to.id, input, at);
    const messageId = await addMessage(
      tx,
      owner,
      {
        ...about,
        applicationId: to.id,
        direction: "in",
        method: input.method ?? "email",
        happenedAt: at,
        body: input.body ?? null,
        response: input.response,
        untilOn,
      },
      now,
    );
    const changes: Change[] = [{ table: "message", id: messageId, set: { deletedAt: now }, must: true }];
    changes.push(...(await settlePromise(tx, owner, to.id, input.response, dayOf(at, timeZone), at)));
    if (input.response === "wait" && untilOn) {
      const said = { kind: "date", byOn: untilOn, saidOn: dayOf(at, timeZone) } as const;
      const recorded = await recordPromiseIn(
        tx,
        owner,
        to.id,
        { ...said, saidByContactId: about.contactId },
        now,
      );
      changes.push(...recorded.changes);
    }
    changes.push(...(await followStage(tx, owner, to, input.response, at, now)));
    changes.push(...(await replan(tx, owner, await liveRoundIds(tx, owner, { applicationId: to.id }), now)));
    const activityId = await recordActivity(
      tx,
      owner,
      {
        kind,
        summary: `${sentences[input.response]}: ${to.label}.`,
        applicationId: to.id,
        subjectId: about.stepId ?? messageId,
        undo: { changes },
        requestId: input.requestId,
        result: { messageId },
      },
      now,
    );
    return { messageId, activityId };
  });
}

type Application = Awaited<ReturnType<typeof applicationIn>>;

/** The step, person and round an answer belongs to. Raises `not-found` for what is not of this application. */
async function whatItIsAbout(
  tx: Transaction,
  owner: OwnerId,
  applicationId: string,
  input: AnswerInput,
  at: Date,
): Promise<{ stepId: string | null; contactId: string | null; roundId: string | null }> {
  const chosen = input.contactId ? await contactIdIn(tx, owner, input.contactId) : null;
  if (!input.stepId) {
    return { stepId: null, contactId: chosen, roundId: await roundIdAt(tx, owner, applicationId, at) };
  }
  const step = await stepIn(tx, owner, input.stepId);
  if (step.applicationId !== applicationId) {
    throw notFound();
  }
  const [file] = await roundFiles(tx, owner, [step.roundId]);
  const receiver =
    step.kind === "thank-you" ? step.contactId : file ? (addresseeOfRound(file)?.id ?? null) : null;
  return { stepId: step.id, contactId: chosen ?? receiver, roundId: step.roundId };
}

async function followStage(
  tx: Transaction,
  owner: OwnerId,
  to: Application,
  response: AnswerInput["response"],
  at: Date,
  now: Date,
): Promise<Change[]> {
  if (response === "rejection") {
    return putAtStage(tx, owner, to, "rejected", now);
  }
  if (response === "offer") {
    return putAtStage(tx, owner, to, "offer", now);
  }
  if (response !== "good-news") {
    return [];
  }
  // An interview that is still to come is not what they answered to.
  const files = await roundFiles(tx, owner, await liveRoundIds(tx, owner, { applicationId: to.id }));
  const held = files.filter((file) => file.startsAt !== null && file.startsAt <= at).map(({ id }) => id);
  const ended = await endRounds(tx, owner, held, "good-news", now);
  const moved = isEarlierStage(to.stage, "interviewing")
    ? await putAtStage(tx, owner, to, "interviewing", now)
    : [];
  return [...ended, ...moved];
}

/** An answer that settles something keeps the promise, or comes too late for it. */
async function settlePromise(
  tx: Transaction,
  owner: OwnerId,
  applicationId: string,
  response: AnswerInput["response"],
  day: string,
  at: Date,
): Promise<Change[]> {
  if (!["good-news", "rejection", "offer", "wait"].includes(response)) {
    return [];
  }
  const [current] = await tx
    .select()
    .from(promise)
    .where(
      and(
        eq(promise.ownerId, owner),
        eq(promise.applicationId, applicationId),
        isNull(promise.replacedAt),
        isNull(promise.deletedAt),
        isNull(promise.keptAt),
        isNull(promise.brokenAt),
      ),
    );
  if (!current || day < current.saidOn) {
    return [];
  }
  const settled = day <= promiseEndsOn(current) ? { keptAt: at } : { brokenAt: at };
  await tx
    .update(promise)
    .set(settled)
    .where(and(eq(promise.ownerId, owner), eq(promise.id, current.id)));
  return [{ table: "promise", id: current.id, set: { keptAt: null, brokenAt: null } }];
}
