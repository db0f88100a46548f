import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { closeConnections } from "@/db/client";
import { profile } from "@/db/schema";
import { sessionAdapter } from "@/lib/auth/adapter";
import { confirmAddressChange, requestAddressChange } from "@/lib/auth/address-changes";
import { redeemCode, requestCode } from "@/lib/auth/challenges";
import { eraseAccount } from "@/lib/auth/erasing";
import { enterWithGoogle } from "@/lib/auth/google/accounts";
import { isLinkedWithGoogle, removeGoogleLink } from "@/lib/auth/google/links";
import { asOwner, type OwnerId, provenOwner } from "@/lib/auth/owner";
import { codeOfLink, hashCode, hashSecret, newSecret } from "@/lib/auth/secrets";
import { log } from "@/lib/log";
import { database, testDatabase } from "../../support/database";
import { newUser } from "../../support/factories";

testDatabase();
const browser = { userAgent: "A phone", timeZone: "Europe/Berlin", region: "DE" };
let db: postgres.Sql;
let people = 0;
let sub: string;
let email: string;

beforeAll(() => {
  db = postgres(database.urlSuperuser, { max: 1, onnotice: () => {} });
  log.level = "silent";
});
afterAll(async () => {
  await db.end();
  await closeConnections();
});
beforeEach(() => {
  people += 1;
  sub = `1000${people}`;
  email = `kim${people}@gmail.com`;
});

/** Signs in and answers as whom. */
async function enter(claims: Parameters<typeof enterWithGoogle>[0], from = browser): Promise<OwnerId> {
  const entry = await enterWithGoogle(claims, from);
  if (entry.kind !== "signed-in") throw new Error(`nobody was let in: ${entry.kind}`);
  const found = await sessionAdapter.getSessionAndUser?.(entry.token);
  expect(found?.user.email).toBe(entry.email);
  return provenOwner(found?.user.id ?? "");
}

function verified(address = email) {
  return { sub, email: address, email_verified: true };
}

async function signInByCode(address: string): Promise<OwnerId> {
  let link = "";
  const facts = { ...browser, browserSecret: newSecret(), ip: `192.0.2.${people}` };
  await requestCode(address, facts, {
    returnTo: null,
    linkTo: (secret) => {
      link = secret;
      return "http://localhost:3000/";
    },
  });
  const { token } = await redeemCode(codeOfLink(link), facts);
  return provenOwner((await sessionAdapter.getSessionAndUser?.(token))?.user.id ?? "");
}

async function countUsers(): Promise<number> {
  return (await db`select 1 from "user"`).length;
}

test("the first sign-in with a Gmail address makes user, profile and session as a code does", async () => {
  const owner = await enter(verified(`Kim${people}@Gmail.com`));
  const [settings] = await asOwner(owner, (tx) => tx.select().from(profile));
  expect(settings).toMatchObject({ email, timeZone: "Europe/Berlin", region: "DE" });
  expect(await db`select provider_account_id from account where user_id = ${owner}`).toEqual([
    { provider_account_id: sub },
  ]);
  expect(await signInByCode(email)).toBe(owner);
});

test("the session row holds a hash of the token and the browser, as after a code (v5.0.0-7.2.3)", async () => {
  const entry = await enterWithGoogle(verified(), { ...browser, userAgent: "x".repeat(400) });
  const token = entry.kind === "signed-in" ? entry.token : "";
  expect(token).toMatch(/^[\w-]{43}$/);
  const [row] = await db`
    select user_agent, expires_at > now() + interval '89 days' as lasts from session
    where token_hash = ${hashSecret(token)}`;
  expect(row).toMatchObject({ user_agent: "x".repeat(300), lasts: true });
});

test("a sign-in is written down with who it was, and neither address nor token", async () => {
  const owner = await enter(verified());
  const rows = await db`select action, result, detail from audit where actor_id = ${owner}`;
  expect(rows).toEqual([{ action: "sign-in", result: "signed in with Google", detail: null }]);
});

test("a Gmail address joins the account that the same address has by code, and leaves its settings", async () => {
  const owner = await signInByCode(email);
  expect(await enter(verified(), { ...browser, timeZone: "Asia/Tokyo", region: "JP" })).toBe(owner);
  const [settings] = await asOwner(owner, (tx) => tx.select().from(profile));
  expect(settings).toMatchObject({ timeZone: "Europe/Berlin", region: "DE" });
});

test("so does the address of a domain that Google hosts", async () => {
  email = `kim${people}@studio.example`;
  const owner = await signInByCode(email);
  expect(await enter({ ...verified(), hd: "studio.example" })).toBe(owner);
});

test("an address that Google does not run never opens an account: its reader needs a code", async () => {
  email = `kim${people}@studio.example`;
  const owner = await signInByCode(email);
  expect(await enterWithGoogle(verified(), browser)).toEqual({ kind: "needs-code", email });
  expect(await db`select 1 from account where user_id = ${owner}`).toHaveLength(0);
});

test("nor does it make an account", async () => {
  const before = await countUsers();
  email = `new${people}@studio.example`;
  expect(await enterWithGoogle(verified(), browser)).toEqual({ kind: "needs-code", email });
  expect(await countUsers()).toBe(before);
});

test.each([
  ["is not verified", () => ({ ...verified(), email_verified: false })],
  ["says nothing of being verified", () => ({ sub, email })],
  ["is not verified, though Google hosts it", () => ({ sub, email, email_verified: false, hd: "gmail.com" })],
  ["is none", () => ({ sub, email_verified: true })],
  ["is not exactly one", () => verified("kim@gmail.com, eve@gmail.com")],
])("an address that %s lets nobody in and makes nothing", async (_, claims) => {
  await signInByCode(email);
  const before = await countUsers();
  expect(await enterWithGoogle(claims(), browser)).toEqual({ kind: "unverified" });
  expect(await countUsers()).toBe(before);
  expect(await db`select 1 from account where provider_account_id = ${sub}`).toHaveLength(0);
});

test("the sub is the key: it stays the same account when the address changes at Google", async () => {
  const owner = await enter(verified());
  expect(await enter(verified(`married${people}@gmail.com`))).toBe(owner);
  expect(await enter({ sub, email: "kim@studio.example", email_verified: false })).toBe(owner);
  expect(await db`select email from "user" where id = ${owner}`).toEqual([{ email }]);
});

test("it stays the same account when the address changes here, and the former address is free for another", async () => {
  const entry = await enterWithGoogle(verified(), browser);
  const sessionToken = entry.kind === "signed-in" ? entry.token : "";
  const owner = await enter(verified());
  const ip = `192.0.2.${people}`;
  await requestAddressChange(owner, `new-${email}`, { ip });
  await db`update address_change set code_hash = ${await hashCode("12345678")} where user_id = ${owner}`;
  await confirmAddressChange(owner, "12345678", { ip, sessionToken }, new Date("2026-11-22T09:00:00Z"));
  expect(await enter(verified())).toBe(owner);
  expect(await enter({ ...verified(), sub: `${sub}9` })).not.toBe(owner);
});

test("two first sign-ins at once make one user and one account", async () => {
  const [first, second] = await Promise.all([enter(verified()), enter(verified())]);
  expect(first).toBe(second);
  expect(await db`select 1 from account where provider_account_id = ${sub}`).toHaveLength(1);
});

test("nobody else's account is opened by a sub that is like another", async () => {
  const owner = await enter(verified());
  const other = await newUser();
  await db`insert into account (provider, provider_account_id, user_id) values ('elsewhere', ${`${sub}8`}, ${other})`;
  sub = `${sub}8`;
  email = `other${people}@gmail.com`;
  const third = await enter(verified());
  expect([owner, other]).not.toContain(third);
});

test("the link goes with a deleted account, and signing in again begins afresh (I13)", async () => {
  const entry = await enterWithGoogle(verified(), browser);
  const sessionToken = entry.kind === "signed-in" ? entry.token : "";
  const owner = provenOwner((await sessionAdapter.getSessionAndUser?.(sessionToken))?.user.id ?? "");
  await eraseAccount(owner, email, sessionToken);
  expect(await db`select 1 from account where provider_account_id = ${sub}`).toHaveLength(0);
  expect(await enter(verified())).not.toBe(owner);
});

test("a link that is removed opens nothing for an address that has moved on, and is written down", async () => {
  const owner = await enter(verified());
  await db`update "user" set email = ${`moved-${email}`} where id = ${owner}`;
  await removeGoogleLink(owner);
  expect(await isLinkedWithGoogle(owner)).toBe(false);
  expect(await enter(verified())).not.toBe(owner);
  const written = await db`select result from audit where actor_id = ${owner} and action = 'account'`;
  expect(written).toEqual([{ result: "Google removed" }]);
});
