import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OwnerId } from "@/lib/auth/owner";
import { database as testDatabase } from "../../support/database";
import { newInterview, newUser, stepOf } from "../../support/factories";
import { throughNext } from "../../support/through-next";
import { eventually, resend, serveApp } from "./stage";

const { closeConnections, database, serveOwnedRowsAs } = await import("@/db/client");
const { inngest } = await import("@/inngest/client");
const { functions } = await import("@/inngest/index");
const { relayEvents } = await import("@/inngest/relay");
const { commandAs } = await import("@/lib/auth/owner");
const { markDone } = await import("@/lib/follow-ups/commands");
const { log } = await import("@/lib/log");
const { requestSignInMail } = await import("@/lib/mail/sign-in/commands");
const { writeEvents } = await import("@/lib/outbox/commands");
const { scheduledEvent } = await import("@/lib/reminders/commands");
const { sweep } = await import("@/lib/reminders/sweep/commands");
const route = await import("@/app/api/inngest/route");

const db = postgres(testDatabase.urlSuperuser, { max: 3, onnotice: () => {} });

beforeAll(async () => {
  serveOwnedRowsAs("worker");
  log.level = "silent";
  await serveApp(inngest, functions, throughNext(route));
});
afterAll(async () => {
  await closeConnections();
  await db.end({ timeout: 1 });
});

interface FirstReminder {
  id: string;
  version: number;
  state: string;
  dueAt: Date;
  armedAt: Date | null;
  acceptedAt: Date | null;
}

async function firstOf(owner: OwnerId): Promise<FirstReminder> {
  const [row] = await db<FirstReminder[]>`
    select id, version, state, due_at as "dueAt", armed_at as "armedAt", accepted_at as "acceptedAt"
    from reminder where owner_id = ${owner} order by created_at, due_at, id limit 1`;
  if (!row) throw new Error("The interview brought no reminder.");
  return row;
}

/** Somebody with an interview tomorrow whose first reminder is due in a moment. Its event waits in the outbox. */
async function dueSoon(inMs: number): Promise<{ owner: OwnerId; applicationId: string }> {
  const owner = await newUser();
  const now = new Date();
  const startsOn = new Date(now.getTime() + 26 * 3_600_000).toISOString().slice(0, 10);
  const { applicationId } = await newInterview(owner, now, { startsOn });
  await moveTo(owner, new Date(now.getTime() + inMs));
  return { owner, applicationId };
}

async function moveTo(owner: OwnerId, at: Date): Promise<void> {
  const { id } = await firstOf(owner);
  await db`
    with moved as (update reminder set due_at = ${at} where id = ${id} returning step_id)
    update follow_up_step set due_at = ${at} from moved where id = step_id`;
}

/** The reminder is to come at another time: version, time and event change together, as in the product's command. */
async function redate(owner: OwnerId, inMs: number): Promise<void> {
  const { id, version } = await firstOf(owner);
  await commandAs(owner, async (tx) => {
    await db`update reminder set version = version + 1, armed_at = null where id = ${id}`;
    await moveTo(owner, new Date(Date.now() + inMs));
    await writeEvents(tx, [scheduledEvent({ ownerId: owner, id, version: version + 1 })]);
  });
}

function mailsTo(owner: OwnerId) {
  return resend.accepted.filter(({ to }) => to === `${owner}@example.com`);
}

function armed(owner: OwnerId): Promise<void> {
  return eventually(async () => expect((await firstOf(owner)).armedAt).not.toBeNull());
}

function accepted(owner: OwnerId): Promise<FirstReminder> {
  return eventually(async () => {
    const first = await firstOf(owner);
    expect(first.state).toBe("accepted");
    return first;
  });
}

/** Somebody else's reminder, due a little later, has been delivered: what should have come before that would be here. */
async function laterOneCame(inMs: number): Promise<void> {
  const { owner } = await dueSoon(inMs);
  await relayEvents();
  await accepted(owner);
}

test.concurrent("a reminder sleeps on this server and comes once, not a millisecond early (I3)", async () => {
  const { owner } = await dueSoon(2345);
  await relayEvents();
  const { dueAt, acceptedAt } = await accepted(owner);
  expect(acceptedAt?.getTime()).toBeGreaterThanOrEqual(dueAt.getTime());
  expect(mailsTo(owner)).toHaveLength(1);
});

test.concurrent("a reminder moved twice while its runs sleep comes once, at its last time (I5, F14)", async () => {
  const { owner } = await dueSoon(8000);
  await relayEvents();
  await armed(owner);
  await redate(owner, 6000);
  await relayEvents();
  await redate(owner, 7000);
  await relayEvents();
  await laterOneCame(9000);
  const { dueAt, acceptedAt, version } = await accepted(owner);
  expect(version).toBe(3);
  expect(acceptedAt?.getTime()).toBeGreaterThanOrEqual(dueAt.getTime());
  expect(mailsTo(owner)).toHaveLength(1);
});

test.concurrent("two changes that reach the server in one request bring one mail (F14)", async () => {
  const { owner } = await dueSoon(1000);
  await redate(owner, 2000);
  await redate(owner, 3000);
  await relayEvents();
  await laterOneCame(5000);
  const { dueAt, acceptedAt } = await accepted(owner);
  expect(acceptedAt?.getTime()).toBeGreaterThanOrEqual(dueAt.getTime());
  expect(mailsTo(owner)).toHaveLength(1);
});

test.concurrent("what is done before its time brings no mail, whether or not its run was cancelled (I4)", async () => {
  const { owner, applicationId } = await dueSoon(8000);
  await relayEvents();
  await armed(owner);
  await markDone(owner, { stepId: await stepOf(owner, applicationId, "debrief") }, new Date());
  await relayEvents();
  await laterOneCame(9000);
  expect(mailsTo(owner)).toEqual([]);
  expect((await firstOf(owner)).state).toBe("cancelled");
});

test.concurrent("a provider that fails once is asked again under the same key, and takes one mail (C5)", async () => {
  const { owner } = await dueSoon(1000);
  resend.fail({ only: `${owner}@example.com`, accepted: true, status: 500 });
  await relayEvents();
  await accepted(owner);
  const keys = resend.requests.filter(({ body }) => body.includes(owner)).map(({ key }) => key);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  expect(mailsTo(owner)).toHaveLength(1);
});

test.concurrent("a sign-in mail goes through this server at once", async () => {
  const to = "kim@example.com";
  await database("auth").transaction((tx) =>
    requestSignInMail(tx, { to, code: "12345678", link: "http://x.example/", expiresMinutes: 10 }),
  );
  await relayEvents();
  await eventually(() => expect(resend.accepted.filter((mail) => mail.to === to)).toHaveLength(1));
});

test("an event that the server lost is sent again under another id, and the reminder comes (F14)", async () => {
  const { owner } = await dueSoon(2000);
  await db`delete from outbox where sent_at is null`;
  await db`update reminder set scheduled_at = scheduled_at - interval '3 minutes' where owner_id = ${owner}`;
  expect((await sweep()).rearmed).toBeGreaterThan(0);
  await relayEvents();
  await accepted(owner);
  expect(mailsTo(owner)).toHaveLength(1);
});

test("what the server was to wake and forgot is delivered by the sweep, and its late alarm brings no second mail (F14)", async () => {
  const { owner } = await dueSoon(4000);
  await relayEvents();
  await armed(owner);
  await moveTo(owner, new Date(Date.now() - 5 * 60_000));
  await sweep();
  await accepted(owner);
  await laterOneCame(5000);
  expect(mailsTo(owner)).toHaveLength(1);
});
