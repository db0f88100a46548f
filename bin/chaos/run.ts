import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { closeConnections } from "@/db/client";
import { settingNames } from "@/lib/env";
import { temporaryFolder } from "../local/binaries";
import { keepSecrets } from "../local/secrets";
import { ProductClock, productTime } from "./clock";
import { type Cluster, startCluster } from "./cluster";
import { crashEverywhere } from "./crashes";
import { act, type Candidacy, logInterviews, nearSteps } from "./crowd";
import { type Dice, diceOf } from "./dice";
import { type Fate, startFate } from "./fate";
import { keepJournal, readJournal, readJumps } from "./journal";
import { match, type Verdict } from "./matcher";
import { patiently } from "./patience";
import { layTraps, type Traps } from "./points";
import { type Provider, startProvider } from "./provider";
import { Tally } from "./tally";
import { bundledWorkers, type Victim } from "./worker";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const quietEndMs = 6 * 60 * minuteMs;
/**
 * How far the clock leaps past an alarm: everything that falls due on the way is due at once. Mostly less than what the sweep
 * waits for, so that it is the engine that delivers.
 */
const strideMs = 55_000;
const longStrideMs = 14 * minuteMs;
const workerCount = 2;
const tellEveryMs = 20_000;

export interface Outcome {
  verdict: Verdict;
  /** What was caught at each crash point, if they were asked for. */
  caught: Traps["caught"] | null;
  /** Milliseconds from the return of the database until all workers worked again. */
  recoveries: number[];
  faults: Tally;
  acts: Tally;
  interviews: number;
  mails: number;
  requests: number;
  days: number;
  strides: number;
}

export interface Wishes {
  interviews: number;
  /** How long they are lived, in product time. */
  days: number;
  seed: number;
  /** Something goes wrong with a process or a wire after about so many requests to the provider. */
  blowEvery: number;
  /** Instead of faults at random: a worker dies at each of C1 to C8 until each has caught so many. */
  crashPoints: number | null;
  log: string | null;
}

export interface Stage {
  dice: Dice;
  cluster: Cluster;
  provider: Provider;
  workers: Victim[];
  clock: ProductClock;
  candidacies: Map<string, Candidacy>;
  faults: Tally;
  acts: Tally;
  outages: { from: number; to: number }[];
  downUntil: number;
  strides: number;
}

/** Lives through the weeks after many interviews while things go wrong, and tells how the reminders came out of it. */
export async function liveThrough(wishes: Wishes): Promise<Outcome> {
  const { crashPoints, seed, log } = wishes;
  const folder = fs.mkdtempSync(path.join(temporaryFolder, "afterword-chaos-"));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      process.exit(1);
    });
  }
  const secrets = keepSecrets(folder);
  const [faults, acts, dice] = [new Tally(), new Tally(), diceOf(seed)];
  const cluster = await startCluster(folder, secrets);
  const workers: Victim[] = [];
  const stage: { traps: Traps | null } = { traps: null };
  const provider = await startProvider(diceOf(seed + 1), faults, async (ports, mailIds) => {
    const senders = workers.filter((worker) => ports.some((port) => worker.provider.carries(port)));
    await Promise.all(senders.map((worker) => worker.kill()));
    stage.traps?.tell(mailIds);
  });
  const settings = {
    ...cluster.urls,
    AUTH_SECRET: secrets.authSecret,
    RESEND_API_KEY: provider.resend.apiKey,
    RESEND_BASE_URL: provider.resend.url,
    MAIL_FROM: "Afterword <afterword@example.com>",
  };
  for (const name of settingNames) delete process.env[name];
  Object.assign(process.env, settings);
  try {
    workers.push(
      ...(await bundledWorkers(workerCount, {
        databasePort: cluster.port,
        providerPort: provider.port,
        settings,
        log: log ?? path.join(folder, "worker.log"),
        faults,
      })),
    );
    await keepJournal(cluster.admin);
    const set: Stage = {
      ...{ dice, cluster, provider, workers, faults, acts, candidacies: new Map() },
      ...{ clock: new ProductClock(cluster.admin), outages: [], downUntil: 0, strides: 0 },
    };
    if (crashPoints === null) return await liveOn(set, wishes);
    stage.traps = await layTraps(cluster.admin, workers, provider);
    return await dieOften(set, stage.traps, crashPoints);
  } finally {
    await Promise.all(workers.map((worker) => worker.remove()));
    await provider.resend.close();
    await closeConnections();
    await cluster.stop();
  }
}

async function liveOn(stage: Stage, { interviews, days, blowEvery }: Wishes): Promise<Outcome> {
  const { clock, workers, provider, dice } = stage;
  const startedAt = clock.now();
  for (const worker of workers) worker.start();
  for (const candidacy of await logInterviews(interviews, dice, startedAt))
    stage.candidacies.set(candidacy.applicationId, candidacy);
  await clock.settle();
  provider.misbehave();
  const fate = startFate(diceOf(dice.between(0, 2 ** 31)), blowEvery, stage);
  await stride(stage, startedAt + days * dayMs, (next) => passTime(stage, next));
  await fate.stop();
  provider.behave(true);
  await stride(stage, clock.now() + quietEndMs, (next) => clock.moveTo(next));
  return tell(stage, startedAt, fate);
}

async function dieOften(stage: Stage, traps: Traps, times: number): Promise<Outcome> {
  const startedAt = stage.clock.now();
  for (const worker of stage.workers) worker.start();
  await crashEverywhere(stage, traps, times);
  await traps.stop();
  return { ...(await tell(stage, startedAt, { amiss: [], recoveries: [] })), caught: traps.caught };
}

async function tell(
  stage: Stage,
  startedAt: number,
  { amiss, recoveries }: Pick<Fate, "amiss" | "recoveries">,
): Promise<Outcome> {
  const { provider, cluster, clock, workers, outages, faults, acts, strides } = stage;
  const endedAt = clock.now();
  await Promise.all(workers.map((worker) => worker.kill(true)));
  const { accepted, requests } = provider.resend;
  const jumps = await readJumps(cluster.admin);
  const verdict = match({
    journal: await readJournal(cluster.admin),
    taken: accepted.map(({ key, at, tags }) => ({
      mailId: tags.find(({ name }) => name === "mail_id")?.value ?? "",
      key,
      realAt: at,
      at: productTime(jumps, at),
    })),
    requests,
    jumps,
    amiss,
    endedAt,
    outages,
  });
  verdict.lost.push(...(await unplanned(cluster)));
  const days = Math.round((endedAt - startedAt) / dayMs);
  return {
    ...{ verdict, faults, acts, recoveries, days, strides, caught: null },
    ...{ mails: accepted.length, requests: requests.length, interviews: stage.candidacies.size },
  };
}

/** Goes from alarm to alarm; what is due at one is done with before the clock goes on to the next. */
async function stride(stage: Stage, until: number, move: (next: number) => Promise<void>): Promise<void> {
  for (let toldAt = performance.now(); ; ) {
    await stage.clock.settle();
    const next = await stage.clock.next();
    if (next === null || next > until) return;
    stage.strides += 1;
    await move(next);
    if (performance.now() - toldAt < tellEveryMs) continue;
    toldAt = performance.now();
    const { provider, clock, strides } = stage;
    const left = ((until - clock.now()) / dayMs).toFixed(1);
    process.stderr.write(
      `  ${provider.resend.accepted.length} mails in ${strides} strides, ${left} days to go\n`,
    );
  }
}

async function passTime(stage: Stage, alarmAt: number): Promise<void> {
  const { dice, clock, provider, faults, outages, cluster, candidacies, acts, workers } = stage;
  if (stage.downUntil > 0 && clock.now() > stage.downUntil) {
    stage.downUntil = 0;
    provider.misbehave();
  }
  const next = alarmAt + dice.between(0, dice.chance(0.3) ? longStrideMs : strideMs);
  if (stage.downUntil === 0 && dice.chance(0.01)) {
    faults.add("provider down");
    stage.downUntil = next + dice.between(5, 120) * minuteMs;
    outages.push({ from: alarmAt, to: stage.downUntil });
    provider.behave(false);
  }
  if (dice.chance(0.006)) {
    faults.add("workers away");
    await Promise.all(workers.map((worker) => worker.kill(true)));
    const backAt = next + dice.between(2, 600) * minuteMs;
    outages.push({ from: alarmAt, to: backAt });
    await clock.moveTo(backAt);
    for (const worker of workers) worker.start();
    return;
  }
  const most = 8 + Math.floor(candidacies.size / 20);
  const near = await patiently(() => nearSteps(cluster.admin, next, most));
  const acting = near.filter(() => dice.chance(0.1));
  const early = acting.filter(() => dice.chance(0.3));
  const all = (of: typeof near, latestMs: number) =>
    of.map(async (each) => {
      const own = diceOf(dice.between(0, 2 ** 31));
      await pause(own.between(0, latestMs));
      await act(each, candidacies, own, acts);
    });
  await Promise.all(all(early, 0));
  await clock.moveTo(next);
  await Promise.all(
    all(
      acting.filter((each) => !early.includes(each)),
      120,
    ),
  );
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
