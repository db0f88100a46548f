import "server-only";
import { asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ownWording } from "@/db/schema";
import { type OwnerId, readAs } from "@/lib/auth/owner";
import type { DraftFacts, DraftKind, OwnWording } from "../schema";
import { ownWordingKind } from "./schema";

export interface OwnWordings {
  kind: DraftKind;
  wordings: OwnWording[];
  version: number;
}

/** The kinds of message that have words of the user's own, with them. */
export function listOwnWordings(owner: OwnerId): Promise<OwnWordings[]> {
  return readAs(owner, (tx) => ownWordingsIn(tx, owner));
}

/** `listOwnWordings` of one kind; null where it has ours. */
export function findOwnWordings(owner: OwnerId, kind: DraftKind): Promise<OwnWordings | null> {
  return readAs(
    owner,
    async (tx) => (await ownWordingsIn(tx, owner)).find((each) => each.kind === kind) ?? null,
  );
}

/** As `DraftFacts` take them, within the caller's transaction. */
export async function wordingsOfDrafts(
  tx: Transaction,
  owner: OwnerId,
): Promise<NonNullable<DraftFacts["ownWordings"]>> {
  const own = await ownWordingsIn(tx, owner);
  return Object.fromEntries(own.map(({ kind, wordings }) => [kind, wordings]));
}

async function ownWordingsIn(tx: Transaction, owner: OwnerId): Promise<OwnWordings[]> {
  const rows = await tx
    .select()
    .from(ownWording)
    .where(eq(ownWording.ownerId, owner))
    .orderBy(asc(ownWording.kind), asc(ownWording.place));
  const kinds = new Map<string, OwnWordings>();
  for (const { kind, subject, body, version } of rows) {
    const known = ownWordingKind.safeParse(kind);
    if (!known.success) continue;
    const wordings = [...(kinds.get(kind)?.wordings ?? []), { subject, body }];
    kinds.set(kind, { kind: known.data, wordings, version });
  }
  return [...kinds.values()];
}
