import { expect, test } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { POST as sweepRoute } from "@/app/api/sweep/route";
import { connection } from "@/db/client";
import { requestSignInMail } from "@/lib/mail/sign-in/commands";
import { newUser } from "../../support/factories";
import {
  day,
  db,
  hour,
  interviewOnTuesday,
  minute,
  moveTo,
  pass,
  passTo,
  remindersOf,
  resend,
  sweepSecret as secret,
  settle,
  stage,
  startEngine,
  stopEngine,
} from "./stage";

stage();

function ask(authorization?: string): Promise<Response> {
  const headers: HeadersInit = authorization === undefined ? {} : { authorization };
  return sweepRoute(new Request("https://afterword.example/api/sweep", { method: "POST", headers }));
}

test("the sweep route asks for its secret (decision 1)", async () => {
  for (const wrong of [undefined, "", secret, "Bearer ", `Bearer ${secret}x`, `bearer ${secret}`]) {
    expect((await ask(wrong)).status).toBe(401);
  }
});

test("the sweep route relays and delivers where no worker runs (decision 1)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await stopEngine();
  await moveTo(new Date(((await remindersOf(owner))[0]?.dueAt.getTime() ?? 0) + 3 * minute));
  const answer = await ask(`Bearer ${secret}`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ swept: { delivered: 1 }, failed: [] });
  expect(resend.accepted).toHaveLength(1);
});

test("the sweep route delivers while no event can be handed on, and its answer says so (F13)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await stopEngine();
  await moveTo(new Date(((await remindersOf(owner))[0]?.dueAt.getTime() ?? 0) + 3 * minute));
  await db`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'down'; end $$`;
  await db`create trigger refuse before update on outbox for each row execute function refuse()`;
  try {
    const answer = await ask(`Bearer ${secret}`);
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ swept: { delivered: 1 }, failed: ["relayed"] });
    expect(resend.accepted).toHaveLength(1);
  } finally {
    await db`drop function refuse cascade`;
  }
});

test("health is in trouble when a sign-in mail waits for five minutes (EM6)", async () => {
  resend.failWhile(() => ({ status: 500 }));
  await connection("auth").db.transaction((tx) =>
    requestSignInMail(tx, {
      to: "kim@example.com",
      code: "12345678",
      link: "http://x.example/",
      expiresMinutes: 10,
    }),
  );
  await pass(4 * minute);
  expect((await health()).status).toBe(200);
  await pass(2 * minute);
  const answer = await health();
  expect(answer.status).toBe(503);
  expect((await answer.json()).stuckSeconds).toBeGreaterThan(300);
  resend.failWhile(null);
  await pass(20 * minute);
  expect(await (await health()).json()).toMatchObject({ status: "ok", stuckSeconds: 0 });
});

test("health is well with a worker and nothing late, and tells no address", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await settle();
  const answer = await health();
  const body = await answer.text();
  expect(answer.status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({
    status: "ok",
    database: "up",
    workers: 1,
    oldestDueSeconds: 0,
    held: null,
  });
  expect(body).not.toContain("@");
});

test("health is in trouble without a worker, and when a reminder is ten minutes late (AL1)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await settle();
  await stopEngine();
  await expect.poll(async () => (await health()).status).toBe(503);
  await startEngine();
  expect((await health()).status).toBe(200);
  await db`update sending set held_at = app_now(), held_reason = 'restored'`;
  await moveTo(new Date((await remindersOf(owner))[0]?.dueAt.getTime() ?? 0));
  await settle();
  await moveTo(new Date(((await remindersOf(owner))[0]?.dueAt.getTime() ?? 0) + day + hour));
  const held = await (await health()).json();
  expect(held).toMatchObject({ status: "ok", held: "restored" });
  expect(held.oldestDueSeconds).toBeGreaterThan(600);
  await stopEngine();
  await db`update sending set held_at = null`;
  expect((await health()).status).toBe(503);
});

test("a mail that the provider does not take for ten minutes is late, too (AL1, F3)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await settle();
  resend.failWhile(() => ({ accepted: true, status: 500 }));
  await passTo(new Date(((await remindersOf(owner))[0]?.dueAt.getTime() ?? 0) + minute));
  expect((await health()).status).toBe(200);
  await pass(11 * minute);
  const answer = await health();
  expect(answer.status).toBe(503);
  expect((await answer.json()).oldestDueSeconds).toBeGreaterThan(600);
  resend.failWhile(null);
  await pass(hour);
  expect(await (await health()).json()).toMatchObject({ status: "ok", oldestDueSeconds: 0 });
  expect(resend.accepted).toHaveLength(1);
});

test("health says so when the database hangs, instead of hanging with it", { timeout: 20_000 }, async () => {
  const hanging = await db.reserve();
  try {
    await hanging`begin`;
    await hanging`lock table mail in access exclusive mode`;
    const answer = await health();
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ status: "trouble", database: "down" });
  } finally {
    await hanging`rollback`;
    hanging.release();
  }
  expect((await health()).status).toBe(200);
});
