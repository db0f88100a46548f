import "server-only";
import type { profile } from "@/db/schema";
import { asOwner, type OwnerId } from "@/lib/auth/owner";
import { profileIn } from "./finding/queries";

export type Profile = typeof profile.$inferSelect;

/** What the user chose. Raises `not-found`. */
export function getProfile(owner: OwnerId): Promise<Profile> {
  return asOwner(owner, (tx) => profileIn(tx, owner));
}
