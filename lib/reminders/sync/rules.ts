import type { ReminderOfStep } from "../rules";

export interface ReminderOnFile {
  occurrence: number;
  state: string;
  dueAt: Date;
  staleAt: Date | null;
  /** Whether its mail may have reached the provider: from then on it counts as sent. */
  attemptBegun: boolean;
}

export type SyncChange =
  | { change: "none" }
  | { change: "cancel"; occurrence: number }
  | { change: "redate"; occurrence: number }
  | { change: "insert"; occurrence: number };

const none: SyncChange = { change: "none" };
const revivable = new Set(["cancelled", "skipped", "suppressed"]);

/**
 * What brings one slot of a step in line. A change before acceptance re-dates the reminder; after it, only a snooze tells
 * the user again, as a further occurrence (DESIGN.md, decision 7).
 */
export function changeOfSlot(
  onFile: readonly ReminderOnFile[],
  wanted: ReminderOfStep | undefined,
  { isSnoozed, now }: { isSnoozed: boolean; now: Date },
): SyncChange {
  const latest = onFile.reduce<ReminderOnFile | undefined>(
    (last, each) => (last && last.occurrence > each.occurrence ? last : each),
    undefined,
  );
  if (!latest) {
    return wanted ? { change: "insert", occurrence: 1 } : none;
  }
  const { occurrence } = latest;
  const mayTellAgain = wanted?.slot === "due" && isSnoozed;
  if (!wanted || (onFile.some(wasSent) && !mayTellAgain)) {
    return isOpen(latest) ? { change: "cancel", occurrence } : none;
  }
  if (wasSent(latest)) {
    return wanted.dueAt > latest.dueAt ? { change: "insert", occurrence: occurrence + 1 } : none;
  }
  if (isOpen(latest)) {
    const same =
      latest.dueAt.getTime() === wanted.dueAt.getTime() &&
      latest.staleAt?.getTime() === wanted.staleAt.getTime();
    return same ? none : { change: "redate", occurrence };
  }
  return revivable.has(latest.state) && wanted.staleAt > now ? { change: "redate", occurrence } : none;
}

/** Open occurrences of one slot before its latest: what the provider refused after the user had snoozed it. */
export function overtaken<Row extends ReminderOnFile>(onFile: readonly Row[]): Row[] {
  const latest = Math.max(...onFile.map((each) => each.occurrence));
  return onFile.filter((each) => isOpen(each) && each.occurrence < latest);
}

/** Whether it can still be changed: its mail, if it has one, cannot have reached the provider. */
export function isOpen({ state, attemptBegun }: Pick<ReminderOnFile, "state" | "attemptBegun">): boolean {
  return state === "scheduled" || (state === "claimed" && !attemptBegun);
}

function wasSent(reminder: ReminderOnFile): boolean {
  return !isOpen(reminder) && !revivable.has(reminder.state);
}
