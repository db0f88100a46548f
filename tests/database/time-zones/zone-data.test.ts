import postgres from "postgres";
import { expect, test } from "vitest";
import type { OwnerId } from "@/lib/auth/owner";
import { snoozeStep } from "@/lib/follow-ups/commands";
import { recomputeInstants } from "@/lib/time-zones/commands";
import { findZoneData, zonesPostgresReadsOtherwise } from "@/lib/time-zones/data/queries";
import { readingsOf } from "@/lib/time-zones/data/rules";
import { keepZoneData, keepZoneDataDaily } from "@/lib/time-zones/upkeep/commands";
import { testDatabase } from "@/tests/support/database";
import { asWebRole, newInterview, newUser, stepOf } from "@/tests/support/factories";

const { urlOwner } = testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");
const zone = "America/Asuncion";

interface Stored {
  what: string;
  at: string;
  version: number;
}

/** Every stored instant of an owner that follows from a wall clock, with the version of its row. */
async function instants(owner: OwnerId): Promise<Stored[]> {
  return asWebRole<Stored>(
    owner,
    `select 'interview' as what, starts_at::text || ' ' || ends_at::text as at, version from interview
     union all select 'step ' || kind, concat_ws(' ', due_at, window_ends_at, last_call_at, snoozed_until), version
       from follow_up_step
     union all select 'reminder ' || r.slot || ' ' || s.kind, r.due_at::text, r.version
       from reminder r join follow_up_step s on s.owner_id = r.owner_id and s.id = r.step_id
       where r.state = 'scheduled'
     order by 1, 2`,
  );
}

/** As release 2024a would have stored it: since 2024 the clocks of Asunción are no longer put back in winter (V20). */
async function storeByOldRules(owner: OwnerId): Promise<void> {
  const late = (table: string, columns: string[]) =>
    `update ${table} set ${columns.map((name) => `${name} = ${name} + interval '1 hour'`).join(", ")}`;
  for (const statement of [
    late("interview", ["ends_at", "starts_at"]),
    `${late("follow_up_step", ["due_at", "window_ends_at", "last_call_at", "snoozed_until"])},
       meant = replace(meant::text, '-03:00', '-04:00')::jsonb`,
    late("reminder", ["due_at", "stale_at"]),
    "update round set facts_hash = 'of the old instants'",
  ]) {
    await asWebRole(owner, statement);
  }
}

async function asIfStoredBy(version: string): Promise<void> {
  const sql = postgres(urlOwner, { max: 1, onnotice: () => {} });
  try {
    await sql`
      insert into zone_data (version, checked_at) values (${version}, '2026-11-01')
      on conflict (single) do update set version = excluded.version`;
  } finally {
    await sql.end();
  }
}

async function inWinter(): Promise<OwnerId> {
  const owner = await newUser({ timeZone: zone });
  const { applicationId } = await newInterview(owner, NOW, { startsOn: "2027-06-01", timeZone: zone });
  const stepId = await stepOf(owner, applicationId, "last-note");
  await snoozeStep(owner, { stepId, until: "2027-06-22T09:00" }, NOW);
  return owner;
}

test("F34: the first time the release is noted, and nothing is looked at", async () => {
  expect(await findZoneData()).toBeNull();
  expect(await keepZoneData()).toBe(0);
  expect(await findZoneData()).toEqual({ version: process.versions.tz, checkedToday: true });
});

test("F34, V20: when the zone data changes, what is to come follows its wall clock, once, and the user is told", async () => {
  const owner = await inWinter();
  const bystander = await newUser();
  await newInterview(bystander, NOW);
  const right = await instants(owner);
  const others = await instants(bystander);
  expect(right.find(({ what }) => what === "interview")?.at).toContain("2027-06-01 17:00:00+00");
  await storeByOldRules(owner);
  await asIfStoredBy("2024a");

  expect(await keepZoneData()).toBe(1);
  expect(await findZoneData()).toMatchObject({ version: process.versions.tz });
  const now = await instants(owner);
  expect(now.map(({ what, at }) => ({ what, at }))).toEqual(right.map(({ what, at }) => ({ what, at })));
  for (const [index, row] of now.entries()) {
    expect(row.version, row.what).toBe((right[index]?.version ?? 0) + 1);
  }
  expect(await instants(bystander)).toEqual(others);
  const told = await asWebRole(owner, "select summary from activity where kind = 'zone-data.changed'");
  expect(told).toEqual([
    {
      summary:
        "Clocks changed their rules. These keep their local time: interview on Tue 1 Jun at 14:00, how did it go?, " +
        "thank-you, follow-up note, last note, let it rest? (Product designer at Acme).",
    },
  ]);
  const events = await asWebRole<{ count: number }>(
    owner,
    "select count(*)::int as count from reminder where state = 'scheduled' and armed_version is null and version >= 2",
  );
  expect(events[0]?.count).toBeGreaterThan(4);

  expect(await keepZoneData()).toBe(0);
  expect(await instants(owner)).toEqual(now);
});

test("F34: by data that did not change nothing moves, and a second time neither", async () => {
  const owner = await inWinter();
  const before = await instants(owner);
  await asIfStoredBy("2024a");
  await keepZoneDataDaily();
  expect(await findZoneData()).toEqual({ version: process.versions.tz, checkedToday: true });
  await keepZoneDataDaily();
  expect(await recomputeInstants(owner, NOW)).toEqual({ instants: 0 });
  expect(await instants(owner)).toEqual(before);
});

test("F34: a plan from before wall clocks were kept gets them, and stays where it is", async () => {
  const owner = await inWinter();
  const before = await instants(owner);
  await asWebRole(owner, "update follow_up_step set meant = null");
  await recomputeInstants(owner, NOW);
  expect(await instants(owner)).toEqual(before);
  const [row] = await asWebRole<{ count: number }>(
    owner,
    "select count(*)::int as count from follow_up_step where state = 'planned' and meant is null",
  );
  expect(row?.count).toBe(0);
});

test("F34: what is over stays where it was", async () => {
  const owner = await inWinter();
  await storeByOldRules(owner);
  const stored = await instants(owner);
  expect(await recomputeInstants(owner, new Date("2027-08-01T00:00:00Z"))).toEqual({ instants: 0 });
  expect(await instants(owner)).toEqual(stored);
});

test("F35: a step that was announced keeps its due time, and its reminder is not sent again", async () => {
  const owner = await inWinter();
  await storeByOldRules(owner);
  const thanks = "step_id in (select id from follow_up_step where kind = 'thank-you') and slot = 'due'";
  const mail = "0198a000-0000-7000-8000-000000000001";
  await asWebRole(
    owner,
    `insert into mail (id, owner_id, stream, payload_hash, moment_at, created_at)
     values ('${mail}', '${owner}', 'reminder', 'x', now(), now())`,
  );
  await asWebRole(
    owner,
    `update reminder set state = 'accepted', mail_id = '${mail}', accepted_at = due_at where ${thanks}`,
  );
  const due = () =>
    asWebRole(owner, "select due_at::text, snoozed_until::text from follow_up_step where kind = 'thank-you'");
  const before = await due();
  await recomputeInstants(owner, NOW);
  expect(await due()).toEqual(before);
  const open = await asWebRole(owner, `select 1 from reminder where state = 'scheduled' and ${thanks}`);
  expect(open).toEqual([]);
});

test("AL11: a clock that Postgres reads otherwise, or does not know, is named", async () => {
  const [berlin] = readingsOf(["Europe/Berlin"], NOW);
  const wrong = { zone: "Asia/Tokyo", at: "2026-11-22T09:00:00Z", minutes: 530 };
  const unknown = { ...wrong, zone: "Mars/Olympus" };
  expect(berlin).toBeDefined();
  expect(await zonesPostgresReadsOtherwise(berlin ? [berlin, wrong, unknown] : [])).toEqual([
    "Asia/Tokyo",
    "Mars/Olympus",
  ]);
});
