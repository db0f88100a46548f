import { date, integer, timestamp, uuid } from "drizzle-orm/pg-core";

/** A uuid v7 made in code (lib/ids.ts); never a secret. */
export function id() {
  return uuid("id").notNull();
}

export function ownerId() {
  return uuid("owner_id").notNull();
}

/** An instant; read and written as a Date. */
export function instant(name: string) {
  return timestamp(name, { withTimezone: true, precision: 3, mode: "date" });
}

/** A local calendar day, `YYYY-MM-DD`. */
export function day(name: string) {
  return date(name, { mode: "string" });
}

/** Counts edits by people; a mismatch on save is a conflict that shows both values. */
export function version() {
  return integer("version").notNull().default(1);
}
