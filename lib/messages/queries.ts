import "server-only";
import type { message } from "@/db/schema";
import { applicationIn } from "@/lib/applications/finding/queries";
import { messagesOf } from "@/lib/applications/page/parts/queries";
import { asOwner, type OwnerId } from "@/lib/auth/owner";

export type LoggedMessage = Omit<typeof message.$inferSelect, "ownerId" | "deletedAt"> & {
  contactName: string | null;
};

/** The log of an application (W7), newest first, the last 200. Raises `not-found`. */
export function listMessages(owner: OwnerId, applicationId: string): Promise<LoggedMessage[]> {
  return asOwner(owner, async (tx) => {
    const { id } = await applicationIn(tx, owner, applicationId);
    return messagesOf(tx, owner, id);
  });
}
