import "server-only";
import { connection } from "@/db/client";
import { findRun, listRuns, type RunDetails, type RunSummary } from "@/inngest/engine/inspection";
import { engineKind } from "@/lib/env";

/** The newest runs of the embedded engine; none when the workflows run on Inngest. */
export async function listLocalRuns(): Promise<RunSummary[]> {
  return engineKind() === "embedded" ? listRuns(connection("web").sql) : [];
}

/** One run with its steps and what it waits for, or null. */
export async function findLocalRun(id: string): Promise<RunDetails | null> {
  return /^\d{1,18}$/.test(id) && engineKind() === "embedded" ? findRun(connection("web").sql, id) : null;
}
