import { randomBytes } from "node:crypto";
import type postgres from "postgres";
import { hashSecret } from "@/lib/auth/secrets";

export interface Person {
  id: string;
  applications: number;
  /** What the session cookie carries. */
  sessionToken: string;
}

/** Interviews whose plans are under way, the same for everybody: a long search has a long past, not a fuller week. */
const LIVE = 10;

/** A signed-in person with this many applications; every fourth has been interviewed for, and `LIVE` are under way. */
export async function makePerson(admin: postgres.Sql, applications: number): Promise<Person> {
  const [row] = await admin<{ id: string }[]>`select uuidv7() as id`;
  if (!row) throw new Error("PostgreSQL gave no id.");
  await seed(admin, [row.id], applications);
  const sessionToken = randomBytes(32).toString("base64url");
  await admin`
    insert into session (token_hash, user_id, expires_at)
    values (${hashSecret(sessionToken)}, ${row.id}, now() + interval '1 day')`;
  return { id: row.id, applications, sessionToken };
}

/** People who only fill the tables: `applications` in all, 5,000 each. */
export async function makeCrowd(admin: postgres.Sql, applications: number): Promise<void> {
  const each = 5000;
  for (let made = 0; made < applications; made += each * 20) {
    const people = Math.min(20, Math.ceil((applications - made) / each));
    const rows = await admin<{ id: string }[]>`
      select uuidv7() as id from generate_series(1, ${people}::int)`;
    await seed(
      admin,
      rows.map(({ id }) => id),
      each,
    );
  }
  await admin`vacuum (analyze)`;
}

async function seed(admin: postgres.Sql, ids: string[], applications: number): Promise<void> {
  await admin.begin(async (tx) => {
    await tx`
      insert into "user" (id, email, email_verified_at)
      select id, id || '@example.com', now() from unnest(${ids}::uuid[]) as id`;
    await tx`
      insert into profile (owner_id, email, name, time_zone, zone_confirmed_at)
      select id, id || '@example.com', 'Kim Lee', 'Europe/Berlin', now() from unnest(${ids}::uuid[]) as id`;
    await tx`
      insert into search (id, owner_id, name, created_at)
      select uuidv7(), id, 'Product roles, Berlin', now() from unnest(${ids}::uuid[]) as id`;
    await tx`
      update profile set current_search_id = search.id
      from search where search.owner_id = profile.owner_id and profile.owner_id = any(${ids}::uuid[])`;
    await tx`
      insert into employer (id, owner_id, name, name_key, created_at)
      select uuidv7(), id, 'Employer ' || n, 'employer ' || n, now()
      from unnest(${ids}::uuid[]) as id, generate_series(1, ${applications}::int) as n`;
    await tx`
      insert into application (id, owner_id, search_id, employer_id, role, location, stage, stage_changed_at, created_at)
      select uuidv7(), e.owner_id, s.id, e.id, 'Product designer', 'Berlin',
        (array['saved', 'applied', 'screening', 'interviewing'])[1 + n % 4],
        now() - n * interval '7 minutes', now() - n * interval '7 minutes'
      from (
        select *, substr(name, 10)::int as n from employer where owner_id = any(${ids}::uuid[])
      ) e join search s using (owner_id)`;
    await interviews(tx, ids);
  });
}

async function interviews(tx: postgres.TransactionSql, ids: string[]): Promise<void> {
  await tx`
    insert into round (id, owner_id, application_id, held_on, planned_at, ended_at, ended_reason, created_at)
    select uuidv7(), owner_id, id, (now() - interval '1 day')::date, now(),
      case when place > ${LIVE} then now() end, case when place > ${LIVE} then 'answered' end, now()
    from (
      select *, row_number() over (partition by owner_id order by stage_changed_at desc) as place
      from application where owner_id = any(${ids}::uuid[]) and stage = 'interviewing'
    ) interviewed`;
  await tx`
    insert into interview (id, owner_id, application_id, round_id, kind, starts_on, start_time, duration_minutes,
      time_zone, starts_at, ends_at, created_at)
    select uuidv7(), owner_id, application_id, id, 'video', held_on, '14:00', 60, 'Europe/Berlin',
      (held_on + time '14:00') at time zone 'Europe/Berlin', (held_on + time '15:00') at time zone 'Europe/Berlin', now()
    from round where owner_id = any(${ids}::uuid[])`;
  await tx`
    insert into follow_up_step (id, owner_id, application_id, round_id, kind, slot, channel, due_at, window_ends_at,
      rules, why, state, state_changed_at, created_at)
    select uuidv7(), owner_id, application_id, r.id, s.kind, s.kind, 'email',
      created_at + s.days * interval '1 day', created_at + (s.days + 2) * interval '1 day', array['T8'],
      'A week of silence is a good moment to ask.', case when ended_at is null then 'planned' else 'done' end, now(), now()
    from round r, (values ('thank-you', 0), ('second-follow-up', 5), ('last-note', 12)) as s(kind, days)
    where owner_id = any(${ids}::uuid[])`;
}
