import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeConnections } from "@/db/client";
import { profile } from "@/db/schema";
import { sessionAdapter } from "@/lib/auth/adapter";
import {
  type BrowserFacts,
  findLinkedChallenge,
  findPendingChallenge,
  redeemCode,
  redeemLink,
  requestCode,
} from "@/lib/auth/challenges";
import { asOwner, provenOwner } from "@/lib/auth/owner";
import { codeOfLink, knownBrowserProof, newSecret } from "@/lib/auth/secrets";
import { testDatabase } from "../../support/database";

const { urlAuth } = testDatabase();
let auth: postgres.Sql;

beforeAll(() => {
  auth = postgres(urlAuth, { max: 1 });
});
afterAll(async () => {
  await auth.end();
  await closeConnections();
});

let people = 0;

function somebody(): { email: string; browser: BrowserFacts } {
  people += 1;
  return {
    email: `kim${people}@example.com`,
    browser: {
      browserSecret: newSecret(),
      ip: `192.0.2.${people}`,
      userAgent: "A phone",
      timeZone: "Europe/Berlin",
      region: "DE",
    },
  };
}

async function ask(email: string, browser: BrowserFacts): Promise<{ link: string; code: string }> {
  let link = "";
  await requestCode(email, browser, {
    returnTo: "/today",
    linkTo: (secret) => {
      link = secret;
      return `http://localhost:3000/sign-in/link/${secret}`;
    },
  });
  return { link, code: codeOfLink(link) };
}

function wrong(code: string): string {
  return code === "00000000" ? "00000001" : "00000000";
}

describe("signing in by code", () => {
  it("makes user, profile and session when the code is used, and not before (6.2)", async () => {
    const { email, browser } = somebody();
    const { code } = await ask(email, browser);
    expect(code).toMatch(/^\d{8}$/);
    expect(await auth`select 1 from "user" where email = ${email}`).toHaveLength(0);

    const { token, returnTo } = await redeemCode(code, browser);

    expect(returnTo).toBe("/today");
    const session = await sessionAdapter.getSessionAndUser?.(token);
    expect(session?.user.email).toBe(email);
    const owner = provenOwner(session?.user.id ?? "");
    const [settings] = await asOwner(owner, (tx) => tx.select().from(profile));
    expect(settings).toMatchObject({ email, timeZone: "Europe/Berlin", region: "DE" });
  });

  it("keeps neither the code, the link, the session token nor the address of a limit in clear (v5.0.0-6.5.2)", async () => {
    const { email, browser } = somebody();
    const { code, link } = await ask(email, browser);
    const { token } = await redeemCode(code, browser);
    const rows = JSON.stringify([
      await auth`select * from challenge where email = ${email}`,
      await auth`select * from session`,
      await auth`select * from rate_limit`,
    ]);
    for (const secret of [code, link, token, browser.browserSecret]) {
      expect(rows).not.toContain(secret);
    }
    expect(JSON.stringify(await auth`select * from rate_limit`)).not.toContain(email);
  });

  it("signs the same address into the same account the second time (F45)", async () => {
    const { email, browser } = somebody();
    const first = await redeemCode((await ask(email, browser)).code, browser);
    const second = await redeemCode((await ask(email, browser)).code, browser);
    const userOf = async (token: string) => (await sessionAdapter.getSessionAndUser?.(token))?.user.id;
    expect(await userOf(first.token)).toBe(await userOf(second.token));
    expect(first.token).not.toBe(second.token);
  });

  it("refuses a code in a browser that did not ask for it (v5.0.0-6.6.2)", async () => {
    const { email, browser } = somebody();
    const { code } = await ask(email, browser);
    await expect(redeemCode(code, { ...browser, browserSecret: newSecret() })).rejects.toMatchObject({
      code: "refused",
    });
    await expect(redeemCode(code, browser)).resolves.toMatchObject({ returnTo: "/today" });
  });

  it("voids a code after five wrong tries, also for the right code (v5.0.0-6.6.3)", async () => {
    const { email, browser } = somebody();
    const { code } = await ask(email, browser);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(redeemCode(wrong(code), browser)).rejects.toMatchObject({ code: "refused" });
    }
    await expect(redeemCode(code, browser)).rejects.toMatchObject({ code: "refused" });
    expect(await findPendingChallenge(browser.browserSecret)).toBeNull();
  });

  it("lets one of many simultaneous redemptions in (v5.0.0-6.5.1)", async () => {
    const { email, browser } = somebody();
    const { code } = await ask(email, browser);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => redeemCode(code, browser)));
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  });

  it("runs out after ten minutes (v5.0.0-6.5.5)", async () => {
    const { email, browser } = somebody();
    const { code } = await ask(email, browser);
    await auth`update challenge set expires_at = now() - interval '1 second' where email = ${email}`;
    await expect(redeemCode(code, browser)).rejects.toMatchObject({ code: "refused" });
  });

  it("replaces the code when the same browser asks again", async () => {
    const { email, browser } = somebody();
    const first = await ask(email, browser);
    const second = await ask(email, browser);
    await expect(redeemCode(first.code, browser)).rejects.toMatchObject({ code: "refused" });
    await expect(redeemCode(second.code, browser)).resolves.toBeDefined();
  });
});

describe("the link in the mail", () => {
  it("only shows something, however often it is fetched, and signs in when its button is pressed (P11)", async () => {
    const { email, browser } = somebody();
    const { link } = await ask(email, browser);
    for (let fetch = 0; fetch < 8; fetch += 1) {
      await findLinkedChallenge(link, undefined);
    }
    expect(await auth`select 1 from "user" where email = ${email}`).toHaveLength(0);
    await expect(redeemLink(link, browser)).resolves.toBeDefined();
  });

  it("shows the code to type when it is opened in another browser", async () => {
    const { email, browser } = somebody();
    const { link, code } = await ask(email, browser);
    expect(await findLinkedChallenge(link, newSecret())).toMatchObject({ sameBrowser: false, code, email });
    const own = await findLinkedChallenge(link, browser.browserSecret);
    expect(own).toMatchObject({ sameBrowser: true });
    expect(own).not.toHaveProperty("code");
    expect(await findLinkedChallenge(newSecret(), browser.browserSecret)).toBeNull();
  });

  it("survives a dropped tab: the browser's pending code is found again", async () => {
    const { email, browser } = somebody();
    await ask(email, browser);
    expect(await findPendingChallenge(browser.browserSecret)).toMatchObject({ email, triesLeft: 5 });
  });
});

describe("limits", () => {
  it("mails one address three codes in a quarter of an hour (F54)", async () => {
    const { email, browser } = somebody();
    for (let mail = 0; mail < 3; mail += 1) {
      await ask(email, { ...browser, ip: `198.51.100.${mail}` });
    }
    await expect(ask(email, { ...browser, ip: "198.51.100.9" })).rejects.toMatchObject({ code: "limit" });
  });

  it("leaves mails for the owner when one stranger asks all day, and asks nobody's leave from a browser that knows the address (F54)", async () => {
    const { email, browser } = somebody();
    const stranger = { ...browser, ip: "198.51.100.50" };
    const nextQuarter = () => auth`
      update rate_limit set reset_at = now() where key like 'sign-in mail per address:%' or key like 'sign-in mail per ip:%'`;
    let mailed = 0;
    for (let tries = 0; tries < 20; tries += 1) {
      await nextQuarter();
      await ask(email, { ...stranger, browserSecret: newSecret() }).then(
        () => (mailed += 1),
        (error) => expect(error).toMatchObject({ code: "limit" }),
      );
    }
    expect(mailed).toBe(5);
    await nextQuarter();
    await expect(ask(email, browser)).resolves.toBeDefined();

    for (let tries = 0; tries < 12; tries += 1) {
      await nextQuarter();
      await ask(email, { ...browser, ip: `203.0.113.${tries}` }).catch(() => {});
    }
    await expect(ask(email, { ...browser, ip: "203.0.113.200" })).rejects.toMatchObject({ code: "limit" });
    const known = { ...browser, ip: "203.0.113.201", known: knownBrowserProof(email) };
    await expect(ask(email, known)).resolves.toBeDefined();
    const forged = { ...browser, ip: "203.0.113.202", known: knownBrowserProof("kim@elsewhere.example") };
    await expect(ask(email, forged)).rejects.toMatchObject({ code: "limit" });
  });

  it("lets exactly the allowed number through when many arrive at once (6.4)", async () => {
    const ip = "203.0.113.77";
    const asks = Array.from({ length: 40 }, () => {
      const { email, browser } = somebody();
      return ask(email, { ...browser, ip });
    });
    const outcomes = await Promise.allSettled(asks);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(10);
  });
});

describe("sessions", () => {
  it("end on the server when the user signs out (v5.0.0-7.4.1)", async () => {
    const { email, browser } = somebody();
    const { token } = await redeemCode((await ask(email, browser)).code, browser);
    await sessionAdapter.deleteSession?.(token);
    expect(await sessionAdapter.getSessionAndUser?.(token)).toBeNull();
  });

  it("end with the user: a browser that was let in a moment ago is nobody's (F44)", async () => {
    const { email, browser } = somebody();
    const { token } = await redeemCode((await ask(email, browser)).code, browser);
    expect((await sessionAdapter.getSessionAndUser?.(token))?.user.email).toBe(email);
    await auth`delete from "user" where email = ${email}`;
    expect(await sessionAdapter.getSessionAndUser?.(token)).toBeNull();
  });

  it("end after 14 days without use and after 90 days in any case (v5.0.0-7.3.1)", async () => {
    const { email, browser } = somebody();
    const { token } = await redeemCode((await ask(email, browser)).code, browser);
    await auth`update session set last_seen_at = now() - interval '15 days' where user_id = (select id from "user" where email = ${email})`;
    expect(await sessionAdapter.getSessionAndUser?.(token)).toBeNull();
    await auth`update session set last_seen_at = now(), expires_at = now() - interval '1 second' where user_id = (select id from "user" where email = ${email})`;
    expect(await sessionAdapter.getSessionAndUser?.(token)).toBeNull();
  });
});
