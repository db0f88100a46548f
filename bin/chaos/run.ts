import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { closeConnections } from "@/db/client";
import { settingNames } from "@/lib/env";
import { temporaryFolder } from "../local/binaries";
import { keepSecrets } from "../local/secrets";
import { ProductClock } from "./clock";
import { type Cluster, startCluster } from "./cluster";
import { type Dice, diceOf } from "./dice";
import { keepJournal, readJournal } from "./journal";
import { act, bearLives, type Life, nearSteps } from "./lives";
import { match, type Verdict } from "./matcher";
import { type Provider, startProvider } from "./provider";
import { Tally } from "./tally";
import { bundledWorker, type Worker } from "./worker";

const minuteMs = 60_000;
const horizonMs = 45 * 24 * 60 * minuteMs;
const quietEndMs = 6 * 60 * minuteMs;

export interface Outcome {
  verdict: Verdict;
  faults: Tally;
  acts: Tally;
  mails: number;
  requests: number;
  days: number;
  stops: number;
}

interface Stage {
  dice: Dice;
  cluster: Cluster;
  provider: Provider;
  worker: Worker;
  clock: ProductClock;
  lives: Map<string, Life>;
  faults: Tally;
  acts: Tally;
  outages: { from: number; to: number }[];
  downUntil: number;
  stops: number;
}

/** Lives through the weeks after `count` interviews while things go wrong, and tells how the reminders came out of it. */
export async function liveThrough(count: number, seed: number, log: string | null): Promise<Outcome> {
  const folder = fs.mkdtempSync(path.join(temporaryFolder, "afterword-chaos-"));
  const secrets = keepSecrets(folder);
  const [faults, acts, dice] = [new Tally(), new Tally(), diceOf(seed)];
  const cluster = await startCluster(folder, secrets);
  const provider = await startProvider(diceOf(seed + 1), faults);
  const settings = {
    ...cluster.urls,
    AUTH_SECRET: secrets.authSecret,
    RESEND_API_KEY: provider.resend.apiKey,
    RESEND_BASE_URL: provider.resend.url,
    MAIL_FROM: "Afterword <afterword@example.com>",
  };
  for (const name of settingNames) delete process.env[name];
  Object.assign(process.env, settings);
  const undo = survive(faults);
  const worker = await bundledWorker(settings, log ?? path.join(folder, "worker.log"));
  const clock = new ProductClock(cluster.admin);
  try {
    await keepJournal(cluster.admin);
    const born = await bearLives(count, dice, clock.now());
    const lives = new Map(born.map((life) => [life.applicationId, life]));
    const stage = {
      dice,
      cluster,
      provider,
      worker,
      clock,
      lives,
      faults,
      acts,
      outages: [],
      downUntil: 0,
      stops: 0,
    };
    return await liveOn(stage);
  } finally {
    await worker.remove();
    await provider.resend.close();
    await closeConnections();
    await cluster.stop();
    undo();
  }
}

/** postgres.js throws out of reach when a transaction's connection dies under it (porsager/postgres#1208). */
function survive(faults: Tally): () => void {
  const caught = (error: unknown) => {
    if (!(error instanceof TypeError && error.stack?.includes("nextWrite"))) throw error;
    faults.add("driver threw out of reach");
  };
  process.on("uncaughtException", caught);
  return () => process.off("uncaughtException", caught);
}

async function liveOn(stage: Stage): Promise<Outcome> {
  const { clock, worker, provider, cluster } = stage;
  const startedAt = clock.now();
  worker.start();
  provider.misbehave();
  await visit(stage, startedAt + horizonMs, (next) => passTime(stage, next));
  provider.behave(true);
  await visit(stage, clock.now() + quietEndMs, (next) => clock.moveTo(next));
  const endedAt = clock.now();
  await worker.kill();
  const { accepted, requests } = provider.resend;
  const verdict = match({
    journal: await readJournal(cluster.admin),
    taken: accepted.map(({ key, at, tags }) => ({
      mailId: tags.find(({ name }) => name === "mail_id")?.value ?? "",
      key,
      realAt: at,
      at: clock.at(at),
    })),
    requests,
    endedAt,
    outages: stage.outages,
  });
  verdict.lost.push(...(await unplanned(cluster)));
  const { faults, acts } = stage;
  const days = Math.round((endedAt - startedAt) / (24 * 60 * minuteMs));
  return {
    verdict,
    faults,
    acts,
    mails: accepted.length,
    requests: requests.length,
    days,
    stops: stage.stops,
  };
}

/** Goes from alarm to alarm; each is done with before the next rings. */
async function visit(stage: Stage, until: number, move: (next: number) => Promise<void>): Promise<void> {
  for (;;) {
    await stage.clock.settle(() => tend(stage));
    const next = await stage.clock.next();
    if (next === null || next > until) return;
    stage.stops += 1;
    await move(next);
  }
}

/** What a supervisor does: a worker that is gone is started again. And what fate does: one whose request hangs is killed. */
async function tend({ provider, worker, faults }: Stage): Promise<boolean> {
  if (provider.wantsDeath()) {
    await worker.kill();
    provider.release();
  } else if (worker.isRunning()) {
    return false;
  } else {
    faults.add("worker ended by itself");
  }
  worker.start();
  return true;
}

async function passTime(stage: Stage, next: number): Promise<void> {
  const { dice, clock, provider, faults, outages, cluster, lives, acts } = stage;
  if (stage.downUntil > 0 && clock.now() > stage.downUntil) {
    stage.downUntil = 0;
    provider.misbehave();
  }
  if (stage.downUntil === 0 && dice.chance(0.01)) {
    faults.add("provider down");
    stage.downUntil = next + dice.between(5, 120) * minuteMs;
    outages.push({ from: next, to: stage.downUntil });
    provider.behave(false);
  }
  const near = await nearSteps(cluster.admin, next, 8 + Math.floor(lives.size / 10));
  const acting = near.filter(() => dice.chance(0.1));
  const early = acting.filter(() => dice.chance(0.3));
  const all = (of: typeof near, latestMs: number) =>
    of.map(async (each) => {
      const own = diceOf(dice.between(0, 2 ** 31));
      await pause(own.between(0, latestMs));
      await act(each, lives, own, acts);
    });
  await Promise.all(all(early, 0));
  await clock.moveTo(next);
  await Promise.all([
    ...all(
      acting.filter((each) => !early.includes(each)),
      120,
    ),
    disturb(stage),
  ]);
}

async function disturb({ dice, clock, worker, cluster, faults, outages }: Stage): Promise<void> {
  const what = dice.weighted({ nothing: 955, "worker killed": 30, "worker away": 6, "database killed": 9 });
  if (what === "nothing") return;
  await pause(dice.between(0, 150));
  faults.add(what);
  if (what === "database killed") return cluster.crash();
  await worker.kill();
  if (what === "worker away") {
    const from = clock.now();
    await clock.moveBy(dice.between(2, 600) * minuteMs);
    outages.push({ from, to: clock.now() });
  }
  worker.start();
}

/** Open steps that should be told about and have no reminder at all. */
async function unplanned({ admin }: Cluster): Promise<string[]> {
  const rows = await admin<{ id: string; kind: string }[]>`
    select s.id, s.kind from follow_up_step s
    where s.state = 'planned' and not (s.kind = 'application-follow-up' and s.channel = 'none')
      and not exists (select 1 from reminder r where r.owner_id = s.owner_id and r.step_id = s.id)
      and exists (select 1 from profile p where p.owner_id = s.owner_id and p.reminders_stopped_at is null)`;
  return rows.map(({ id, kind }) => `step ${id} (${kind}) has no reminder`);
}
