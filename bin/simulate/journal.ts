import type postgres from "postgres";

/** A row as a transaction left it, in the order of the writes. Times are product time in milliseconds. */
export type Entry =
  | ({ what: "reminder" } & ReminderEntry)
  | ({ what: "mail" } & MailEntry)
  | ({ what: "step" } & StepEntry)
  | ({ what: "profile" } & ProfileEntry);

/** What the triggers tell: entries, events that the relay has to hand on or has handed on, and until when sending is held. */
export type Note = Entry | { what: "event"; waits: boolean } | { what: "hold"; until: number | null };

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
  outbox: { what: "event", when: "sent_at", row: `'waits', new.sent_at is null` },
  sending: { what: "hold", when: "held_until", row: `'until', ${ms("held_until")}` },
} as const;

const prefix = "simulation ";

/** Tells what reminders, mails, steps and profiles become, on the connection that brings it about. */
export async function keepJournal(admin: postgres.Sql): Promise<void> {
  await admin.unsafe("create schema simulation; grant usage on schema simulation to public");
  for (const [table, { what, when, row }] of Object.entries(recorded)) {
    const columns = when.split(", ");
    const rowOf = (version: string) => `(${columns.map((column) => `${version}.${column}`).join(", ")})`;
    await admin.unsafe(`
      create function simulation.record_${what}() returns trigger language plpgsql as $$
      begin
        raise notice '${prefix}%', jsonb_build_object('what', '${what}', ${row});
        return null;
      end $$;
      create trigger simulation_made after insert on public.${table}
        for each row execute function simulation.record_${what}();
      create trigger simulation_changed after update on public.${table}
        for each row when (${rowOf("old")} is distinct from ${rowOf("new")})
        execute function simulation.record_${what}();`);
  }
}

/** What has been written, in the order of the writes. What a transaction writes counts when it has committed. */
export class Journal {
  private written: Note[] = [];
  private pending: Note[] | null = null;

  /** A notice of Postgres. */
  hear(notice: string): void {
    if (notice.startsWith(prefix))
      (this.pending ?? this.written).push(JSON.parse(notice.slice(prefix.length)));
  }

  begin(): void {
    this.pending = [];
  }

  commit(): void {
    this.written.push(...(this.pending ?? []));
    this.pending = null;
  }

  rollback(): void {
    this.pending = null;
  }

  /** Takes what was written since. */
  take(): Note[] {
    const taken = this.written;
    this.written = [];
    return taken;
  }
}
