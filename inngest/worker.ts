import { closeConnections, connection, serveOwnedRowsAs } from "@/db/client";
import { engineKind } from "@/lib/env";
import { warnOfClockSkew } from "@/lib/health/figures/queries";
import { log } from "@/lib/log";
import { confirmAcceptedMails } from "@/lib/mail/confirming/commands";
import { sendLateSignInMails, sweep } from "@/lib/reminders/sweep/commands";
import { rearmLost } from "@/lib/reminders/sweep/rearming/commands";
import { keepZoneData } from "@/lib/time-zones/upkeep/commands";
import { inngest } from "./client";
import { createEngine } from "./engine/engine";
import { functions } from "./index";
import { relayEvents } from "./relay";

const relayEveryMs = 5_000;
const sweepEveryMs = 30_000;
const signInEveryMs = 3_000;
const lostEveryMs = 5 * 60_000;
const confirmEveryMs = 60_000;
const clockEveryMs = 10 * 60_000;
const zoneDataEveryMs = 24 * 60 * 60_000;

serveOwnedRowsAs("worker");
await main();

/** Runs until SIGTERM: the embedded engine unless Inngest runs the functions, and beside any engine the relay and the sweep. */
async function main(): Promise<void> {
  const { sql } = connection("worker");
  const engine = engineKind() === "embedded" ? createEngine({ sql, client: inngest, functions, log }) : null;
  await engine?.start();
  const relay = repeat("relay", relayEveryMs, relayEvents);
  const sweeper = repeat("sweep", sweepEveryMs, sweep);
  const signIn = repeat("sign-in", signInEveryMs, sendLateSignInMails);
  const lost = repeat("lost alarms", lostEveryMs, rearmLost);
  const confirming = repeat("mails to confirm", confirmEveryMs, confirmAcceptedMails);
  const zones = repeat("time zone data", zoneDataEveryMs, keepZoneData);
  const clocks = repeat("clocks", clockEveryMs, warnOfClockSkew);
  const outbox = await sql.listen("outbox", relay.now, relay.now);
  const clock = await sql.listen("app_clock", sweeper.now);
  log.info({ engine: engineKind() }, "worker started");
  await stopSignal();
  await Promise.all([outbox.unlisten(), clock.unlisten()]);
  const timers = [relay, sweeper, signIn, lost, confirming, zones, clocks];
  await Promise.all([engine?.stop(), ...timers.map((work) => work.stop())]);
  await closeConnections();
  log.info("worker stopped");
}

/** Runs `work` now, every `everyMs`, and soon after `now` is called; never twice at once. A failure is logged and tried again. */
function repeat(name: string, everyMs: number, work: () => Promise<unknown>) {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const now = () => {
    if (stopped) return;
    again = true;
    running ??= run();
  };
  async function run(): Promise<void> {
    while (again && !stopped) {
      again = false;
      try {
        await work();
      } catch (error) {
        log.error({ err: error, work: name }, "background work failed");
      }
    }
    running = null;
  }
  const timer = setInterval(now, everyMs);
  now();
  return {
    now,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => resolve());
    }
  });
}
