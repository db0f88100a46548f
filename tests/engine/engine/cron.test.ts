import { expect, test } from "vitest";
import { nextTick } from "@/inngest/engine/registration";
import { engineTestDatabase } from "./engine-database";
import {
  DAY,
  HOUR,
  MINUTE,
  pass,
  productNow,
  runsOf,
  settled,
  startEngine,
  stopEnginesAfterEach,
  testClient,
} from "./harness";

const database = engineTestDatabase();
const { sql } = database;
stopEnginesAfterEach();

test("a cron without a zone ticks in UTC, one with a zone by that zone's wall clock, also across DST", () => {
  const winter = new Date("2026-11-22T06:30:00Z");
  expect(nextTick("0 9 * * *", winter).toISOString()).toBe("2026-11-22T09:00:00.000Z");
  expect(nextTick("TZ=Europe/Paris 0 9 * * *", winter).toISOString()).toBe("2026-11-22T08:00:00.000Z");
  expect(nextTick("TZ=Europe/Paris 0 9 * * *", new Date("2027-03-27T09:00:00Z")).toISOString()).toBe(
    "2027-03-28T07:00:00.000Z",
  );
  expect(() => nextTick("every day", winter)).toThrow();
});

test("a cron starts a run at each of its ticks, with the event an Inngest server sends", async () => {
  const client = testClient("ticking");
  const hourly = client.createFunction(
    { id: "hourly", triggers: [{ cron: "0 * * * *" }] },
    async ({ event }) => event.data,
  );
  await startEngine(database, client, [hourly]);
  const now = await productNow(sql);
  await pass(database, HOUR - (now % HOUR) + 2 * HOUR + MINUTE);
  const runs = await runsOf(sql, "ticking-hourly");
  expect(runs.map((run) => run.status)).toEqual(["completed", "completed", "completed"]);
  const first = Math.ceil(now / HOUR) * HOUR;
  expect(runs.map((run) => run.output)).toEqual(
    [0, 1, 2].map((hour) => ({
      cron: "0 * * * *",
      scheduledAt: new Date(first + hour * HOUR).toISOString(),
    })),
  );
  expect(runs[0]?.eventName).toBe("inngest/scheduled.timer");
});

test("ticks that were missed while no worker ran, or jumped over by the clock, run once together", async () => {
  const client = testClient("missed");
  const minutely = client.createFunction(
    { id: "minutely", triggers: [{ cron: "* * * * *" }] },
    async () => "tick",
  );
  const { engine } = await startEngine(database, client, [minutely]);
  await engine.stop();
  await database.moveClock(3 * DAY);
  await startEngine(database, client, [minutely]);
  await settled(sql);
  expect(await runsOf(sql, "missed-minutely")).toHaveLength(1);
  await database.moveClock(3 * DAY);
  await settled(sql);
  expect(await runsOf(sql, "missed-minutely")).toHaveLength(2);
});

test("two workers fire one tick once", async () => {
  const client = testClient("shared-tick");
  const daily = client.createFunction(
    { id: "daily", triggers: [{ cron: "TZ=Asia/Tokyo 0 9 * * *" }] },
    async () => "tick",
  );
  await startEngine(database, client, [daily]);
  await startEngine(database, client, [daily]);
  await pass(database, 2 * DAY);
  expect(await runsOf(sql, "shared-tick-daily")).toHaveLength(2);
});
