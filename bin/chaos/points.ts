import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";
import { patiently } from "./patience";
import type { Provider } from "./provider";
import type { Worker } from "./worker";

/** The eight crash points of one send: what is done last before the worker dies, and what it never comes to. */
export const points = {
  C1: "saved, not handed to the engine",
  C2: "handed over, not marked as armed",
  C3: "woken, not claimed",
  C4: "claimed and begun, not received",
  C5: "received, the answer not read",
  C6: "answer read, not recorded",
  C7: "recorded, the step's result not stored",
  C8: "result stored, the run not ended",
} as const;

export type Point = keyof typeof points;

/** What one point caught: the reminders or mails in whose midst a worker died, and in how many deaths. */
export interface Caught {
  ids: string[];
  deaths: number;
}

export interface Traps {
  caught: Record<Point, Caught>;
  /** The next worker that comes to this point dies there. With null none does. */
  arm: (point: Point | null) => Promise<void>;
  /** To be told whose requests died at the provider (C4, C5). */
  tell: (mailIds: string[]) => void;
  stop: () => Promise<void>;
}

/** How long others may come to the same point, to die with the first. */
const gatherMs = 250;

/**
 * Traps for workers, in a database of chaos alone: a trigger holds the statement with which a point is left behind, the worker
 * is killed while it waits, and then its session, so that nothing of the statement is kept. C4 and C5 lie at the provider.
 */
export async function layTraps(admin: postgres.Sql, workers: Worker[], provider: Provider): Promise<Traps> {
  await admin.unsafe(triggers);
  const names = Object.keys(points) as Point[];
  const caught = Object.fromEntries(
    names.map((point) => [point, { ids: [], deaths: 0 }]),
  ) as unknown as Record<Point, Caught>;
  let armed: Point | null = null;
  let over = false;
  const ended = watch();
  return {
    caught,
    arm,
    tell(mailIds) {
      if (armed === "C4" || armed === "C5") note(armed, mailIds);
    },
    async stop() {
      over = true;
      await ended;
    },
  };

  async function arm(point: Point | null): Promise<void> {
    armed = point;
    provider.trap(point === "C4" ? false : point === "C5" ? true : null);
    await patiently(() => admin`update chaos.trap set point = ${point}`);
  }

  function note(point: Point, ids: string[]): void {
    caught[point].ids.push(...ids);
    caught[point].deaths += 1;
  }

  async function watch(): Promise<void> {
    while (!over) {
      if ((await held()).length > 0) {
        await pause(gatherMs);
        await patiently(() => admin`update chaos.trap set point = null`);
        await end(await held());
      }
      await pause(25);
    }
  }

  async function end(sessions: Held[]): Promise<void> {
    const saved = await patiently(
      () => admin<{ id: string }[]>`
        select data->>'reminderId' as id from outbox where sent_at is null and name = 'reminder/scheduled'`,
    );
    const senders = workers.filter((worker) => sessions.some(({ port }) => worker.database.carries(port)));
    await Promise.all(senders.map((worker) => worker.kill()));
    await patiently(
      () =>
        admin`select pg_terminate_backend(pid) from unnest(${sessions.map(({ pid }) => pid)}::int[]) as pid`,
    );
    for (const point of names) {
      const ids = sessions
        .filter((session) => session.name.startsWith(point))
        .map(({ name }) => name.slice(3));
      // The relay hands over all that is saved, or nothing.
      if (ids.length > 0) note(point, point === "C1" ? saved.map(({ id }) => id) : ids);
    }
  }

  async function held(): Promise<Held[]> {
    return patiently(
      () => admin<Held[]>`
        select pid, client_port as port, application_name as name from pg_stat_activity
        where application_name ~ '^C[1-8] ' and datname = current_database()`,
    );
  }
}

interface Held {
  pid: number;
  port: number;
  name: string;
}

const ofRun = (run: string) => `(select event->'data'->>'reminderId' from engine.run where id = ${run})`;

const triggers = `
  create table chaos.trap (point text);
  insert into chaos.trap values (null);
  create function chaos.hold(caught text, id text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if caught = (select point from chaos.trap) then
      perform set_config('application_name', caught || ' ' || id, true);
      perform pg_sleep(600);
    end if;
  end $$;
  ${[
    trap(
      "C1",
      "insert on engine.run",
      "new.event->>'name' = 'reminder/scheduled'",
      "new.event->'data'->>'reminderId'",
    ),
    trap(
      "C2",
      "update on reminder",
      "new.armed_version is distinct from old.armed_version and new.armed_version is not null",
      "new.id::text",
    ),
    trap("C3", "update on reminder", "new.state = 'claimed' and old.state = 'scheduled'", "new.id::text"),
    trap("C6", "update on mail", "new.state = 'accepted' and old.state <> 'accepted'", "new.id::text"),
    trap("C7", "insert on engine.step", "new.name like 'send-%'", ofRun("new.run_id")),
    trap(
      "C8",
      "update on engine.run",
      "new.status = 'completed' and old.status <> 'completed'",
      "(select new.event->'data'->>'reminderId' from engine.step where run_id = new.id and name like 'send-%' limit 1)",
    ),
  ].join("")}`;

function trap(point: Point, on: string, when: string, id: string): string {
  return `
    create function chaos.at_${point}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if (${id}) is not null then perform chaos.hold('${point}', ${id}); end if;
      return new;
    end $$;
    create trigger chaos_${point} before ${on} for each row when (${when}) execute function chaos.at_${point}();`;
}
