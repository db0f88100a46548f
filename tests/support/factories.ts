import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { issueActionToken } from "@/lib/action-tokens/commands";
import { getApplication } from "@/lib/applications/queries";
import { commandAs, type OwnerId, provenOwner } from "@/lib/auth/owner";
import { newId } from "@/lib/ids";
import { addInterview, logInterview } from "@/lib/interviews/commands";
import type { LoggedInterview } from "@/lib/interviews/schema";
import { zoned } from "@/lib/moments/rules";
import { findCurrentSearch, type SearchSummary } from "@/lib/searches/queries";
import { getProfile } from "@/lib/users/queries";
import { database } from "./database";

/** A statement as the web role of an owner, or of nobody: what row-level security shows is all there is. */
export async function asWebRole<Row extends object = Record<string, unknown>>(
  owner: OwnerId | null,
  statement: string,
): Promise<Row[]> {
  const sql = postgres(database.urlWeb, { max: 1, onnotice: () => {} });
  try {
    let rows: Row[] = [];
    await sql.begin(async (tx) => {
      await tx`select set_config('app.owner_id', ${owner ?? ""}, true)`;
      rows = [...(await tx.unsafe<Row[]>(statement))];
    });
    return rows;
  } finally {
    await sql.end();
  }
}

export interface NewUser {
  timeZone?: string;
  region?: string | null;
}

/** A user as the sign-up makes one: a row of sign-in and the profile. */
export async function newUser({ timeZone = "Europe/Berlin", region = null }: NewUser = {}): Promise<OwnerId> {
  const id = newId();
  const sql = postgres(database.urlAuth, { max: 1, onnotice: () => {} });
  try {
    await sql`insert into "user" (id, email) values (${id}, ${`${id}@example.com`})`;
    await sql`select create_profile(${id}, ${timeZone}, ${region})`;
  } finally {
    await sql.end();
  }
  return provenOwner(id);
}

/** Tuesday 24 November 2026, 14:00 to 15:00 in Berlin, with Keiko Ito of Acme. */
export const interviewOnTuesday = {
  employerName: "Acme",
  role: "Product designer",
  kind: "video",
  startsOn: "2026-11-24",
  startTime: "14:00",
  durationMinutes: 60,
  timeZone: "Europe/Berlin",
  interviewers: [{ name: "Keiko Ito", email: "keiko@acme.example" }],
} as const satisfies LoggedInterview;

/** Logs an interview for an owner; what is not given is `interviewOnTuesday`. */
export function newInterview(owner: OwnerId, now: Date, given: Partial<LoggedInterview> = {}) {
  return logInterview(
    owner,
    { ...interviewOnTuesday, interviewers: [...interviewOnTuesday.interviewers], ...given },
    now,
  );
}

/** Another interview of an application; what is not given is `interviewOnTuesday`. */
export function anotherInterview(
  owner: OwnerId,
  applicationId: string,
  now: Date,
  given: Partial<Omit<LoggedInterview, "applicationId" | "employerName" | "role">> = {},
) {
  const { employerName: _employer, role: _role, ...when } = interviewOnTuesday;
  return addInterview(owner, { ...when, interviewers: [...when.interviewers], ...given, applicationId }, now);
}

/** The steps of an application as lines: kind, to whom, when in the user's zone (or `until` when snoozed), and state. */
export async function planOf(owner: OwnerId, applicationId: string, states = ["planned"]): Promise<string[]> {
  const [page, { timeZone }] = await Promise.all([getApplication(owner, applicationId), getProfile(owner)]);
  return page.rounds
    .flatMap((round) => round.steps)
    .filter((step) => states.includes(step.state))
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.position - b.position)
    .map((step) => {
      const local = zoned(step.snoozedUntil ?? step.dueAt, timeZone)
        .toPlainDateTime()
        .toString()
        .slice(0, 16);
      const words = [step.kind, step.contactName, local.replace("T", " ")];
      return [...words, states.length > 1 ? step.state : null].filter((word) => word !== null).join(" ");
    });
}

/** The token of the links in a mail that was accepted; with `stepId` it told about that step. */
export async function mailedToken(owner: OwnerId, stepId?: string): Promise<string> {
  const mailId = newId();
  await asWebRole(
    owner,
    `insert into mail (id, owner_id, stream, payload_hash, moment_at, created_at)
     values ('${mailId}', '${owner}', 'reminder', 'none', now(), now())`,
  );
  if (stepId) {
    const accepted = `update reminder set mail_id = '${mailId}', state = 'accepted' where step_id = '${stepId}'`;
    await asWebRole(owner, accepted);
  }
  return commandAs(owner, (tx) => issueActionToken(tx, owner, mailId, new Date(8_640_000_000_000)));
}

/** The log of an application, newest first. */
export async function messagesOf(owner: OwnerId, applicationId: string) {
  return (await getApplication(owner, applicationId)).messages;
}

/** The search that takes what is added next; fails for an owner who has none yet. */
export async function currentSearch(owner: OwnerId): Promise<SearchSummary> {
  const found = await findCurrentSearch(owner);
  if (!found) throw new Error("This owner has no search yet.");
  return found;
}

/** The id of a step by its kind (and person); the open one first. */
export async function stepOf(
  owner: OwnerId,
  applicationId: string,
  kind: string,
  contactName?: string,
): Promise<string> {
  const page = await getApplication(owner, applicationId);
  const steps = page.rounds
    .flatMap((round) => round.steps)
    .filter((step) => step.kind === kind && (contactName === undefined || step.contactName === contactName));
  const found = steps.find((step) => step.state === "planned") ?? steps[0];
  if (!found) {
    throw new Error(`no step of kind ${kind}`);
  }
  return found.id;
}

export function requestId(): string {
  return randomUUID();
}
