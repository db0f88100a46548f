import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";
import { countWorkers } from "@/inngest/engine/inspection";
import type { Cluster } from "./cluster";
import type { Dice } from "./dice";
import { patiently } from "./patience";
import type { Provider } from "./provider";
import type { Tally } from "./tally";
import { healthOf, untilAllServe, type Web } from "./web";
import type { Worker } from "./worker";

/** A stretch of real time in which something was amiss. */
export interface Amiss {
  from: number;
  to: number;
}

export interface Fate {
  /** What went wrong so far, until the product had had time to get over it. */
  amiss: Amiss[];
  /** How long the workers needed to be at work again after each return of the database, in milliseconds. */
  recoveries: number[];
  /** The same until all web processes said that they have the database. */
  webRecoveries: number[];
  /** Web processes that said they had the database while it was down. */
  lies: string[];
  /** Strikes no more, and resolves when the last blow has been dealt with. */
  stop: () => Promise<void>;
}

interface Battlefield {
  cluster: Cluster;
  workers: Worker[];
  webs: Web[];
  provider: Provider;
  faults: Tally;
}

/** How long a worker needs to be back at work after a blow, on a busy machine. */
const recoveryMs = 8000;

const blows = {
  "worker killed": 30,
  "all workers killed": 8,
  "worker frozen past its leases": 10,
  "worker's database connections cut": 12,
  "worker's provider connections cut": 12,
  "provider unreachable": 8,
  "provider silent": 5,
  "database killed": 10,
  "database frozen": 8,
  "web killed": 14,
  "all webs killed": 4,
  "web frozen": 6,
  "web's database connections cut": 9,
  "web's callers cut": 6,
};

/** Strikes after every so many requests to the provider, in the midst of whatever goes on, until it is stopped. */
export function startFate(
  dice: Dice,
  everyRequests: number,
  { cluster, workers, webs, faults, provider }: Battlefield,
): Fate {
  const amiss: Amiss[] = [];
  const recoveries: number[] = [];
  const webRecoveries: number[] = [];
  const lies: string[] = [];
  let over = false;
  const ended = strike();
  return {
    amiss,
    recoveries,
    webRecoveries,
    lies,
    async stop() {
      over = true;
      await ended;
    },
  };

  async function strike(): Promise<void> {
    for (let seen = 0; ; seen = provider.resend.requests.length) {
      const next = seen + dice.between(Math.ceil(everyRequests / 2), Math.ceil(everyRequests * 1.5));
      while (!over && provider.resend.requests.length < next) await pause(10);
      if (over) return;
      const name = dice.weighted(blows);
      faults.add(name);
      const from = Date.now();
      const during = { from, to: Number.POSITIVE_INFINITY };
      amiss.push(during);
      await deal(name);
      during.to = Date.now() + recoveryMs;
    }
  }

  async function deal(name: keyof typeof blows): Promise<void> {
    const worker = workers[dice.between(0, workers.length - 1)];
    const web = webs[dice.between(0, webs.length - 1)];
    if (!worker || !web) return;
    switch (name) {
      case "worker killed":
        return worker.kill();
      case "all workers killed":
        await Promise.all(workers.map((each) => each.kill()));
        return;
      case "worker frozen past its leases":
        worker.freeze();
        await endLeases(cluster.admin);
        await pause(dice.between(300, 2500));
        worker.thaw();
        return;
      case "worker's database connections cut":
        return worker.database.cut();
      case "worker's provider connections cut":
        return worker.provider.cut();
      case "provider unreachable":
        for (const { provider } of workers) provider.setDown(true);
        await pause(dice.between(100, 1500));
        for (const { provider } of workers) provider.setDown(false);
        return;
      case "provider silent":
        for (const { provider } of workers) provider.setSilent(true);
        await pause(dice.between(100, 1500));
        for (const { provider } of workers) provider.setSilent(false);
        return;
      case "database killed":
        await cluster.crash(askHealth);
        await Promise.all([untilAllWork(), untilAllAreServed()]);
        return;
      case "database frozen": {
        const thaw = await patiently(cluster.freeze);
        await pause(dice.between(200, 1500));
        thaw();
        return;
      }
      case "web killed":
        return web.kill();
      case "all webs killed":
        await Promise.all(webs.map((each) => each.kill()));
        return untilAllServe(webs);
      case "web frozen":
        web.freeze();
        await pause(dice.between(300, 2500));
        web.thaw();
        return;
      case "web's database connections cut":
        return web.database.cut();
      case "web's callers cut":
        return web.front.cut();
    }
  }

  async function untilAllWork(): Promise<void> {
    const backAt = performance.now();
    while ((await patiently(() => countWorkers(cluster.admin))) < workers.length) await pause(25);
    recoveries.push(performance.now() - backAt);
  }

  async function untilAllAreServed(): Promise<void> {
    const backAt = performance.now();
    await untilAllServe(webs);
    webRecoveries.push(performance.now() - backAt);
  }

  /** Every server that is up must answer 503 while there is no database. */
  async function askHealth(): Promise<void> {
    for (const health of await Promise.all(webs.map(healthOf)))
      if (health && (health.status !== 503 || health.database !== "down"))
        lies.push(`${health.status}, database ${health.database}`);
  }
}

/**
 * So that another worker takes over from one that hangs, as it would after a minute or two. What the frozen one has locked is
 * left alone: it thaws before it could be had.
 */
async function endLeases(admin: postgres.Sql): Promise<void> {
  await patiently(async () => {
    await admin`
      update engine.job set lease_until = lease_until - interval '61 seconds' where ctid = any (array(
        select ctid from engine.job where lease_until is not null for update skip locked))`;
    await admin`
      update mail set lease_until = lease_until - interval '121 seconds' where ctid = any (array(
        select ctid from mail where lease_until is not null for update skip locked))`;
  });
}
