import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { id, instant, ownerId, version } from "./columns";
import { followUpStep } from "./follow-ups";
import { profile } from "./users";

const bytes = customType<{ data: Buffer }>({
  dataType() {
    return "bytea";
  },
});

export const mailStates = [
  "frozen",
  "sending",
  "accepted",
  "delivered",
  "bounced",
  "complained",
  "failed",
  "unknown",
  "void",
] as const;

/** A mail frozen before its first attempt; its idempotency key is `mail/<id>`. Sign-in mails have no owner. */
export const mail = pgTable(
  "mail",
  {
    id: uuid("id").primaryKey(),
    ownerId: uuid("owner_id").references(() => profile.ownerId, { onDelete: "cascade" }),
    stream: text("stream", { enum: ["sign-in", "reminder"] }).notNull(),
    state: text("state", { enum: mailStates }).notNull().default("frozen"),
    /** The exact bytes to send, encrypted; erased 24 h after the mail is settled. */
    payload: bytes("payload"),
    payloadHash: text("payload_hash").notNull(),
    momentAt: instant("moment_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    firstAttemptAt: instant("first_attempt_at"),
    /** Since when an attempt is open whose fate nobody told: not even a failure was answered (P9). */
    unsureAt: instant("unsure_at"),
    nextAttemptAt: instant("next_attempt_at"),
    leaseToken: uuid("lease_token"),
    leaseUntil: instant("lease_until"),
    providerId: text("provider_id"),
    errorCode: text("error_code"),
    createdAt: instant("created_at").notNull(),
    acceptedAt: instant("accepted_at"),
    /** When to ask the provider next what became of it; null once that is known or given up (F9). */
    confirmAt: instant("confirm_at"),
    deliveredAt: instant("delivered_at"),
    settledAt: instant("settled_at"),
    /** A sign-in mail is of no use after this. */
    expiresAt: instant("expires_at"),
    erasedAt: instant("erased_at"),
  },
  (t) => [
    unique("mail_of_owner").on(t.ownerId, t.id),
    check("mail_stream_owner", sql`(${t.stream} = 'sign-in') = (${t.ownerId} is null)`),
    check("mail_accepted", sql`${t.state} not in ('accepted', 'delivered') or ${t.acceptedAt} is not null`),
    index("mail_to_send").on(t.nextAttemptAt).where(sql`state in ('frozen', 'sending')`),
    index("mail_by_provider").on(t.providerId),
    index("mail_to_confirm").on(t.confirmAt).where(sql`state = 'accepted'`),
    index("mail_of_owner_by_time").on(t.ownerId, t.createdAt),
    index("mail_to_erase").on(t.settledAt).where(sql`payload is not null`),
    index("mail_by_acceptance").on(t.acceptedAt).where(sql`accepted_at is not null`),
    index("mail_unknown").on(t.id).where(sql`state = 'unknown'`),
  ],
);

export const reminderStates = [
  "scheduled",
  "claimed",
  "accepted",
  "delivered",
  "bounced",
  "complained",
  "cancelled",
  "skipped",
  "suppressed",
  "failed",
  "unknown",
] as const;

/** One occurrence of telling the user about a step: (step, due or second, occurrence). */
export const reminder = pgTable(
  "reminder",
  {
    id: id(),
    ownerId: ownerId(),
    stepId: uuid("step_id").notNull(),
    slot: text("slot", { enum: ["due", "second"] }).notNull(),
    occurrence: integer("occurrence").notNull().default(1),
    dueAt: instant("due_at").notNull(),
    /** After this instant the reminder is stale: it is skipped and shown, not sent. */
    staleAt: instant("stale_at"),
    version: version(),
    state: text("state", { enum: reminderStates }).notNull().default("scheduled"),
    stateReason: text("state_reason"),
    mailId: uuid("mail_id"),
    createdAt: instant("created_at").notNull(),
    /** When this version was planned; an alarm has two minutes from then to show itself. */
    scheduledAt: instant("scheduled_at").notNull().defaultNow(),
    /** Due, but its mail goes later: at the end of its moment, or of the quiet hours after an outage. */
    waitUntil: instant("wait_until"),
    /** Due, but its mail could not be made; the sweep tries again from then on, and it counts as late meanwhile. */
    putOffUntil: instant("put_off_until"),
    /** How often an alarm was set anew for this version that no run has looked at since; each waits twice as long. */
    rearmed: integer("rearmed").notNull().default(0),
    /** When a run last looked, and at which version. */
    armedAt: instant("armed_at"),
    armedVersion: integer("armed_version"),
    /** The run that looked, by the engine's own name for it. */
    armedRun: text("armed_run"),
    wokeAt: instant("woke_at"),
    claimedAt: instant("claimed_at"),
    acceptedAt: instant("accepted_at"),
    deliveredAt: instant("delivered_at"),
    closedAt: instant("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    unique("reminder_once").on(t.ownerId, t.stepId, t.slot, t.occurrence),
    foreignKey({
      columns: [t.ownerId, t.stepId],
      foreignColumns: [followUpStep.ownerId, followUpStep.id],
    }).onDelete("cascade"),
    // Mails go only with their owner's account, and then in whatever order Postgres takes.
    foreignKey({ columns: [t.ownerId, t.mailId], foreignColumns: [mail.ownerId, mail.id] }).onDelete(
      "cascade",
    ),
    check(
      "reminder_claimed_has_mail",
      sql`${t.state} not in ('claimed', 'accepted', 'delivered') or ${t.mailId} is not null`,
    ),
    check("reminder_never_early", sql`${t.acceptedAt} is null or ${t.acceptedAt} >= ${t.dueAt}`),
    index("reminder_due").on(t.dueAt).where(sql`state = 'scheduled'`),
    index("reminder_open_of_owner").on(t.ownerId, t.dueAt).where(sql`state = 'scheduled'`),
    index("reminder_undelivered")
      .on(t.ownerId, t.dueAt)
      .where(sql`state in ('failed', 'unknown', 'bounced', 'suppressed')`),
    index("reminder_of_mail").on(t.ownerId, t.mailId),
    index("reminder_unarmed")
      .on(t.dueAt)
      .where(sql`state = 'scheduled' and armed_version is distinct from version`),
    index("reminder_armed").on(t.armedAt).where(sql`state = 'scheduled'`),
  ],
);

/** One per mail, 256 random bits, hashed. Its page lists that mail's steps and acts on one step each. */
export const actionToken = pgTable(
  "action_token",
  {
    tokenHash: text("token_hash").primaryKey(),
    ownerId: ownerId(),
    mailId: uuid("mail_id").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.ownerId, t.mailId], foreignColumns: [mail.ownerId, mail.id] }).onDelete(
      "cascade",
    ),
  ],
);

/** An address that bounced or complained; no reminder goes there until it is fixed. */
export const suppression = pgTable(
  "suppression",
  {
    id: id(),
    ownerId: ownerId().references(() => profile.ownerId, { onDelete: "cascade" }),
    addressHash: text("address_hash").notNull(),
    reason: text("reason", { enum: ["bounced", "complained", "suppressed"] }).notNull(),
    createdAt: instant("created_at").notNull(),
    liftedAt: instant("lifted_at"),
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.id] })],
);

/** Webhook deliveries already applied, by their id (P10). */
export const mailEvent = pgTable(
  "mail_event",
  {
    id: text("id").primaryKey(),
    mailId: uuid("mail_id"),
    type: text("type").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    receivedAt: instant("received_at").notNull().defaultNow(),
  },
  (t) => [index("mail_event_of_mail").on(t.mailId), index("mail_event_received").on(t.receivedAt)],
);

/** Events written in the business transaction; only inngest/relay.ts hands them on, after commit. */
export const outbox = pgTable(
  "outbox",
  {
    id: uuid("id").primaryKey(),
    /** The engine starts nothing twice for one of these. */
    eventId: text("event_id").notNull(),
    name: text("name").notNull(),
    data: jsonb("data").$type<Record<string, string | number>>().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    sentAt: instant("sent_at"),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
  },
  (t) => [
    index("outbox_unsent").on(t.id).where(sql`sent_at is null`),
    index("outbox_sent").on(t.sentAt).where(sql`sent_at is not null`),
  ],
);

/** The mailbox of local mode: where mails go when no Resend key is set. Empty in production. */
export const localMail = pgTable("local_mail", {
  id: uuid("id").primaryKey(),
  idempotencyKey: text("idempotency_key").notNull().unique(),
  bodyHash: text("body_hash").notNull(),
  sender: text("sender").notNull(),
  recipient: text("recipient").notNull(),
  subject: text("subject").notNull(),
  html: text("html").notNull(),
  text: text("text").notNull(),
  headers: jsonb("headers").$type<Record<string, string>>().notNull(),
  receivedAt: instant("received_at").notNull(),
});

/** One row: how far product time runs ahead of the database's clock. Only local mode can move it. */
export const appClock = pgTable(
  "app_clock",
  {
    single: boolean("single").primaryKey().default(true),
    offsetMs: bigint("offset_ms", { mode: "number" }).notNull().default(0),
  },
  (t) => [check("app_clock_one_row", sql`${t.single}`), check("app_clock_forward", sql`${t.offsetMs} >= 0`)],
);

/** Sending can be held for everybody, as after a restore (F36). One row. */
export const sending = pgTable(
  "sending",
  {
    single: boolean("single").primaryKey().default(true),
    heldAt: instant("held_at"),
    heldReason: text("held_reason"),
    heldUntil: instant("held_until"),
  },
  (t) => [check("sending_one_row", sql`${t.single}`)],
);

/** The time zone data that stored instants follow from (F34). One row. */
export const zoneData = pgTable(
  "zone_data",
  {
    single: boolean("single").primaryKey().default(true),
    /** The release of the runtime's data, such as 2026a. */
    version: text("version").notNull(),
    checkedAt: instant("checked_at").notNull().defaultNow(),
    changedAt: instant("changed_at").notNull().defaultNow(),
  },
  (t) => [check("zone_data_one_row", sql`${t.single}`)],
);
