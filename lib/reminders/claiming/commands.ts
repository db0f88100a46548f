import "server-only";
import { and, eq, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { profile, reminder } from "@/db/schema";
import { issueActionToken } from "@/lib/action-tokens/commands";
import { appNow, asOwner, commandAs, type OwnerId } from "@/lib/auth/owner";
import { fingerprint, newSecret } from "@/lib/auth/secrets";
import { draftsOfSteps } from "@/lib/drafts/queries";
import { renderReminderMail } from "@/lib/email/render";
import { env } from "@/lib/env";
import { isAppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { freezeMail } from "@/lib/mail/freezing/commands";
import { findHold, notHeld } from "@/lib/mail/holding/queries";
import { reminderTag } from "@/lib/mail/rules";
import type { MailPayload } from "@/lib/mail/schema";
import { giveBackOutdated } from "@/lib/mail/sending/giving-back/commands";
import { dayOf } from "@/lib/moments/rules";
import { paths } from "@/lib/paths";
import { addressHashOf } from "@/lib/suppressions/commands";
import { suppressionOf } from "@/lib/suppressions/queries";
import { canWaitUntil, lateMs, mailsADay, nextMorning, quietUntil, withoutStale } from "../rules";
import { skipHurriedSeconds, skipStale, suppressDue } from "./closing/commands";
import { countMailsOfDay, notStale, type OpenReminder, openReminders } from "./queries";
import { type DueItem, mailInput, onePerStep, threadOf } from "./rules";

/** A mail that is frozen and claimed, when to come back (held: sooner, if sending is let go), or that there is nothing to send. */
export type Claim = { claimed: string } | { waitUntil: Date; isHeld: boolean } | { nothing: true };

/**
 * Opens the owner's moment: takes in every reminder that is due, freezes them into one mail and claims them for it. The mail
 * goes at the latest due time within ten minutes of the first (DESIGN.md, decision 6); until then the answer is when.
 */
export async function claimMoment(owner: OwnerId): Promise<Claim> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const prepared = await asOwner(owner, (tx) => prepareMoment(tx, owner));
    if (!("reminders" in prepared)) {
      return prepared;
    }
    const mailId = newId();
    const token = newSecret();
    const payload = await renderMoment(owner, prepared, mailId, token);
    if (await claimUnlessChanged(owner, prepared, { mailId, token, payload })) {
      return { claimed: mailId };
    }
  }
  return { nothing: true };
}

interface Prepared {
  reminders: OpenReminder[];
  items: (DueItem & { applicationId: string })[];
  settings: typeof profile.$inferSelect;
  momentAt: Date;
  late: boolean;
  /** Whether it did wait, for the day of its moment had had its mails. */
  waited: boolean;
  /** Whether it can wait for the next day when this one has had its mails. */
  canWait: boolean;
}

interface Freezing {
  mailId: string;
  token: string;
  payload: MailPayload;
}

async function prepareMoment(tx: Transaction, owner: OwnerId): Promise<Claim | Prepared> {
  const [settings] = await tx.select().from(profile).where(eq(profile.ownerId, owner)).for("update");
  if (!settings || settings.remindersStoppedAt) {
    return { nothing: true };
  }
  const now = await appNow(tx);
  const hold = await waitForHold(tx, now);
  // After a restore nobody knows yet what was sent, so nothing is closed either.
  if (hold?.isRestored) {
    return hold;
  }
  await giveBackOutdated(tx, owner, now);
  await skipHurriedSeconds(tx, owner);
  const { fresh, stale, momentAt } = withoutStale(await openReminders(tx, owner), now);
  await skipStale(
    tx,
    owner,
    stale.map(({ reminderId }) => reminderId),
  );
  const suppression = await suppressionOf(tx, owner, settings.email);
  if (suppression) {
    await suppressDue(tx, owner, suppression.reason);
    return { nothing: true };
  }
  const reminders = fresh.filter((row) => row.dueAt <= now);
  if (!momentAt || reminders.length === 0) {
    return { nothing: true };
  }
  const late = now.getTime() - momentAt.getTime() > lateMs;
  const morning = nextMorning(now, settings);
  const canWait = reminders.every((row) => canWaitUntil(morning, row));
  const wait =
    hold ??
    waitFor(momentAt > now ? momentAt : null) ??
    waitFor(late ? quietUntil(now, settings) : null) ??
    waitFor(canWait && (await isDayFull(tx, owner, settings, now)) ? morning : null);
  if (wait) {
    return wait;
  }
  const told = onePerStep(reminders);
  const stepIds = told.map((row) => row.stepId);
  const drafts = await draftsOfSteps(tx, owner, stepIds, now);
  const items = told.map((row) => ({
    ...row,
    draft: drafts.find((draft) => draft.stepId === row.stepId) ?? null,
  }));
  const waited =
    late && isAnotherDay(momentAt, now, settings) && (await isDayFull(tx, owner, settings, momentAt));
  return { reminders, items, settings, momentAt, late, waited, canWait };
}

function isAnotherDay(one: Date, other: Date, { timeZone }: { timeZone: string }): boolean {
  return dayOf(one, timeZone) !== dayOf(other, timeZone);
}

async function isDayFull(
  tx: Transaction,
  owner: OwnerId,
  { timeZone }: { timeZone: string },
  now: Date,
): Promise<boolean> {
  return (await countMailsOfDay(tx, owner, now, timeZone)) >= mailsADay;
}

function waitFor(waitUntil: Date | null): Claim | null {
  return waitUntil && { waitUntil, isHeld: false };
}

async function waitForHold(tx: Transaction, now: Date) {
  const hold = await findHold(tx);
  const waitUntil = hold?.until ?? new Date(now.getTime() + 3_600_000);
  return hold && { waitUntil, isHeld: true, isRestored: hold.reason === "restored" };
}

async function renderMoment(
  owner: OwnerId,
  { settings, items, reminders, late, waited }: Prepared,
  mailId: string,
  token: string,
): Promise<MailPayload> {
  const base = env().AFTERWORD_URL;
  const unsubscribeUrl = base + paths.unsubscribe(token);
  const rendered = await renderReminderMail(
    mailInput(items, {
      name: settings.name,
      timeZone: settings.timeZone,
      late,
      waited,
      actionUrl: base + paths.action(token),
      settingsUrl: base + paths.settings(),
      unsubscribeUrl,
    }),
  );
  const applicationId = threadOf(items);
  const thread = fingerprint("mail thread", applicationId ?? owner).slice(0, 24);
  return {
    from: env().MAIL_FROM,
    to: settings.email,
    ...rendered,
    headers: {
      "List-Unsubscribe": `<${unsubscribeUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "Auto-Submitted": "auto-generated",
      References: `<${applicationId ? "app" : "all"}-${thread}@${new URL(base).hostname}>`,
    },
    tags: [
      { name: "mail_id", value: mailId },
      { name: "reminders", value: reminderTag(reminders.map(({ reminderId }) => reminderId)) },
    ],
  };
}

/** Raised inside the claim to roll back all of it: something the mail was rendered from has changed. */
class MomentChanged extends Error {}

async function claimUnlessChanged(owner: OwnerId, prepared: Prepared, freezing: Freezing): Promise<boolean> {
  try {
    await commandAs(owner, (tx) => claimPrepared(tx, owner, prepared, freezing));
    return true;
  } catch (error) {
    if (error instanceof MomentChanged || isAppError(error, "not-found")) {
      return false;
    }
    throw error;
  }
}

/** The claim itself: state, version, due, user, hold and suppression all stand in its WHERE (decision 1). All of it or nothing. */
async function claimPrepared(
  tx: Transaction,
  owner: OwnerId,
  { reminders, settings, momentAt, canWait }: Prepared,
  { mailId, token, payload }: Freezing,
): Promise<void> {
  if (canWait && (await isDayFull(tx, owner, settings, await appNow(tx)))) {
    throw new MomentChanged();
  }
  const reminderIds = reminders.map(({ reminderId }) => reminderId);
  await freezeMail(tx, { id: mailId, owner, mail: payload, reminderIds, momentAt });
  const versions = reminders.map(({ reminderId, version }) => sql`(${reminderId}::uuid, ${version}::int)`);
  const claimed = await tx
    .update(reminder)
    .set({
      state: "claimed",
      mailId,
      waitUntil: null,
      claimedAt: sql`app_now()`,
      wokeAt: sql`coalesce(${reminder.wokeAt}, app_now())`,
    })
    .where(
      and(
        eq(reminder.ownerId, owner),
        sql`(${reminder.id}, ${reminder.version}) in (${sql.join(versions, sql`, `)})`,
        eq(reminder.state, "scheduled"),
        lte(reminder.dueAt, sql`app_now()`),
        notStale(momentAt),
        sql`exists (select 1 from follow_up_step step
          where step.owner_id = ${owner} and step.id = ${reminder.stepId} and step.state = 'planned')`,
        sql`exists (select 1 from profile
          where owner_id = ${owner} and version = ${settings.version} and reminders_stopped_at is null)`,
        sql`not exists (select 1 from suppression
          where owner_id = ${owner} and address_hash = ${addressHashOf(settings.email)} and lifted_at is null)`,
        notHeld(),
      ),
    )
    .returning({ id: reminder.id });
  if (claimed.length !== reminders.length) {
    throw new MomentChanged();
  }
  await issueActionToken(tx, owner, mailId, await appNow(tx), token);
}
