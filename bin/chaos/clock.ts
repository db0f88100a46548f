import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";
import { isSettled, nextTimerAt } from "@/inngest/engine/inspection";
import { Trouble } from "../local/trouble";
import { patiently } from "./patience";

/** How long nothing may have moved before the product counts as stuck. */
const patienceMs = 90_000;
/** The sweep will not see what it has left lying for so long before the clock moves again. */
const quietMs = 400;

/** A move of product time: from then on the real clock and this much more. */
export interface Jump {
  realAt: number;
  offsetMs: number;
}

/** Product time, and when nothing is left to do at it. */
export class ProductClock {
  private offsetMs = 0;

  constructor(private readonly admin: postgres.Sql) {}

  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** Leases run on real time and end as the product's time passes: they age with every move. */
  async moveTo(at: number): Promise<void> {
    const [row] = await patiently(
      () => this.admin<{ offsetMs: number }[]>`select chaos.move_to(${at}::float8)::float8 as "offsetMs"`,
    );
    this.offsetMs = row?.offsetMs ?? this.offsetMs;
  }

  /** When something happens next: an alarm, the end of a lease, or what the sweep finds when alarms are lost. */
  async next(): Promise<number | null> {
    const [timer, [row]] = await patiently(() =>
      Promise.all([
        nextTimerAt(this.admin),
        this.admin<{ due: number | null; leased: number | null; left: number }[]>`
          select
            (select extract(epoch from min(greatest(due_at, wait_until) + interval '121 seconds'))::float8 * 1000
              from reminder where state = 'scheduled') as due,
            (select extract(epoch from app_now() + min(lease_until - now()) + interval '61 seconds')::float8 * 1000
              from mail where state in ('frozen', 'sending') and lease_until is not null) as leased,
            (select count(*)::int from mails_to_send(1)) + (select count(*)::int from overdue_reminders(120, 1)) as left`,
      ]),
    );
    if (row && row.left > 0) return this.now() + 1000;
    const times = [timer?.getTime(), row?.due, row?.leased].filter((at) => typeof at === "number");
    return times.length > 0 ? Math.max(this.now(), Math.min(...times)) : null;
  }

  /** Waits until nothing is under way at the present product time. What the sweep will only find later is left to it. */
  async settle(): Promise<void> {
    let left = "";
    let changedAt = performance.now();
    let wait = 10;
    let restsSince: number | null = null;
    for (;;) {
      if ((await this.atWork()) === 0) {
        restsSince ??= performance.now();
        if ((await this.sweepable()) === 0 || performance.now() - restsSince > quietMs) return;
      } else {
        restsSince = null;
      }
      if (performance.now() - changedAt > patienceMs / 10) {
        const now = await this.inFlight();
        if (now !== left) changedAt = performance.now();
        left = now;
        if (performance.now() - changedAt > patienceMs)
          throw new Trouble(`The worker does not come to rest: ${now}`);
      }
      await pause(wait);
      wait = Math.min(wait + 5, 60);
    }
  }

  private async atWork(): Promise<number> {
    const [settled, [row]] = await patiently(() =>
      Promise.all([
        isSettled(this.admin),
        this.admin<{ outbox: number }[]>`
          select count(*)::int as outbox from (select 1 from outbox where sent_at is null limit 1) as waiting`,
      ]),
    );
    return (row?.outbox ?? 0) + (settled ? 0 : 1);
  }

  private async sweepable(): Promise<number> {
    const [row] = await patiently(
      () => this.admin<{ left: number }[]>`
        select (select count(*)::int from mails_to_send(50)) + (select count(*)::int from overdue_reminders(120, 50)) as left`,
    );
    return row?.left ?? 0;
  }

  private async inFlight(): Promise<string> {
    const [row] = await patiently(
      () => this.admin<{ waiting: string }[]>`
        select (select count(*) from outbox where sent_at is null) || ' events, '
          || (select count(*) from engine.job where token is not null) || ' jobs in flight, '
          || (select count(*) from engine.job where token is null and due_at <= app_now()) || ' due' as waiting`,
    );
    return row?.waiting ?? "";
  }
}

/** Product time at an instant of real time; during a move already the later one. */
export function productTime(jumps: readonly Jump[], realAt: number): number {
  return realAt + (jumps.findLast((jump) => jump.realAt <= realAt)?.offsetMs ?? 0);
}

/** The first product time from `at` on that there ever was: where a move leapt over it, the end of the leap. */
export function firstSeen(jumps: readonly Jump[], at: number): number {
  for (const [nth, { realAt, offsetMs }] of jumps.entries()) {
    const before = realAt + (jumps[nth - 1]?.offsetMs ?? 0);
    if (before > at) break;
    if (at < realAt + offsetMs) return realAt + offsetMs;
  }
  return at;
}

/** Nothing need be done at `at` before the clock rests again: the end of the next move, if there is one. */
export function nextRest(jumps: readonly Jump[], at: number): number {
  const next = jumps.find(({ realAt, offsetMs }) => realAt + offsetMs > at);
  return next ? next.realAt + next.offsetMs : at;
}
