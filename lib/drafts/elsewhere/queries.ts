import "server-only";
import { and, asc, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { employerOfApplication, searchOfApplication } from "@/db/joins";
import { application, employer, followUpStep, message, round, search } from "@/db/schema";
import { type OwnerId, readAs, rowId } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";
import { draftFacts, filesOfSteps } from "../facts/queries";
import { assembleDraft } from "../rules";

export interface NoteElsewhere {
  applicationId: string;
  employerName: string;
  role: string;
  /** Null where no interview is on file, so that there is nothing to write from. */
  draft: { subject: string; body: string; to: { name: string; email: string | null } | null } | null;
}

export interface NotesElsewhere {
  kind: "deadline-note" | "withdrawal";
  decideOn: string | null;
  notes: NoteElsewhere[];
}

const mostListed = 20;

/**
 * What an offer makes worth saying in every other live application (T20): "I have to decide by …" while it is open, a polite
 * withdrawal once it is accepted. Where the user has written by hand since, nothing more is proposed. Null at any other stage.
 * Raises `not-found`.
 */
export function findNotesElsewhere(
  owner: OwnerId,
  applicationId: string,
  now: Date,
): Promise<NotesElsewhere | null> {
  const id = rowId(applicationId);
  return readAs(owner, async (tx) => {
    const [offered] = await tx
      .select({ stage: application.stage, since: application.stageChangedAt })
      .from(application)
      .where(and(eq(application.ownerId, owner), eq(application.id, id), isNull(application.deletedAt)));
    if (!offered) {
      throw notFound();
    }
    if (offered.stage !== "offer" && offered.stage !== "accepted") {
      return null;
    }
    const [answer] = await tx
      .select({ untilOn: message.untilOn })
      .from(message)
      .where(
        and(
          eq(message.ownerId, owner),
          eq(message.applicationId, id),
          eq(message.response, "offer"),
          isNull(message.deletedAt),
        ),
      )
      .orderBy(sql`${message.untilOn} is null`, desc(message.happenedAt), desc(message.id))
      .limit(1);
    const others = await tx
      .select({ applicationId: application.id, employerName: employer.name, role: application.role })
      .from(application)
      .innerJoin(search, searchOfApplication)
      .innerJoin(employer, employerOfApplication)
      .where(
        and(
          eq(application.ownerId, owner),
          ne(application.id, id),
          inArray(application.stage, ["applied", "screening", "interviewing", "offer"]),
          isNull(application.deletedAt),
          isNull(search.deletedAt),
          isNull(search.archivedAt),
          sql`not exists (
            select 1 from message m where m.owner_id = ${owner} and m.application_id = ${application.id}
              and m.direction = 'out' and m.step_id is null and m.deleted_at is null
              and m.happened_at >= ${offered.since.toISOString()})`,
        ),
      )
      .orderBy(desc(application.stageChangedAt), asc(application.id))
      .limit(mostListed);
    const kind = offered.stage === "offer" ? "deadline-note" : "withdrawal";
    const decideOn = answer?.untilOn ?? null;
    const carriers = await lastSteps(
      tx,
      owner,
      others.map((each) => each.applicationId),
    );
    const files = await filesOfSteps(tx, owner, [...carriers.values()]);
    return {
      kind,
      decideOn,
      notes: others.map((other) => {
        const file = files.find((each) => each.step.id === carriers.get(other.applicationId));
        const facts = file && draftFacts({ ...file, round: { ...file.round, decideOn } }, now, kind);
        const { subject, body } = facts ? assembleDraft(facts) : { subject: "", body: "" };
        const to = file?.recipient ? { name: file.recipient.name, email: file.recipient.email } : null;
        return { ...other, draft: facts ? { subject, body, to } : null };
      }),
    };
  });
}

/** A step of the last round of each application that goes to its addressee (W9): its file holds all a note may rest on. */
async function lastSteps(
  tx: Parameters<typeof filesOfSteps>[0],
  owner: OwnerId,
  applicationIds: readonly string[],
): Promise<Map<string, string>> {
  if (applicationIds.length === 0) {
    return new Map();
  }
  const rows = await tx
    .selectDistinctOn([followUpStep.applicationId], {
      applicationId: followUpStep.applicationId,
      stepId: followUpStep.id,
    })
    .from(followUpStep)
    .innerJoin(round, and(eq(round.ownerId, followUpStep.ownerId), eq(round.id, followUpStep.roundId)))
    .where(
      and(
        eq(followUpStep.ownerId, owner),
        inArray(followUpStep.applicationId, [...applicationIds]),
        ne(followUpStep.kind, "thank-you"),
        isNull(round.deletedAt),
      ),
    )
    .orderBy(followUpStep.applicationId, desc(round.heldOn), asc(followUpStep.id));
  return new Map(rows.map((row) => [row.applicationId, row.stepId]));
}
