import "server-only";
import { database } from "@/db/client";
import { recordAudit } from "@/lib/auth/audit";
import type { OwnerId } from "@/lib/auth/owner";
import { type Download, everythingOf } from "./queries";

/** Hands out all that an owner has, and writes down that somebody took it. */
export async function takeEverything(owner: OwnerId): Promise<Download> {
  const everything = await everythingOf(owner);
  await recordAudit(database("auth"), owner, "download", "taken");
  return everything;
}
