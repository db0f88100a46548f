import type postgres from "postgres";

/** A row as a transaction left it, in the order of the writes. Times are product time in milliseconds. */
export type Entry =
  | ({ what: "reminder" } & ReminderEntry)
  | ({ what: "mail" } & MailEntry)
  | ({ what: "step" } & StepEntry)
  | ({ what: "profile" } & ProfileEntry);

export interface ReminderEntry {
  id: string;
  owner: string;
  step: string;
  slot: string;
  occurrence: number;
  version: number;
  state: string;
  reason: string | null;
  due: number;
  stale: number | null;
  wait: number | null;
  mail: string | null;
  armed: number | null;
  planned: number;
}

export interface MailEntry {
  id: string;
  owner: string;
  state: string;
  lease: string | null;
  next: number | null;
  made: number;
}

export interface StepEntry {
  id: string;
  owner: string;
  application: string;
  kind: string;
  state: string;
  due: number;
  snoozed: number | null;
}

export interface ProfileEntry {
  owner: string;
  zone: string;
  quietFrom: string;
  quietTo: string;
}

const ms = (column: string) => `(extract(epoch from new.${column}) * 1000)::bigint`;

const recorded = {
  reminder: {
    what: "reminder",
    when: "state, version, due_at, stale_at, mail_id, wait_until, armed_version, scheduled_at",
    row: `'id', new.id, 'owner', new.owner_id, 'step', new.step_id, 'slot', new.slot, 'occurrence', new.occurrence,
      'version', new.version, 'state', new.state, 'reason', new.state_reason, 'due', ${ms("due_at")},
      'stale', ${ms("stale_at")}, 'wait', ${ms("wait_until")}, 'mail', new.mail_id, 'armed', new.armed_version,
      'planned', ${ms("scheduled_at")}`,
  },
  mail: {
    what: "mail",
    when: "state, lease_token, next_attempt_at",
    row: `'id', new.id, 'owner', new.owner_id, 'state', new.state, 'lease', new.lease_token,
      'next', ${ms("next_attempt_at")}, 'made', ${ms("created_at")}`,
  },
  follow_up_step: {
    what: "step",
    when: "state, due_at, snoozed_until",
    row: `'id', new.id, 'owner', new.owner_id, 'application', new.application_id, 'kind', new.kind,
      'state', new.state, 'due', ${ms("due_at")}, 'snoozed', ${ms("snoozed_until")}`,
  },
  profile: {
    what: "profile",
    when: "time_zone, quiet_from, quiet_to",
    row: `'owner', new.owner_id, 'zone', new.time_zone, 'quietFrom', new.quiet_from, 'quietTo', new.quiet_to`,
  },
} as const;

/** Writes down what reminders, mails, steps and profiles become, in the transaction that brings it about. */
export async function keepJournal(admin: postgres.Sql): Promise<void> {
  await admin.unsafe(`
    create schema simulation;
    create unlogged table simulation.journal (seq bigserial primary key, entry jsonb not null);`);
  for (const [table, { what, when, row }] of Object.entries(recorded)) {
    const columns = when.split(", ");
    const rowOf = (version: string) => `(${columns.map((column) => `${version}.${column}`).join(", ")})`;
    await admin.unsafe(`
      create function simulation.record_${what}() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        insert into simulation.journal (entry) values (jsonb_build_object('what', '${what}', ${row}));
        return null;
      end $$;
      create trigger simulation_made after insert on public.${table}
        for each row execute function simulation.record_${what}();
      create trigger simulation_changed after update on public.${table}
        for each row when (${rowOf("old")} is distinct from ${rowOf("new")})
        execute function simulation.record_${what}();`);
  }
}

/** Takes what was written since, and tells whether events wait for the relay. */
export async function takeJournal(
  admin: postgres.Sql,
): Promise<{ entries: Entry[]; hasEvents: boolean; heldUntil: number | null }> {
  const [row] = await admin<{ entries: Entry[] | null; hasEvents: boolean; heldUntil: number | null }[]>`
    with taken as (delete from simulation.journal returning seq, entry)
    select (select jsonb_agg(entry order by seq) from taken) as entries,
      exists (select 1 from outbox where sent_at is null) as "hasEvents",
      (select extract(epoch from held_until)::float8 * 1000 from sending where held_until > app_now()) as "heldUntil"`;
  return {
    entries: row?.entries ?? [],
    hasEvents: row?.hasEvents ?? false,
    heldUntil: row?.heldUntil ?? null,
  };
}
