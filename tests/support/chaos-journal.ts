import type { Recorded } from "@/bin/chaos/matcher";

type Row = Recorded["row"];

const nothingKnown: Omit<Row, "ownerId"> = {
  ...{ state: "", version: 1, reason: null, dueAt: null, snoozedUntil: null, waitUntil: null },
  ...{ momentAt: null, firstAttemptAt: null, mailId: null, stepId: null },
  ...{ stoppedAt: null, deliveryId: null },
};

/** Writes events down as one database role did them, on rows of this owner of which only what is named is known. */
export function journalBy(by: string, ownerId: string | null = null) {
  return (...events: [at: number, what: Recorded["what"], id: string, row: Partial<Row>][]): Recorded[] =>
    events.map(([at, what, id, row], index) => ({
      ...{ seq: index + 1, realAt: at, at, what, id, by },
      row: { ...nothingKnown, ownerId, ...row },
    }));
}
