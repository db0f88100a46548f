import { sql } from "drizzle-orm";
import {
  check,
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
import { ANY_STEP_KINDS, CHANNELS } from "@/lib/follow-ups/rules";
import { day, id, instant, ownerId, version } from "./columns";
import { application, contact, round } from "./pipeline";
import { profile } from "./users";

/** One thing for the user to do. A step is (round, slot, contact or none); call and last note share a slot. */
export const followUpStep = pgTable(
  "follow_up_step",
  {
    id: id(),
    ownerId: ownerId(),
    applicationId: uuid("application_id").notNull(),
    roundId: uuid("round_id").notNull(),
    kind: text("kind", { enum: ANY_STEP_KINDS }).notNull(),
    slot: text("slot").notNull(),
    contactId: uuid("contact_id"),
    channel: text("channel", { enum: CHANNELS }).notNull(),
    dueAt: instant("due_at").notNull(),
    windowEndsAt: instant("window_ends_at"),
    lastCallAt: instant("last_call_at"),
    snoozedUntil: instant("snoozed_until"),
    /** The wall clock each of the instants above was meant at; when a zone's rules change they follow it (F34). */
    meant: jsonb("meant").$type<{
      dueAt: string;
      windowEndsAt: string | null;
      lastCallAt: string | null;
      snoozedUntil: string | null;
    }>(),
    rules: text("rules").array().notNull(),
    why: text("why").notNull(),
    chain: jsonb("chain").$type<{ rule: string; text: string }[]>().notNull().default([]),
    position: integer("position").notNull().default(0),
    state: text("state", { enum: ["planned", "done", "skipped", "dropped"] })
      .notNull()
      .default("planned"),
    stateChangedAt: instant("state_changed_at").notNull(),
    stateReason: text("state_reason"),
    createdAt: instant("created_at").notNull(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    foreignKey({
      columns: [t.ownerId, t.applicationId],
      foreignColumns: [application.ownerId, application.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.ownerId, t.roundId], foreignColumns: [round.ownerId, round.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.ownerId, t.contactId], foreignColumns: [contact.ownerId, contact.id] }).onDelete(
      "cascade",
    ),
    unique("follow_up_step_once").on(t.ownerId, t.roundId, t.slot, t.contactId).nullsNotDistinct(),
    index("follow_up_step_open").on(t.ownerId, t.dueAt).where(sql`state = 'planned'`),
    index("follow_up_step_of_application").on(t.ownerId, t.applicationId),
  ],
);

/** The user's own wording of a step's message. Without a row the draft is assembled afresh. */
export const draft = pgTable(
  "draft",
  {
    ownerId: ownerId(),
    stepId: uuid("step_id").notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    updatedAt: instant("updated_at").notNull(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.stepId] }),
    foreignKey({
      columns: [t.ownerId, t.stepId],
      foreignColumns: [followUpStep.ownerId, followUpStep.id],
    }).onDelete("cascade"),
  ],
);

/** What a user's wording was before it was changed; the last twenty of a step are kept. */
export const earlierDraft = pgTable(
  "earlier_draft",
  {
    id: id(),
    ownerId: ownerId(),
    stepId: uuid("step_id").notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    /** When it was written; when it was replaced. */
    writtenAt: instant("written_at").notNull(),
    replacedAt: instant("replaced_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    foreignKey({
      columns: [t.ownerId, t.stepId],
      foreignColumns: [followUpStep.ownerId, followUpStep.id],
    }).onDelete("cascade"),
    index("earlier_draft_of_step").on(t.ownerId, t.stepId, t.replacedAt.desc()),
  ],
);

/**
 * The user's own template of a kind of message. In a panel each person gets the one of their place, and beyond those ours, so
 * that no two are alike (D9).
 */
export const ownWording = pgTable(
  "own_wording",
  {
    ownerId: ownerId().references(() => profile.ownerId, { onDelete: "cascade" }),
    kind: text("kind").notNull(),
    place: integer("place").notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    updatedAt: instant("updated_at").notNull(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.kind, t.place] }),
    check("own_wording_place", sql`${t.place} between 0 and 3`),
  ],
);

/** The log (W7): every message and answer of an application. */
export const message = pgTable(
  "message",
  {
    id: id(),
    ownerId: ownerId(),
    applicationId: uuid("application_id").notNull(),
    roundId: uuid("round_id"),
    stepId: uuid("step_id"),
    contactId: uuid("contact_id"),
    direction: text("direction", { enum: ["out", "in"] }).notNull(),
    method: text("method", {
      enum: ["email", "phone", "linkedin", "letter", "in-person", "other"],
    }).notNull(),
    happenedAt: instant("happened_at").notNull(),
    subject: text("subject"),
    body: text("body"),
    response: text("response", {
      enum: ["good-news", "wait", "courtesy", "out-of-office", "rejection", "offer", "other"],
    }),
    /** The day the answer names: back at work (out of office), or more to say by then (wait). */
    untilOn: day("until_on"),
    createdAt: instant("created_at").notNull(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    foreignKey({
      columns: [t.ownerId, t.applicationId],
      foreignColumns: [application.ownerId, application.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.ownerId, t.stepId], foreignColumns: [followUpStep.ownerId, followUpStep.id] }),
    foreignKey({ columns: [t.ownerId, t.contactId], foreignColumns: [contact.ownerId, contact.id] }),
    index("message_of_application").on(t.ownerId, t.applicationId, t.happenedAt),
  ],
);

/** Opening a mail app, Gmail, Outlook or copying is remembered, so that nobody is nagged into sending twice. */
export const handOff = pgTable(
  "hand_off",
  {
    id: id(),
    ownerId: ownerId(),
    stepId: uuid("step_id").notNull(),
    method: text("method").notNull(),
    openedAt: instant("opened_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    foreignKey({
      columns: [t.ownerId, t.stepId],
      foreignColumns: [followUpStep.ownerId, followUpStep.id],
    }).onDelete("cascade"),
  ],
);

/** What happened, by whom, and how to take it back. Written by commands in their own transaction. */
export const activity = pgTable(
  "activity",
  {
    id: id(),
    ownerId: ownerId().references(() => profile.ownerId, { onDelete: "cascade" }),
    at: instant("at").notNull(),
    kind: text("kind").notNull(),
    applicationId: uuid("application_id"),
    subjectId: uuid("subject_id"),
    summary: text("summary").notNull(),
    undo: jsonb("undo"),
    undoneAt: instant("undone_at"),
    /** Made by the client, so that a form sent twice acts once (F38). */
    requestId: uuid("request_id"),
    /** What the command answered, to be answered again. */
    result: jsonb("result"),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    unique("activity_request_once").on(t.ownerId, t.requestId),
    index("activity_recent").on(t.ownerId, t.at.desc(), t.id.desc()),
    index("activity_of_application").on(t.ownerId, t.applicationId, t.at.desc()),
    index("activity_of_subject").on(t.ownerId, t.subjectId),
    check("activity_summary", sql`length(${t.summary}) <= 500`),
  ],
);
