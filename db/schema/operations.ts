import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * What an operator did: took a backup, restored one into this database, or tried in a throw-away database that one can be
 * restored. As long as a restore is not released, no reminder leaves this database (K10).
 */
export const operation = pgTable(
  "operation",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind", { enum: ["backup", "restore", "drill"] }).notNull(),
    at: instant("at").notNull(),
    seconds: integer("seconds").notNull(),
    /** Of a restore or a drill: when the backup was taken. */
    backupAt: instant("backup_at"),
    releasedAt: instant("released_at"),
  },
  (t) => [
    check("operation_backup_at", sql`(${t.kind} = 'backup') = (${t.backupAt} is null)`),
    check("operation_released", sql`${t.releasedAt} is null or ${t.kind} = 'restore'`),
    index("operation_by_kind").on(t.kind, t.at),
    index("operation_unreleased").on(t.at).where(sql`kind = 'restore' and released_at is null`),
  ],
);

/** Accounts that were deleted, by a hash of their id: a backup may bring their rows back, and then they go again (F37). */
export const erasure = pgTable("erasure", {
  accountHash: text("account_hash").primaryKey(),
  at: instant("at").notNull().defaultNow(),
});
