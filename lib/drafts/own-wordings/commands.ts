import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ownWording } from "@/db/schema";
import { commandAs, type OwnerId } from "@/lib/auth/owner";
import { AppError } from "@/lib/errors";
import type { DraftKind } from "../schema";
import type { OwnWordingsInput } from "./schema";

/**
 * Keeps the user's templates of a kind of message; every draft of it that is not written by hand follows. Raises `conflict` with
 * what is on file when it was changed elsewhere (F39).
 */
export function saveOwnWordings(
  owner: OwnerId,
  { kind, version, wordings }: OwnWordingsInput,
  now: Date,
): Promise<{ version: number }> {
  return commandAs(owner, async (tx) => {
    const current = await wordingsOnFile(tx, owner, kind);
    const onFile = current[0]?.version ?? null;
    const same =
      current.length === wordings.length &&
      current.every(
        ({ subject, body }, at) => subject === wordings[at]?.subject && body === wordings[at]?.body,
      );
    if (same && onFile !== null) {
      return { version: onFile };
    }
    if (onFile !== version) {
      throw new AppError("conflict", undefined, {
        current: { version: onFile, wordings: current.map(({ subject, body }) => ({ subject, body })) },
      });
    }
    const next = (onFile ?? 0) + 1;
    await forget(tx, owner, kind);
    await tx.insert(ownWording).values(
      wordings.map((wording, place) => ({
        ownerId: owner,
        kind,
        place,
        ...wording,
        updatedAt: now,
        version: next,
      })),
    );
    return { version: next };
  });
}

/** Back to our own words for a kind of message. */
export function resetOwnWordings(owner: OwnerId, kind: DraftKind): Promise<void> {
  return commandAs(owner, (tx) => forget(tx, owner, kind));
}

function wordingsOnFile(tx: Transaction, owner: OwnerId, kind: DraftKind) {
  return tx
    .select()
    .from(ownWording)
    .where(and(eq(ownWording.ownerId, owner), eq(ownWording.kind, kind)))
    .orderBy(asc(ownWording.place));
}

async function forget(tx: Transaction, owner: OwnerId, kind: DraftKind): Promise<void> {
  await tx.delete(ownWording).where(and(eq(ownWording.ownerId, owner), eq(ownWording.kind, kind)));
}
