import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { stages } from "@/lib/applications/rules";
import { CADENCE_CHOICES } from "@/lib/follow-ups/cadences/rules";
import { interviewKinds } from "@/lib/interviews/schema";
import { day, id, instant, ownerId, version } from "./columns";
import { profile } from "./users";

export const search = pgTable(
  "search",
  {
    id: id(),
    ownerId: ownerId().references(() => profile.ownerId, { onDelete: "cascade" }),
    name: text("name").notNull(),
    cadence: text("cadence", { enum: CADENCE_CHOICES }),
    /** Whether applications without an interview are followed up (T17); off at first. */
    followUpApplications: boolean("follow_up_applications").notNull().default(false),
    createdAt: instant("created_at").notNull(),
    archivedAt: instant("archived_at"),
    deletedAt: instant("deleted_at"),
    version: version(),
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.id] })],
);

export const employer = pgTable(
  "employer",
  {
    id: id(),
    ownerId: ownerId().references(() => profile.ownerId, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** The name folded for comparing: NFKC, lower case, single spaces. */
    nameKey: text("name_key").notNull(),
    region: text("region"),
    domain: text("domain"),
    createdAt: instant("created_at").notNull(),
    deletedAt: instant("deleted_at"),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    uniqueIndex("employer_name_once").on(t.ownerId, t.nameKey).where(sql`deleted_at is null`),
  ],
);

export const application = pgTable(
  "application",
  {
    id: id(),
    ownerId: ownerId(),
    searchId: uuid("search_id").notNull(),
    employerId: uuid("employer_id").notNull(),
    role: text("role").notNull(),
    location: text("location"),
    stage: text("stage", { enum: stages }).notNull().default("saved"),
    stageChangedAt: instant("stage_changed_at").notNull(),
    appliedOn: day("applied_on"),
    postingUrl: text("posting_url"),
    notes: text("notes"),
    noPhoneCalls: boolean("no_phone_calls").notNull().default(false),
    cadence: text("cadence", { enum: CADENCE_CHOICES }),
    /** To whom messages after the thank-yous go, where the user chose somebody (W9). */
    addresseeId: uuid("addressee_id"),
    createdAt: instant("created_at").notNull(),
    deletedAt: instant("deleted_at"),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    foreignKey({ columns: [t.ownerId, t.addresseeId], foreignColumns: [contact.ownerId, contact.id] }),
    foreignKey({ columns: [t.ownerId, t.searchId], foreignColumns: [search.ownerId, search.id] }).onDelete(
      "cascade",
    ),
    foreignKey({
      columns: [t.ownerId, t.employerId],
      foreignColumns: [employer.ownerId, employer.id],
    }).onDelete("cascade"),
    index("application_board").on(t.ownerId, t.searchId, t.stage, t.stageChangedAt.desc(), t.id.desc()),
    index("application_recent")
      .on(t.ownerId, t.searchId, t.stageChangedAt.desc(), t.id.desc())
      .where(sql`deleted_at is null`),
    index("application_of_employer").on(t.ownerId, t.employerId),
  ],
);

export const contact = pgTable(
  "contact",
  {
    id: id(),
    ownerId: ownerId().references(() => profile.ownerId, { onDelete: "cascade" }),
    employerId: uuid("employer_id"),
    name: text("name").notNull(),
    email: text("email"),
    phone: text("phone"),
    directLine: boolean("direct_line").notNull().default(false),
    jobTitle: text("job_title"),
    /** How they want to be addressed: "Ms. Ito" or "Keiko" (W1). */
    addressAs: text("address_as"),
    isRecruiter: boolean("is_recruiter").notNull().default(false),
    timeZone: text("time_zone"),
    notes: text("notes"),
    createdAt: instant("created_at").notNull(),
    deletedAt: instant("deleted_at"),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    foreignKey({
      columns: [t.ownerId, t.employerId],
      foreignColumns: [employer.ownerId, employer.id],
    }).onDelete("cascade"),
    index("contact_of_employer").on(t.ownerId, t.employerId),
    index("contact_by_name").on(t.ownerId, sql`lower(${t.name})`, t.id).where(sql`deleted_at is null`),
  ],
);

/** The interviews of one application on one local day, and all that follows until an answer ends it. */
export const round = pgTable(
  "round",
  {
    id: id(),
    ownerId: ownerId(),
    applicationId: uuid("application_id").notNull(),
    heldOn: day("held_on").notNull(),
    /** Hash of the facts the present plan was made from; a re-plan happens only when it changes. */
    factsHash: text("facts_hash"),
    plannedAt: instant("planned_at"),
    planNotes: text("plan_notes").array().notNull().default(sql`'{}'`),
    endedAt: instant("ended_at"),
    endedReason: text("ended_reason"),
    createdAt: instant("created_at").notNull(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    foreignKey({
      columns: [t.ownerId, t.applicationId],
      foreignColumns: [application.ownerId, application.id],
    }).onDelete("cascade"),
    uniqueIndex("round_once_a_day").on(t.ownerId, t.applicationId, t.heldOn).where(sql`deleted_at is null`),
  ],
);

export const interview = pgTable(
  "interview",
  {
    id: id(),
    ownerId: ownerId(),
    applicationId: uuid("application_id").notNull(),
    roundId: uuid("round_id").notNull(),
    kind: text("kind", { enum: interviewKinds }).notNull(),
    /** The local intent, in the interview's own zone; the instants follow from it. */
    startsOn: day("starts_on").notNull(),
    startTime: text("start_time").notNull(),
    durationMinutes: integer("duration_minutes").notNull(),
    timeZone: text("time_zone").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    place: text("place"),
    link: text("link"),
    notes: text("notes"),
    outcome: text("outcome", { enum: ["happened", "cancelled", "no-show"] }),
    outcomeAt: instant("outcome_at"),
    createdAt: instant("created_at").notNull(),
    deletedAt: instant("deleted_at"),
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
    check("interview_start_time", sql`${t.startTime} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check("interview_duration", sql`${t.durationMinutes} between 5 and 1440 and ${t.endsAt} > ${t.startsAt}`),
    index("interview_by_time").on(t.ownerId, t.startsAt).where(sql`deleted_at is null`),
    index("interview_of_round").on(t.ownerId, t.roundId),
    index("interview_of_application").on(t.ownerId, t.applicationId),
  ],
);

export const interviewer = pgTable(
  "interviewer",
  {
    ownerId: ownerId(),
    interviewId: uuid("interview_id").notNull(),
    contactId: uuid("contact_id").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.interviewId, t.contactId] }),
    foreignKey({
      columns: [t.ownerId, t.interviewId],
      foreignColumns: [interview.ownerId, interview.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.ownerId, t.contactId], foreignColumns: [contact.ownerId, contact.id] }).onDelete(
      "cascade",
    ),
    index("interviewer_of_contact").on(t.ownerId, t.contactId),
  ],
);

/** What the employer said about timing: by a date (T6) or within a span (T7). */
export const promise = pgTable(
  "promise",
  {
    id: id(),
    ownerId: ownerId(),
    applicationId: uuid("application_id").notNull(),
    saidByContactId: uuid("said_by_contact_id"),
    saidOn: day("said_on").notNull(),
    kind: text("kind", { enum: ["date", "span"] }).notNull(),
    byOn: day("by_on"),
    spanDays: integer("span_days"),
    words: text("words"),
    keptAt: instant("kept_at"),
    brokenAt: instant("broken_at"),
    replacedAt: instant("replaced_at"),
    createdAt: instant("created_at").notNull(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    foreignKey({
      columns: [t.ownerId, t.applicationId],
      foreignColumns: [application.ownerId, application.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.ownerId, t.saidByContactId], foreignColumns: [contact.ownerId, contact.id] }),
    check(
      "promise_shape",
      sql`(${t.kind} = 'date' and ${t.byOn} is not null and ${t.spanDays} is null) or (${t.kind} = 'span' and ${t.spanDays} between 1 and 365 and ${t.byOn} is null)`,
    ),
    uniqueIndex("promise_current_once")
      .on(t.ownerId, t.applicationId)
      .where(sql`replaced_at is null and deleted_at is null`),
    index("promise_of_application").on(t.ownerId, t.applicationId),
  ],
);

/** What was said, per person of a round (or in general, with no contact). Feeds every draft. */
export const debrief = pgTable(
  "debrief",
  {
    id: id(),
    ownerId: ownerId(),
    roundId: uuid("round_id").notNull(),
    contactId: uuid("contact_id"),
    topic: text("topic"),
    moment: text("moment"),
    challenge: text("challenge"),
    fit: text("fit"),
    clarification: text("clarification"),
    doubt: text("doubt"),
    idea: text("idea"),
    askedFor: text("asked_for"),
    updatedAt: instant("updated_at").notNull(),
    version: version(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.id] }),
    foreignKey({ columns: [t.ownerId, t.roundId], foreignColumns: [round.ownerId, round.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [t.ownerId, t.contactId], foreignColumns: [contact.ownerId, contact.id] }).onDelete(
      "cascade",
    ),
    unique("debrief_once").on(t.ownerId, t.roundId, t.contactId).nullsNotDistinct(),
  ],
);
