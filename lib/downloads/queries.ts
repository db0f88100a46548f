import "server-only";
import { eq } from "drizzle-orm";
import {
  activity,
  application,
  contact,
  debrief,
  draft,
  earlierDraft,
  employer,
  followUpStep,
  handOff,
  interview,
  interviewer,
  message,
  ownWording,
  profile,
  promise,
  reminder,
  round,
  search,
  suppression,
} from "@/db/schema";
import { commandAs, type OwnerId } from "@/lib/auth/owner";

/** What an account holds, under the names of the file. Deleted things are in it until the Trash lets go of them. */
export const downloaded = {
  profile,
  searches: search,
  employers: employer,
  contacts: contact,
  applications: application,
  rounds: round,
  interviews: interview,
  interviewers: interviewer,
  promises: promise,
  debriefs: debrief,
  steps: followUpStep,
  drafts: draft,
  earlierDrafts: earlierDraft,
  ownWordings: ownWording,
  messages: message,
  handOffs: handOff,
  reminders: reminder,
  suppressions: suppression,
  activity,
} as const;

/** Useful to the product alone. */
const inner = ["ownerId", "version", "undo", "requestId", "result"];

export type Download = Record<keyof typeof downloaded, Record<string, unknown>[]>;

/** All rows of an owner. No command of theirs comes between. */
export function everythingOf(owner: OwnerId): Promise<Download> {
  return commandAs(owner, async (tx) => {
    const all = await Promise.all(
      Object.entries(downloaded).map(async ([name, table]) => {
        const rows: Record<string, unknown>[] = await tx.select().from(table).where(eq(table.ownerId, owner));
        return [name, rows.map(withoutInner)] as const;
      }),
    );
    // One entry for each of `downloaded`.
    return Object.fromEntries(all) as Download;
  });
}

function withoutInner(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !inner.includes(column)));
}
