import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { database } from "@/db/client";
import { isSettled, nextTimerAt } from "@/inngest/engine/inspection";
import { Trouble } from "../local/trouble";

/** How long one attempt may hold a mail (leases use real time), and a second. */
const leaseMs = 121_000;
const patienceMs = 90_000;
/** What nobody has touched for so long, nobody is at. */
const quietMs = 700;

/** Product time, moved as the web role does it. It remembers every move, to tell what time it was. */
export class ProductClock {
  private readonly moves: { realAt: number; offsetMs: number }[] = [{ realAt: 0, offsetMs: 0 }];

  constructor(private readonly admin: postgres.Sql) {}

  /** Product time at an instant of real time; during a move already the later one. */
  at(realAt: number): number {
    return realAt + (this.moves.findLast((move) => move.realAt <= realAt)?.offsetMs ?? 0);
  }

  now(): number {
    return this.at(Date.now());
  }

  async moveTo(at: number): Promise<void> {
    await this.moveBy(Math.ceil(at - this.now()));
  }

  async moveBy(byMs: number): Promise<void> {
    if (byMs <= 0) return;
    this.moves.push({ realAt: Date.now(), offsetMs: (this.moves.at(-1)?.offsetMs ?? 0) + byMs });
    await database("web").execute(sql`select move_app_clock(${byMs})`);
  }

  /** When something happens next: an alarm, or what the sweep would find if all alarms were lost. */
  async next(): Promise<number | null> {
    const [row] = await this.admin<{ due: number | null }[]>`
      select extract(epoch from min(greatest(due_at, wait_until) + interval '121 seconds'))::float8 * 1000 as due
      from reminder where state = 'scheduled'`;
    const times = [(await nextTimerAt(this.admin))?.getTime(), row?.due].filter(
      (at) => typeof at === "number",
    );
    return times.length > 0 ? Math.min(...times) : null;
  }

  /**
   * Waits until the worker has nothing to do at the present product time. `meanwhile` is called again and again. A mail that
   * a dead process holds is waited for by letting both clocks pass its lease.
   */
  async settle(meanwhile: () => Promise<boolean>): Promise<void> {
    let seen = "";
    let seenAt = performance.now();
    const giveUpAt = performance.now() + patienceMs;
    for (;;) {
      if (await meanwhile()) seenAt = performance.now();
      const left = await this.left();
      if (left.total === 0) return;
      const now = JSON.stringify(left);
      if (now !== seen) seenAt = performance.now();
      seen = now;
      if (left.atWork === 0 && performance.now() - seenAt > quietMs) {
        await this.passLeases(left.leased > 0);
        seenAt = performance.now();
      }
      if (performance.now() > giveUpAt) throw new Trouble(`The worker does not come to rest: ${now}`);
      await pause(15);
    }
  }

  private async passLeases(held: boolean): Promise<void> {
    if (held) {
      await this.admin`
        update mail set lease_until = lease_until - ${leaseMs} * interval '1 millisecond' where lease_until is not null`;
    }
    // The sweep looks whenever the clock moves.
    await this.moveBy(held ? leaseMs : 1000);
  }

  private async left() {
    const [row] = await this.admin<{ outbox: number; leased: number; sweepable: number }[]>`
      select (select count(*)::int from outbox where sent_at is null) as outbox,
        (select count(*)::int from mail where state in ('frozen', 'sending') and lease_until > now()) as leased,
        (select count(*)::int from mails_to_send(500)) + (select count(*)::int from overdue_reminders(120, 500)) as sweepable`;
    const { outbox = 0, leased = 0, sweepable = 0 } = row ?? {};
    const atWork = outbox + ((await isSettled(this.admin)) ? 0 : 1);
    return { atWork, leased, sweepable, total: atWork + leased + sweepable };
  }
}
