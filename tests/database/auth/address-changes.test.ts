import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeConnections } from "@/db/client";
import { sessionAdapter } from "@/lib/auth/adapter";
import { confirmAddressChange, findAddressChange, requestAddressChange } from "@/lib/auth/address-changes";
import { type BrowserFacts, findPendingChallenge, redeemCode, requestCode } from "@/lib/auth/challenges";
import { asOwner, type OwnerId, provenOwner } from "@/lib/auth/owner";
import { codeOfLink, newSecret } from "@/lib/auth/secrets";
import { openFrozen } from "@/lib/mail/freezing/commands";
import { sweep } from "@/lib/reminders/sweep/commands";
import { suppressAddress, tryAddressAgain } from "@/lib/suppressions/commands";
import { findAddressTrouble } from "@/lib/suppressions/queries";
import { getProfile } from "@/lib/users/queries";
import { testDatabase } from "../../support/database";
import { asWebRole, newInterview } from "../../support/factories";

const { urlAuth, urlWorker } = testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");
let auth: postgres.Sql;
let worker: postgres.Sql;
let people = 0;

let owner: OwnerId;
let email: string;
let token: string;
let browser: BrowserFacts;

beforeAll(() => {
  auth = postgres(urlAuth, { max: 1 });
  worker = postgres(urlWorker, { max: 1 });
});
afterAll(async () => {
  await Promise.all([auth.end(), worker.end()]);
  await closeConnections();
});

beforeEach(async () => {
  ({ owner, email, token, browser } = await signedIn());
});

async function signedIn() {
  people += 1;
  const facts: BrowserFacts = {
    browserSecret: newSecret(),
    ip: `192.0.2.${people}`,
    userAgent: "A phone",
    timeZone: "Europe/Berlin",
    region: "DE",
  };
  const address = `kim${people}@example.com`;
  const session = await redeemCode(await askToSignIn(address, facts), facts);
  const found = await sessionAdapter.getSessionAndUser?.(session.token);
  return {
    owner: provenOwner(found?.user.id ?? ""),
    email: address,
    token: session.token,
    browser: facts,
  };
}

async function askToSignIn(address: string, facts: BrowserFacts): Promise<string> {
  let link = "";
  await requestCode(address, facts, {
    returnTo: null,
    linkTo: (secret) => {
      link = secret;
      return secret;
    },
  });
  return codeOfLink(link);
}

/** The mails of the account, newest first, as they were frozen. */
async function mails() {
  const rows = await worker<{ id: string; payload: Buffer }[]>`
    select id, payload from mail where owner_id is null order by created_at desc, id desc`;
  return rows.map(({ id, payload }) => openFrozen(id, payload).mail);
}

async function askFor(address: string): Promise<string> {
  await requestAddressChange(owner, address, browser);
  const [mail] = await mails();
  expect(mail?.to).toBe(address);
  return /\d{4} \d{4}/.exec(mail?.subject ?? "")?.[0].replace(" ", "") ?? "";
}

function confirm(code: string, by: OwnerId = owner) {
  return confirmAddressChange(by, code, { ip: browser.ip, sessionToken: token }, NOW);
}

async function addressInUse(): Promise<string[]> {
  const [row] = await auth<{ email: string }[]>`select email from "user" where id = ${owner}`;
  return [row?.email ?? "", (await getProfile(owner)).email];
}

test("nothing changes before the code is typed; then signing in and reminders follow (F46)", async () => {
  const code = await askFor("new-one@example.com");
  expect(await findAddressChange(owner)).toMatchObject({ email: "new-one@example.com" });
  expect(await addressInUse()).toEqual([email, email]);
  expect(await confirm(code)).toBe("new-one@example.com");
  expect(await addressInUse()).toEqual(["new-one@example.com", "new-one@example.com"]);
  expect(await findAddressChange(owner)).toBeNull();
  const again = { ...browser, browserSecret: newSecret() };
  const session = await redeemCode(await askToSignIn("new-one@example.com", again), again);
  expect((await sessionAdapter.getSessionAndUser?.(session.token))?.user.id).toBe(owner);
});

test("the old address is told, its codes and the links mailed to it are void, other sessions end (F46)", async () => {
  const elsewhere = { ...browser, browserSecret: newSecret() };
  const other = await redeemCode(await askToSignIn(email, elsewhere), elsewhere);
  const pending = { ...browser, browserSecret: newSecret(), ip: "198.51.100.7" };
  await askToSignIn(email, pending);
  await asWebRole(
    owner,
    `insert into mail (id, owner_id, stream, payload_hash, moment_at, created_at)
       values ('01900000-0000-7000-8000-0000000000${String(people).padStart(2, "0")}', '${owner}', 'reminder', 'x', now(), now());
     insert into action_token (token_hash, owner_id, mail_id, created_at, expires_at)
       values ('hash-${people}', '${owner}', '01900000-0000-7000-8000-0000000000${String(people).padStart(2, "0")}', now(), now() + interval '30 days')`,
  );
  await confirm(await askFor("second@example.com"));
  const [told] = await mails();
  // Mails of the account are nothing to unsubscribe from (EM3).
  for (const { headers } of await mails()) expect(headers).toEqual({ "Auto-Submitted": "auto-generated" });
  expect(told).toMatchObject({ to: email, subject: "Your Afterword address was changed" });
  expect(await findPendingChallenge(pending.browserSecret)).toBeNull();
  expect(await sessionAdapter.getSessionAndUser?.(other.token)).toBeNull();
  expect(await sessionAdapter.getSessionAndUser?.(token)).not.toBeNull();
  const live = await asWebRole(owner, "select 1 from action_token where expires_at > app_now()");
  expect(live).toEqual([]);
});

describe("the code", () => {
  test("is void after five wrong tries, also for the right one (v5.0.0-6.6.3)", async () => {
    const code = await askFor("third@example.com");
    const wrong = code === "00000000" ? "00000001" : "00000000";
    for (let n = 0; n < 5; n += 1) await expect(confirm(wrong)).rejects.toMatchObject({ code: "refused" });
    await expect(confirm(code)).rejects.toMatchObject({ code: "refused" });
    expect(await addressInUse()).toEqual([email, email]);
  });

  test("works for whoever asked and for nobody else (I14)", async () => {
    const code = await askFor("fourth@example.com");
    const { owner: stranger } = await signedIn();
    await expect(confirm(code, stranger)).rejects.toMatchObject({ code: "refused" });
    expect(await addressInUse()).toEqual([email, email]);
  });

  test("works once, also when it is typed five times at once (v5.0.0-6.5.1)", async () => {
    const code = await askFor("fifth@example.com");
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => confirm(code)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("runs out after ten minutes (v5.0.0-6.5.5)", async () => {
    const code = await askFor("sixth@example.com");
    await auth`update address_change set expires_at = now() - interval '1 second' where user_id = ${owner}`;
    await expect(confirm(code)).rejects.toMatchObject({ code: "refused" });
  });

  test("is replaced when another address is asked for", async () => {
    const first = await askFor("seventh@example.com");
    const second = await askFor("eighth@example.com");
    await expect(confirm(first)).rejects.toMatchObject({ code: "refused" });
    expect(await confirm(second)).toBe("eighth@example.com");
  });

  test("is kept hashed only (v5.0.0-6.5.2)", async () => {
    const code = await askFor("ninth@example.com");
    expect(JSON.stringify(await auth`select * from address_change`)).not.toContain(code);
  });
});

test("an address that has an account says so to whoever reads its mail, and to nobody before (6.3.8)", async () => {
  const { email: taken } = await signedIn();
  const code = await askFor(taken);
  await expect(confirm(code)).rejects.toMatchObject({
    code: "refused",
    message: expect.stringContaining("account of its own"),
  });
  expect(await addressInUse()).toEqual([email, email]);
});

test("the address they have is no change, and a user asks five times a day at most", async () => {
  await expect(requestAddressChange(owner, email, browser)).rejects.toMatchObject({ code: "refused" });
  for (let n = 0; n < 5; n += 1) await askFor(`many-${people}-${n}@example.com`);
  await expect(askFor(`many-${people}-6@example.com`)).rejects.toMatchObject({ code: "limit" });
});

test("a new address ends the trouble with the old one; going back to the old one brings it back (F10)", async () => {
  await asOwner(owner, (tx) => suppressAddress(tx, owner, email, "bounced", NOW));
  expect(await findAddressTrouble(owner)).toMatchObject({ reason: "bounced", email });
  await confirm(await askFor("tenth@example.com"));
  expect(await findAddressTrouble(owner)).toBeNull();
  await confirm(await askFor(email));
  expect(await findAddressTrouble(owner)).toMatchObject({ reason: "bounced" });
  await tryAddressAgain(owner, { wantsMail: false }, NOW);
  expect(await findAddressTrouble(owner)).toBeNull();
});

test("what was held back and is still of use is planned again for the new address (F10)", async () => {
  await newInterview(owner, NOW);
  await asWebRole(owner, "update reminder set state = 'suppressed', closed_at = app_now() returning id");
  await confirm(await askFor("eleventh@example.com"));
  const states = await asWebRole<{ state: string }>(owner, "select distinct state from reminder");
  expect(states).toEqual([{ state: "scheduled" }]);
});

test("a crash between the account and the reminders: the sweep lets them follow (F46, C1)", async () => {
  await newInterview(owner, NOW);
  await asWebRole(owner, "update reminder set state = 'suppressed', closed_at = app_now() returning id");
  await askFor("twelfth@example.com");
  await auth`update address_change set consumed_at = now() where user_id = ${owner} and consumed_at is null`;
  await auth`update "user" set email = 'twelfth@example.com' where id = ${owner}`;
  expect(await addressInUse()).toEqual(["twelfth@example.com", email]);
  await sweep();
  expect(await addressInUse()).toEqual(["twelfth@example.com", "twelfth@example.com"]);
  const states = await asWebRole<{ state: string }>(owner, "select distinct state from reminder");
  expect(states).toEqual([{ state: "scheduled" }]);
  const told = "select 1 from activity where summary = 'You changed your email address.'";
  expect(await asWebRole(owner, told)).toHaveLength(1);
  await sweep();
  expect(await asWebRole(owner, told)).toHaveLength(1);
});
