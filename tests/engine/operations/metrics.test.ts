import { expect, test } from "vitest";
import { GET as metrics } from "@/app/api/metrics/route";
import { POST as webhook } from "@/app/api/webhooks/resend/route";
import { connection } from "@/db/client";
import { figureNames } from "@/lib/health/figures/rules";
import { holdSending } from "@/lib/mail/holding/commands";
import { requestSignInMail } from "@/lib/mail/sign-in/commands";
import { stopReminders } from "@/lib/users/commands";
import { newUser } from "../../support/factories";
import {
  db,
  hour,
  interviewOnTuesday,
  metricsToken,
  minute,
  moveTo,
  now,
  pass,
  passTo,
  remindersOf,
  resend,
  settle,
  stage,
  stopEngine,
  sweepNow,
} from "../delivery/stage";

stage();

function ask(authorization?: string): Promise<Response> {
  const headers: HeadersInit = authorization === undefined ? {} : { authorization };
  return metrics(new Request("https://afterword.example/api/metrics", { headers }));
}

async function figures(): Promise<Record<string, number>> {
  const text = await (await ask(`Bearer ${metricsToken}`)).text();
  const rows = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return Object.fromEntries(
    rows.map((row) => {
      const at = row.lastIndexOf(" ");
      return [row.slice(0, at).replace(/^afterword_/, ""), Number(row.slice(at + 1))];
    }),
  );
}

test("the figures ask for their token and are in Prometheus' form", async () => {
  for (const wrong of [undefined, "", metricsToken, "Bearer ", `Bearer ${metricsToken}x`]) {
    expect((await ask(wrong)).status).toBe(401);
  }
  const answer = await ask(`Bearer ${metricsToken}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("version=0.0.4");
  const line =
    /^(# HELP afterword_\w+ .+|# TYPE afterword_\w+ (gauge|counter)|afterword_\w+(\{\w+="[^"]*"\})? -?[\d.e+-]+)$/;
  expect(
    (await answer.text())
      .trimEnd()
      .split("\n")
      .filter((each) => !line.test(each)),
  ).toEqual([]);
});

test("the figures follow what happens, and name nobody (AL1 to AL13)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  const another = await newUser();
  await interviewOnTuesday(another);
  await stopReminders(another, await now());
  await settle();
  const due = (await remindersOf(owner))[0]?.dueAt ?? new Date(0);
  const calm = await figures();
  expect(calm).toMatchObject({
    ...{ up: 1, workers: 1, oldest_due_seconds: 0, reminders_due_unsent: 0, outbox_waiting: 0 },
    ...{ 'sending_paused{reason=""}': 0, engine_lag_seconds: 0, reminders_unknown_day: 0 },
  });
  expect(calm['reminders{state="scheduled"}']).toBeGreaterThan(3);
  expect(calm['engine_runs{status="running"}']).toBe(calm['reminders{state="scheduled"}']);
  expect(calm['engine_jobs{state="timer"}']).toBe(calm['reminders{state="scheduled"}']);
  // Each cancellation has an event of its own, which is no alarm that was lost (AL2).
  expect(calm['reminders{state="cancelled"}']).toBeGreaterThan(3);
  expect(calm.alarms_rearmed_hour).toBe(0);
  expect(calm.clock_skew_seconds).toBeLessThan(5);
  expect(calm.time_zones_differing).toBeGreaterThanOrEqual(0);

  await passTo(new Date(due.getTime() + minute));
  const sent = await figures();
  expect(sent).toMatchObject({ 'mails_day{state="accepted"}': 1, 'reminders{state="accepted"}': 1 });
  expect(sent['lateness_seconds{quantile="0.99"}']).toBeLessThan(120);

  await connection("auth").db.transaction((tx) =>
    requestSignInMail(tx, {
      to: "kim@example.com",
      code: "12345678",
      link: "http://x.example/",
      expiresMinutes: 10,
    }),
  );
  await settle();
  await pass(7 * hour);
  expect(await figures()).toMatchObject({ mails_unconfirmed: 2 });
  await stopEngine();
  const next = (await remindersOf(owner)).find(({ state }) => state === "scheduled")?.dueAt ?? due;
  await moveTo(new Date(next.getTime() + 11 * minute));
  await holdSending("invalid_api_key", new Date(next.getTime() + 12 * minute));
  const late = await figures();
  expect(late['sending_paused{reason="invalid_api_key"}']).toBe(1);
  expect(late.oldest_due_seconds).toBeGreaterThan(600);
  expect(late.engine_lag_seconds).toBeGreaterThan(600);
  expect(late.reminders_due_unsent).toBe(1);
  await expect.poll(async () => (await figures()).workers).toBe(0);

  await db`update reminder set armed_at = null, armed_version = null`;
  // With a queue that only waits nothing counts as lost (AL2).
  await sweepNow();
  expect((await figures()).alarms_rearmed_hour).toBe(0);
  await db`delete from engine.job`;
  await sweepNow();
  expect((await figures()).alarms_rearmed_hour).toBeGreaterThan(3);
  await db`insert into operation (id, kind, at, seconds) values (gen_random_uuid(), 'backup', app_now() - interval '2 days', 1)`;
  expect((await figures())['operation_age_seconds{kind="backup"}']).toBeGreaterThan(170_000);
  const text = await (await ask(`Bearer ${metricsToken}`)).text();
  expect(text).not.toMatch(/@|[0-9a-f]{8}-[0-9a-f]{4}|Acme|Ito/);
  // Nothing was sent within the last hour, so there is no lateness to tell of.
  expect(figureNames.filter((name) => !text.includes(`afterword_${name}`))).toEqual(["lateness_seconds"]);
});

test("webhooks with a wrong signature are counted (AL6)", async () => {
  const before = (await figures()).webhooks_refused_total ?? 0;
  const headers = { "svix-id": "1", "svix-timestamp": "1", "svix-signature": "v1,AAAA" };
  const body = JSON.stringify({ type: "email.sent" });
  const answer = await webhook(
    new Request("https://afterword.example/api/webhooks/resend", { method: "POST", headers, body }),
  );
  expect(answer.status).toBe(401);
  expect((await figures()).webhooks_refused_total).toBe(before + 1);
  expect(resend.requests).toEqual([]);
});
