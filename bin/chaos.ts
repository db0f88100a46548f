/**
 * `npm run chaos -- --lives 200 [--seed 1] [--days 21]`: lives of people and their interviews against the real worker, Postgres and
 * a pretended Resend, with kill -9 and provider faults all along; then every reminder is matched with its mail.
 */
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Fault } from "../tests/support/fake-resend";
import type * as Lives from "./chaos/lives";
import { matchTargets, type Verdict } from "./chaos/matcher";
import { oneOf, type Random, randomFrom } from "./chaos/random";
import { openWorld, type World } from "./chaos/world";
import { run } from "./run";

const day = 86_400_000;

run(async () => {
  const { values } = parseArgs({
    options: { lives: { type: "string" }, seed: { type: "string" }, days: { type: "string" } },
  });
  const lives = Number(values.lives ?? 200);
  const days = Number(values.days ?? 21);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
  say(`${lives} lives over ${days} days, seed ${seed}`);
  const startedAt = performance.now();
  const world = await openWorld();
  const faults: Record<string, number> = {};
  let verdict: Verdict;
  try {
    verdict = await live(world, { lives, days, random: randomFrom(seed), faults });
  } finally {
    await world.close();
  }
  report(verdict, { faults, lives, seconds: (performance.now() - startedAt) / 1000 });
  process.exit(verdict.lost.length + verdict.doubled.length + verdict.early.length > 0 ? 1 : 0);
});

interface Plan {
  lives: number;
  days: number;
  random: Random;
  faults: Record<string, number>;
}

async function live(world: World, { lives, days, random, faults }: Plan): Promise<Verdict> {
  const people: typeof Lives = await import(world.livesFile);
  const all: Lives.Life[] = [];
  for (let number = 1; number <= lives; number += 1) all.push(await people.beginLife(number, random));
  const end = new Date((await world.now()).getTime() + days * day);
  const count = (what: string) => {
    faults[what] = (faults[what] ?? 0) + 1;
  };
  troubleResend(world, random, count);
  // People act at moments spread over the first two thirds, a handful in each life.
  const acts = Array.from(
    { length: lives * 4 },
    () => end.getTime() - days * day * (0.33 + random() * 0.67),
  ).sort((a, b) => a - b);
  for (;;) {
    await world.settle();
    const timer = await world.nextTimer();
    const act = acts[0] ?? Number.POSITIVE_INFINITY;
    const next = Math.min(timer?.getTime() ?? Number.POSITIVE_INFINITY, act, end.getTime());
    await world.moveTo(new Date(next));
    if (next >= end.getTime()) break;
    if (next >= act) {
      acts.shift();
      const life = all[Math.floor(random() * all.length)];
      if (life) await people.liveOn(life, random);
    }
    await strike(world, random, count);
  }
  world.resend.failWhile(null);
  await world.settle();
  // Mails that still wait to be tried again get the time for it.
  for (let n = 0; n < 40 && (await stillOpen(world)) > 0; n += 1) {
    await world.moveTo(new Date((await world.now()).getTime() + 600_000));
    await pause(300);
    await world.settle();
  }
  await people.closeConnections();
  return matchTargets(world, end);
}

async function stillOpen({ db }: World): Promise<number> {
  const [row] = await db<{ n: number }[]>`
    select count(*)::int as n from mail where state in ('frozen', 'sending')`;
  return row?.n ?? 0;
}

/** Now and then something is killed, a moment after the clock has struck, while work is under way. */
async function strike(world: World, random: Random, count: (what: string) => void): Promise<void> {
  const chance = random();
  if (chance < 0.06) {
    await pause(random() * 150);
    count("worker killed");
    await world.killWorker();
  } else if (chance < 0.08) {
    await pause(random() * 150);
    count("Postgres killed");
    await world.killPostgres();
  }
}

function troubleResend({ resend }: World, random: Random, count: (what: string) => void): void {
  const kinds: [string, Fault][] = [
    ["500", { status: 500 }],
    ["500 after acceptance", { accepted: true, status: 500 }],
    ["reset", { reset: true }],
    ["reset after acceptance", { accepted: true, reset: true }],
    ["no id", { accepted: true, status: 200, raw: "{}" }],
    ["429", { status: 429, name: "rate_limit_exceeded", headers: { "retry-after": "2" } }],
    ["409 concurrent", { status: 409, name: "concurrent_idempotent_requests" }],
  ];
  resend.failWhile(() => {
    if (random() > 0.12) return null;
    const [name, fault] = oneOf(random, kinds as [(typeof kinds)[0], ...typeof kinds]);
    count(`Resend: ${name}`);
    return fault;
  });
}

function report(
  { targets, mails, states, lost, doubled, early, lateMs }: Verdict,
  { faults, lives, seconds }: { faults: Record<string, number>; lives: number; seconds: number },
): void {
  for (const fault of [...lost, ...doubled, ...early].slice(0, 20)) say(`✗ ${fault}`);
  say(`lives      ${lives}`);
  say(`reminders  ${targets}: ${listed(states)}`);
  say(`mails      ${mails}`);
  say(`faults     ${listed(faults)}`);
  say(`lost       ${lost.length}`);
  say(`doubled    ${doubled.length}`);
  say(`early      ${early.length}`);
  say(
    `late       p50 ${shown(lateMs.p50)}, p99 ${shown(lateMs.p99)}, max ${shown(lateMs.max)} (retries counted)`,
  );
  say(`took       ${seconds.toFixed(0)} s`);
}

function listed(counts: Record<string, number>): string {
  return Object.entries(counts)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([what, n]) => `${n} ${what}`)
    .join(", ");
}

function shown(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
