import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { closeConnections } from "@/db/client";
import { chooseAddressee } from "@/lib/applications/commands";
import { getApplication } from "@/lib/applications/queries";
import { sessionAdapter } from "@/lib/auth/adapter";
import { requestAddressChange } from "@/lib/auth/address-changes";
import { requestCode } from "@/lib/auth/challenges";
import { accountHash, eraseAccount, isFreshlySignedIn } from "@/lib/auth/erasing";
import { asOwner, type OwnerId } from "@/lib/auth/owner";
import { newSecret } from "@/lib/auth/secrets";
import { saveDebriefNote } from "@/lib/debriefs/commands";
import { saveDraft } from "@/lib/drafts/commands";
import { saveOwnWordings } from "@/lib/drafts/own-wordings/commands";
import { isAppError } from "@/lib/errors";
import { confirmSent, recordHandOff } from "@/lib/follow-ups/sending/commands";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { openFrozen } from "@/lib/mail/freezing/commands";
import { logMessage } from "@/lib/messages/commands";
import { recordPromise } from "@/lib/promises/commands";
import { suppressAddress } from "@/lib/suppressions/commands";
import { database, testDatabase } from "../../support/database";
import { asWebRole, newInterview, newUser, stepOf } from "../../support/factories";

testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");
const wording = { subject: "Thank you", body: "It was good to meet you." };

let db: postgres.Sql;
let owner: OwnerId;
let other: OwnerId;
let email: string;
let token: string;

beforeAll(() => {
  db = postgres(database.urlSuperuser, { max: 1, onnotice: () => {} });
  log.level = "silent";
});
afterAll(async () => {
  await db.end();
  await closeConnections();
});

beforeEach(async () => {
  other = await newUser();
  owner = await newUser();
  email = `${owner}@example.com`;
  token = await signIn(owner);
});

async function signIn(by: OwnerId): Promise<string> {
  const sessionToken = newSecret();
  const expires = new Date(Date.now() + 86_400_000);
  await sessionAdapter.createSession?.({ sessionToken, userId: by, expires });
  return sessionToken;
}

/** Something of everything that an account can hold. */
async function live(by: OwnerId): Promise<void> {
  const { applicationId, roundId } = await newInterview(by, NOW);
  const { contacts } = await getApplication(by, applicationId);
  const contactId = contacts[0]?.id ?? "";
  const stepId = await stepOf(by, applicationId, "thank-you");
  await saveDebriefNote(by, { roundId, contactId, topic: "The river" }, NOW);
  await saveOwnWordings(by, { kind: "thank-you", version: null, wordings: [wording] }, NOW);
  await saveDraft(by, { stepId, ...wording, version: null }, NOW);
  await saveDraft(by, { stepId, ...wording, body: "Again", version: 1 }, NOW);
  await recordHandOff(by, { stepId, method: "copy" }, NOW);
  await confirmSent(by, { stepIds: [stepId] }, NOW);
  await logMessage(by, { applicationId, contactId, direction: "in", method: "email" }, NOW);
  const said = {
    saidByContactId: contactId,
    saidOn: "2026-11-22",
    kind: "date",
    byOn: "2026-12-04",
  } as const;
  await recordPromise(by, { applicationId, ...said }, NOW);
  await chooseAddressee(by, { applicationId, contactId }, NOW);
  await asOwner(by, (tx) => suppressAddress(tx, by, `${by}@example.com`, "bounced", NOW));
  await requestAddressChange(by, `new-${by}@example.com`, { ip: `192.0.2.${by.charCodeAt(35)}` });
  const mailId = newId();
  await db`
    insert into mail (id, owner_id, stream, payload_hash, moment_at, created_at)
    values (${mailId}, ${by}, 'reminder', 'x', now(), now())`;
  await db`
    insert into action_token (token_hash, owner_id, mail_id, created_at, expires_at)
    values (${newSecret()}, ${by}, ${mailId}, now(), now())`;
  await db`update reminder set state = 'claimed', mail_id = ${mailId} where owner_id = ${by}`;
  await db`insert into account (provider, provider_account_id, user_id) values ('google', ${by}, ${by})`;
}

/** How many rows of each table are somebody's. */
async function rowsOf(by: OwnerId): Promise<Record<string, number>> {
  const tables = await db<{ name: string; whose: string }[]>`
    select table_name as name, column_name as whose from information_schema.columns
    where table_schema = 'public' and column_name in ('owner_id', 'user_id')`;
  const counts: Record<string, number> = {};
  for (const { name, whose } of tables) {
    const found = await db`select 1 from ${db(name)} where ${db(whose)} = ${by}`;
    counts[name] = found.length;
  }
  return counts;
}

/** Every table that holds this text in any row, apart from sealed bytes. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await db<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'engine')`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await db.unsafe(`select 1 from ${name} t where strpos(to_jsonb(t)::text, $1) > 0 limit 1`, [
      text,
    ]);
    if (row) found.push(name);
  }
  return found;
}

test("deleting the account leaves no row of it and no address, in any table (I13, F37)", async () => {
  await live(owner);
  await live(other);
  await requestCode(
    email,
    { browserSecret: newSecret(), ip: "198.51.100.1" },
    { returnTo: null, linkTo: (secret) => secret },
  );
  const before = await rowsOf(owner);
  expect(Object.entries(before).filter(([, count]) => count === 0)).toEqual([]);
  const others = await rowsOf(other);
  await eraseAccount(owner, email, token);
  expect(Object.entries(await rowsOf(owner)).filter(([, count]) => count > 0)).toEqual([]);
  expect(await tablesWith(email)).toEqual([]);
  // Who did it stands in the audit, and alarms in the outbox name their owner by id.
  expect((await tablesWith(owner)).sort()).toEqual(["public.audit", "public.outbox"]);
  expect(await rowsOf(other)).toEqual(others);
});

test("every session ends, and a code that is still out makes nothing of the old account (F44, v5.0.0-7.4.2)", async () => {
  const elsewhere = await signIn(owner);
  await eraseAccount(owner, email, token);
  for (const each of [token, elsewhere]) {
    expect(await sessionAdapter.getSessionAndUser?.(each)).toBeNull();
  }
  await expect(eraseAccount(owner, email, token)).rejects.toMatchObject({ code: "not-found" });
});

test("one mail says that it is done, and a hash of the id stays behind (I13, F37)", async () => {
  await eraseAccount(owner, email, token);
  const [sent, ...more] = await db<{ id: string; payload: Buffer }[]>`
    select id, payload from mail where owner_id is null and state = 'frozen' order by created_at desc, id desc limit 1`;
  expect(more).toEqual([]);
  expect(openFrozen(sent?.id ?? "", sent?.payload ?? Buffer.alloc(0)).mail).toMatchObject({
    to: email,
    subject: "Your Afterword account is deleted",
  });
  const [row] = await db`select account_hash from erasure where account_hash = ${accountHash(owner)}`;
  expect(row).toBeDefined();
});

test("a session of more than an hour, another's session, and another address delete nothing (v5.0.0-7.5.3)", async () => {
  await db`update session set created_at = now() - interval '61 minutes' where user_id = ${owner}`;
  expect(await isFreshlySignedIn(owner, token)).toBe(false);
  await expect(eraseAccount(owner, email, token)).rejects.toMatchObject({ code: "refused" });
  await expect(eraseAccount(owner, email, await signIn(other))).rejects.toMatchObject({ code: "refused" });
  const fresh = await signIn(owner);
  expect(await isFreshlySignedIn(owner, fresh)).toBe(true);
  await expect(eraseAccount(owner, `${other}@example.com`, fresh)).rejects.toMatchObject({ code: "refused" });
  expect((await rowsOf(owner)).profile).toBe(1);
  await expect(asWebRole(owner, "select owner_id from profile")).resolves.toHaveLength(1);
});

test("fifty deletions at once are one: one mail, one hash (F38, M6)", async () => {
  const tries = await Promise.allSettled(Array.from({ length: 50 }, () => eraseAccount(owner, email, token)));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const mails = await db<
    { id: string; payload: Buffer }[]
  >`select id, payload from mail where owner_id is null`;
  expect(mails.filter(({ id, payload }) => openFrozen(id, payload).mail.to === email)).toHaveLength(1);
});

test("deleted in the midst of its own commands: each comes to its end before, or finds nothing (F44, M6)", async () => {
  const acts = Array.from({ length: 10 }, (_, n) =>
    newInterview(owner, NOW, { employerName: `Employer ${n}` }),
  );
  const [erased, ...others] = await Promise.allSettled([eraseAccount(owner, email, token), ...acts]);
  expect(erased.status).toBe("fulfilled");
  const faults = others.filter((each) => each.status === "rejected" && !isAppError(each.reason, "not-found"));
  expect(faults).toEqual([]);
  expect(Object.values(await rowsOf(owner)).filter((count) => count > 0)).toEqual([]);
});
