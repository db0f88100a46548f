import { createHmac, randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { POST } from "@/app/api/webhooks/resend/route";
import type { OwnerId } from "@/lib/auth/owner";
import { newUser } from "../../support/factories";
import {
  day,
  db,
  hour,
  interviewOnTuesday,
  mailsOf,
  pass,
  remindersOf,
  resend,
  stage,
  sweepNow,
  webhookKey,
} from "./stage";

stage();

let owner: OwnerId;

beforeEach(async () => {
  owner = await newUser();
  await interviewOnTuesday(owner);
  await pass(day + 7 * hour);
});

interface Told {
  type: string;
  id?: string;
  tags?: object;
  data?: object;
}

async function eventOf({ type, tags, data }: Told): Promise<string> {
  const [accepted] = resend.accepted;
  return JSON.stringify({
    type: `email.${type}`,
    created_at: new Date().toISOString(),
    data: {
      email_id: accepted?.id ?? randomUUID(),
      created_at: new Date().toISOString(),
      from: "a@b.example",
      to: [`${owner}@example.com`],
      subject: "About it",
      tags: tags ?? { mail_id: (await mailsOf(owner))[0]?.id },
      ...data,
    },
  });
}

/** As Svix signs: over id, time and raw body. */
function signed(body: string, { id = `msg_${randomUUID()}`, ageSeconds = 0 } = {}): Request {
  const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
  const signature = createHmac("sha256", webhookKey).update(`${id}.${timestamp}.${body}`).digest("base64");
  const headers = { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": `v1,${signature}` };
  return new Request("https://afterword.example/api/webhooks/resend", { method: "POST", body, headers });
}

async function tell(told: Told): Promise<Response> {
  return POST(signed(await eventOf(told), { id: told.id }));
}

async function receipt() {
  return (await remindersOf(owner))[0];
}

test("delivered: the mail and the receipt say so, with the time (K6)", async () => {
  expect((await tell({ type: "delivered" })).status).toBe(200);
  const { state, deliveredAt, acceptedAt } = (await receipt()) ?? {};
  expect(state).toBe("delivered");
  expect(deliveredAt && acceptedAt && deliveredAt >= acceptedAt).toBe(true);
  expect((await mailsOf(owner))[0]?.state).toBe("delivered");
});

test("a tag as a list, or no tag and only the provider's id, finds the mail too", async () => {
  const [mail] = await mailsOf(owner);
  await tell({ type: "delivered", tags: [{ name: "mail_id", value: mail?.id }] });
  expect((await receipt())?.state).toBe("delivered");
  await tell({ type: "complained", tags: {} });
  expect((await receipt())?.state).toBe("complained");
});

test.each([
  ["bounced", { bounce: { type: "Permanent", subType: "General", message: "No such user" } }],
  ["complained", {}],
  ["suppressed", { suppressed: { type: "OnAccountSuppressionList", message: "known" } }],
])("%s: the receipt says so, and no further reminder goes to that address (F10)", async (type, data) => {
  await tell({ type, data });
  expect(await receipt()).toMatchObject({ state: type, stateReason: expect.stringMatching(/\.$/) });
  await pass(3 * day);
  expect(resend.accepted).toHaveLength(1);
  expect((await remindersOf(owner)).map(({ state }) => state)).toContain("suppressed");
});

test("a full mailbox is told, and the next reminder is tried (F10)", async () => {
  await tell({ type: "bounced", data: { bounce: { type: "Transient" } } });
  expect((await receipt())?.state).toBe("bounced");
  await pass(day);
  expect(resend.accepted.length).toBeGreaterThan(1);
});

test("sent, with our tag, settles a mail whose fate was unknown (C5, I8)", async () => {
  await db`update mail set state = 'unknown', accepted_at = null, provider_id = null where owner_id = ${owner}`;
  await db`update reminder set state = 'unknown', accepted_at = null where owner_id = ${owner} and state = 'accepted'`;
  await tell({ type: "sent" });
  expect((await receipt())?.state).toBe("accepted");
  expect((await mailsOf(owner))[0]?.state).toBe("accepted");
  expect(await sweepNow()).toMatchObject({ resumed: 0 });
});

test("any order, any repetition: the same end, and it never goes back (P10, I16)", async () => {
  const types = ["sent", "delivered", "bounced", "complained", "failed", "suppressed"];
  const strength = ["sent", "failed", "delivered", "suppressed", "bounced", "complained"];
  const ends: Record<string, string> = { sent: "accepted" };
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...types), { minLength: 1, maxLength: 8 }), async (told) => {
      await db`delete from mail_event`;
      await db`delete from suppression`;
      await db`update mail set state = 'accepted', delivered_at = null where owner_id = ${owner}`;
      await db`update reminder set state = 'accepted', delivered_at = null
        where owner_id = ${owner} and mail_id is not null`;
      for (const type of told) await tell({ type, id: `msg_${type}` });
      const strongest = strength.filter((type) => told.includes(type)).at(-1) ?? "";
      expect((await receipt())?.state).toBe(ends[strongest] ?? strongest);
    }),
    { numRuns: 40 },
  );
});

test("the same delivery twice is applied once", async () => {
  const first = await tell({ type: "delivered", id: "msg_1" });
  const second = await tell({ type: "bounced", id: "msg_1" });
  expect([await first.json(), await second.json()]).toEqual([{ result: "applied" }, { result: "known" }]);
  expect((await receipt())?.state).toBe("delivered");
});

test("a mail of nobody here, and a kind that does not matter, are answered with 200 and leave no row (F47)", async () => {
  for (const told of [
    { type: "delivered", tags: { mail_id: randomUUID() }, data: { email_id: randomUUID() } },
    { type: "delivered", tags: { mail_id: "' or 1=1" }, data: { email_id: "nobody" } },
    { type: "opened" },
    { type: "something_new" },
  ]) {
    const answer = await tell(told);
    expect([answer.status, await answer.json()]).toEqual([200, { result: "ignored" }]);
  }
  await db`delete from "user" where id = ${owner}`;
  expect((await tell({ type: "delivered", tags: { mail_id: randomUUID() } })).status).toBe(200);
  expect(await db`select 1 from mail_event`).toHaveLength(0);
});

test("a changed body, id, time or signature, an old time, and none at all are refused (P10)", async () => {
  const body = await eventOf({ type: "bounced" });
  const good = () => signed(body);
  const changed = (name: string, value: string) => {
    const headers = new Headers(good().headers);
    headers.set(name, value);
    return new Request(good().url, { method: "POST", body, headers });
  };
  const refused = [
    new Request(good().url, {
      method: "POST",
      body: body.replace("bounced", "delivered"),
      headers: good().headers,
    }),
    changed("svix-id", "msg_other"),
    changed("svix-timestamp", String(Math.floor(Date.now() / 1000) + 1)),
    changed("svix-signature", `v1,${randomBytes(32).toString("base64")}`),
    changed("svix-signature", ""),
    new Request(good().url, { method: "POST", body }),
    signed(body, { ageSeconds: 301 }),
  ];
  for (const request of refused) expect((await POST(request)).status).toBe(401);
  expect((await receipt())?.state).toBe("accepted");
  expect((await POST(good())).status).toBe(200);
});

test("what is signed but makes no sense is answered with 200 and ignored", async () => {
  for (const body of ["{}", "[]", '"text"', '{"type":"email.sent","created_at":"never","data":{}}']) {
    expect(await (await POST(signed(body))).json()).toEqual({ result: "ignored" });
  }
});
