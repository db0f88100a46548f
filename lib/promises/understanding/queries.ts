import "server-only";
import type { OwnerId } from "@/lib/auth/owner";
import { AppError, refused } from "@/lib/errors";
import { regionsOfApplication } from "@/lib/follow-ups/replan/regions/queries";
import { holidaysOfAll } from "@/lib/holidays/queries";
import type { Said } from "../schema";
import { understandPromise } from "../wording/queries";
import type { ReadPromise } from "../wording/rules";

/** What the form shows again before it counts. `code` comes back once the user said yes. */
export interface Understood {
  understood: { code: string; sentence: string };
}

export type PromisedTime = { kind: "date"; byOn: string } | { kind: "span"; spanDays: number };

/**
 * What they said about timing, as a date or a span; null where no time was named. Words are read, told back and asked about once:
 * raises `refused` with the reading (details.current is an Understood) until the user has confirmed that very reading, and
 * without one for words that no time can be made of.
 */
export async function timeIn(
  owner: OwnerId,
  said: Said | null,
  about: { saidOn: string; applicationId?: string | undefined },
): Promise<(PromisedTime & { words?: string | null }) | null> {
  if (said?.kind !== "words") {
    return said;
  }
  const read = await understandPromise(said.words, about.saidOn, await holidaysAround(owner, about));
  if (!read) {
    throw refused("We could not make out a time in these words. Put it differently, or choose the day.");
  }
  if (said.confirmed !== codeOf(read)) {
    const sentence =
      read.kind === "none" ? "No day named, so the plan stays as it is." : `${read.understood}.`;
    const current: Understood = { understood: { code: codeOf(read), sentence } };
    throw new AppError("refused", "Have a look at what we understood, and say whether it is right.", {
      current,
    });
  }
  const { words } = said;
  switch (read.kind) {
    case "none":
      return null;
    case "date":
      return { kind: "date", byOn: read.date, words };
    case "span":
      return { kind: "span", spanDays: Math.max(1, read.days), words };
  }
}

function codeOf(read: ReadPromise): string {
  switch (read.kind) {
    case "none":
      return "none";
    case "date":
      return `date ${read.date}`;
    case "span":
      return `span ${read.days}`;
  }
}

/** The end of the month is its last business day, where the user and the employer are. */
async function holidaysAround(
  owner: OwnerId,
  { saidOn, applicationId }: { saidOn: string; applicationId?: string | undefined },
): Promise<ReadonlySet<string>> {
  const year = Number(saidOn.slice(0, 4));
  return holidaysOfAll(await regionsOfApplication(owner, applicationId), year, year + 1);
}
