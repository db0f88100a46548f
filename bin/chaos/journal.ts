import type postgres from "postgres";
import type { Jump } from "./clock";
import type { Recorded } from "./matcher";

/**
 * Writes down every state that a reminder, a mail, a step or a profile ever has and every word of the provider, in the transaction that brings it about: what the
 * matcher believes instead of the product's own receipts.
 */
export async function keepJournal(admin: postgres.Sql): Promise<void> {
  await admin.unsafe(`
    create schema chaos;
    create table chaos.journal (
      seq bigserial primary key,
      real_at timestamptz not null default clock_timestamp(),
      at timestamptz not null,
      by text not null default session_user,
      what text not null, id uuid not null, row jsonb not null);
    create table chaos.jump (seq bigserial primary key, real_at timestamptz not null, offset_ms bigint not null);
    create function chaos.jumped() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into chaos.jump (real_at, offset_ms) values (clock_timestamp(), new.offset_ms);
      return null;
    end $$;
    create trigger chaos_jumped after update on public.app_clock for each row execute function chaos.jumped();
    create function chaos.move_to(target float8) returns bigint language plpgsql as $$
    declare by_ms bigint := ceil(target - extract(epoch from app_now()) * 1000);
    begin
      if by_ms > 0 then
        update mail set lease_until = lease_until - by_ms * interval '1 millisecond' where lease_until is not null;
        update engine.job set lease_until = lease_until - by_ms * interval '1 millisecond'
          where lease_until is not null;
        perform move_app_clock(by_ms);
      end if;
      return (select offset_ms from app_clock);
    end $$;
    create function chaos.record() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into chaos.journal (at, what, id, row)
      values (clock_timestamp() + (select offset_ms from app_clock) * interval '1 millisecond', tg_argv[0],
        (to_jsonb(new)->>tg_argv[1])::uuid, to_jsonb(new) - 'payload' - 'why' - 'chain' - 'rules');
      return null;
    end $$;`);
  for (const [table, what, id, columns] of [
    ["reminder", "reminder", "id", ["state", "version", "due_at", "mail_id", "wait_until"]],
    ["mail", "mail", "id", ["state", "first_attempt_at"]],
    ["follow_up_step", "step", "id", ["state", "due_at", "snoozed_until"]],
    ["profile", "profile", "owner_id", ["reminders_stopped_at"]],
    ["mail_event", "word", "mail_id", ["id"]],
  ] as const) {
    const changed = columns.map((column) => `old.${column} is distinct from new.${column}`).join(" or ");
    const record = `execute function chaos.record('${what}', '${id}')`;
    await admin.unsafe(`
      create trigger chaos_made after insert on public.${table} for each row ${record};
      create trigger chaos_changed after update on public.${table} for each row when (${changed}) ${record};`);
  }
}

/** Every move of product time. */
export async function readJumps(admin: postgres.Sql): Promise<Jump[]> {
  const rows = await admin<Jump[]>`
    select extract(epoch from real_at)::float8 * 1000 as "realAt", offset_ms::float8 as "offsetMs"
    from chaos.jump order by seq`;
  return [...rows];
}

/** Everything that happened, in the order in which each owner's commands were let in. */
export async function readJournal(admin: postgres.Sql): Promise<Recorded[]> {
  const rows = await admin<(Omit<Recorded, "row"> & { row: Record<string, string | null> })[]>`
    select seq::int as seq, extract(epoch from real_at)::float8 * 1000 as "realAt",
      extract(epoch from at)::float8 * 1000 as at, by, what, id, row
    from chaos.journal order by seq`;
  return rows.map(({ row, ...each }) => ({
    ...each,
    row: {
      state: row.state ?? row.type ?? "",
      version: Number(row.version ?? 0),
      reason: row.state_reason ?? null,
      dueAt: instant(row.due_at),
      snoozedUntil: instant(row.snoozed_until),
      waitUntil: instant(row.wait_until),
      momentAt: instant(row.moment_at),
      firstAttemptAt: instant(row.first_attempt_at),
      mailId: row.mail_id ?? null,
      stepId: row.step_id ?? null,
      ownerId: row.owner_id ?? null,
      stoppedAt: instant(row.reminders_stopped_at),
      deliveryId: each.what === "word" ? (row.id ?? null) : null,
    },
  }));
}

function instant(text: string | null | undefined): number | null {
  return text ? Date.parse(text) : null;
}
