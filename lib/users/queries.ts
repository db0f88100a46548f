import "server-only";
import { cache } from "react";
import type { profile } from "@/db/schema";
import { type OwnerId, readAs } from "@/lib/auth/owner";
import { profileIn } from "./finding/queries";

export type Profile = typeof profile.$inferSelect;

/** What the user chose, read once per page. Raises `not-found`. */
export const getProfile = cache(
  (owner: OwnerId): Promise<Profile> => readAs(owner, (tx) => profileIn(tx, owner)),
);
