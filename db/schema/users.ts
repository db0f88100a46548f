import { sql } from "drizzle-orm";
import { boolean, check, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { CADENCE_CHOICES } from "@/lib/follow-ups/cadences/rules";
import { day, instant, version } from "./columns";

/** Sign-in tables: granted to the role afterword_auth alone, no owner policy. */
export const user = pgTable(
  "user",
  {
    id: uuid("id").primaryKey(),
    email: text("email").notNull().unique(),
    emailVerifiedAt: instant("email_verified_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [check("user_email_canonical", sql`${t.email} = lower(${t.email}) and length(${t.email}) <= 254`)],
);

export const account = pgTable(
  "account",
  {
    provider: text("provider").notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.providerAccountId] })],
);

export const session = pgTable("session", {
  tokenHash: text("token_hash").primaryKey(),
  userId: uuid("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" }),
  userAgent: text("user_agent"),
  createdAt: instant("created_at").notNull().defaultNow(),
  lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
  expiresAt: instant("expires_at").notNull(),
});

/** One mailed sign-in code with its link. The code is hashed slowly, the link's secret and the asking browser fast. */
export const challenge = pgTable("challenge", {
  id: uuid("id").primaryKey(),
  email: text("email").notNull(),
  codeHash: text("code_hash").notNull(),
  linkHash: text("link_hash").notNull().unique(),
  browserHash: text("browser_hash").notNull(),
  returnTo: text("return_to"),
  attempts: integer("attempts").notNull().default(0),
  createdAt: instant("created_at").notNull().defaultNow(),
  expiresAt: instant("expires_at").notNull(),
  consumedAt: instant("consumed_at"),
});

/** A signed-in user's wish to use another address, until its code is typed. Granted to afterword_auth alone, like sign-in. */
export const addressChange = pgTable("address_change", {
  id: uuid("id").primaryKey(),
  userId: uuid("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" }),
  email: text("email").notNull(),
  codeHash: text("code_hash").notNull(),
  attempts: integer("attempts").notNull().default(0),
  createdAt: instant("created_at").notNull().defaultNow(),
  expiresAt: instant("expires_at").notNull(),
  consumedAt: instant("consumed_at"),
});

export const rateLimit = pgTable("rate_limit", {
  key: text("key").primaryKey(),
  hits: integer("hits").notNull(),
  resetAt: instant("reset_at").notNull(),
});

/** What a user chose. Reminders go to this address, which follows the sign-in address. */
export const profile = pgTable(
  "profile",
  {
    ownerId: uuid("owner_id")
      .primaryKey()
      .references(() => user.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    name: text("name"),
    phone: text("phone"),
    link: text("link"),
    timeZone: text("time_zone").notNull().default("UTC"),
    zoneConfirmedAt: instant("zone_confirmed_at"),
    region: text("region"),
    cadence: text("cadence", { enum: CADENCE_CHOICES }).notNull().default("standard"),
    /** What "own" means: the local day after the interview of each message, null for one that is left out. */
    ownCadence: jsonb("own_cadence").$type<{
      checkInDay: number | null;
      followUpDay: number | null;
      lastWordDay: number | null;
    }>(),
    quietFrom: text("quiet_from").notNull().default("21:00"),
    quietTo: text("quiet_to").notNull().default("08:00"),
    phoneCalls: boolean("phone_calls").notNull().default(true),
    tone: text("tone", { enum: ["warm", "formal"] })
      .notNull()
      .default("warm"),
    remindersStoppedAt: instant("reminders_stopped_at"),
    pausedAt: instant("paused_at"),
    awayFromOn: day("away_from_on"),
    awayToOn: day("away_to_on"),
    currentSearchId: uuid("current_search_id"),
    createdAt: instant("created_at").notNull().defaultNow(),
    version: version(),
  },
  (t) => [
    check("profile_quiet_from", sql`${t.quietFrom} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check("profile_quiet_to", sql`${t.quietTo} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
  ],
);

/** Security events; the serving roles may only append. Holds no address and no token. */
export const audit = pgTable("audit", {
  id: uuid("id").primaryKey(),
  at: instant("at").notNull().defaultNow(),
  actorId: uuid("actor_id"),
  action: text("action").notNull(),
  result: text("result").notNull(),
  detail: jsonb("detail"),
});
