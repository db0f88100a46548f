import { expect, test } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { POST as sweepRoute } from "@/app/api/sweep/route";
import { newUser } from "../../support/factories";
import {
  day,
  db,
  hour,
  interviewOnTuesday,
  minute,
  moveTo,
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
  expect(await answer.json()).toMatchObject({ delivered: 1 });
  expect(resend.accepted).toHaveLength(1);
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
