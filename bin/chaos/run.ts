import fs from "node:fs";
import path from "node:path";
import { closeConnections } from "@/db/client";
import { settingNames } from "@/lib/env";
import { temporaryFolder } from "../local/binaries";
import { ensureBuild } from "../local/build";
import { keepSecrets } from "../local/secrets";
import { type Callers, callersAt } from "./callers";
import { ProductClock } from "./clock";
import { type Cluster, startCluster } from "./cluster";
import { crashEverywhere } from "./crashes";
import { type Candidacy, logInterviews } from "./crowd";
import { dayMs, passTime, stride } from "./days";
import { type Dice, diceOf } from "./dice";
import { startFate } from "./fate";
import { keepJournal } from "./journal";
import { type Letters, lettersAt, type Pressed } from "./links";
import { type Outcome, tell } from "./outcome";
import { layTraps, type Traps } from "./points";
import { type Provider, startProvider } from "./provider";
import { Tally } from "./tally";
import { builtWebs, untilAllServe, type Web } from "./web";
import { newWebhookSecret, startWebhooks } from "./webhooks";
import { bundledWorkers, type Worker } from "./worker";

const quietEndMs = 6 * 3_600_000;
const workerCount = 2;
const webCount = 2;

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
  workers: Worker[];
  clock: ProductClock;
  candidacies: Map<string, Candidacy>;
  faults: Tally;
  acts: Tally;
  outages: { from: number; to: number }[];
  downUntil: number;
  strides: number;
}

/** With the web among the processes, and what people and the provider do there. */
export interface OpenStage extends Stage {
  webs: Web[];
  callers: Callers;
  letters: Letters;
  pressed: Pressed[];
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
  if (crashPoints === null) await ensureBuild((line) => process.stderr.write(`${line}\n`));
  const cluster = await startCluster(folder, secrets);
  const [workers, webs]: [Worker[], Web[]] = [[], []];
  const stage: { traps: Traps | null } = { traps: null };
  const provider = await startProvider(diceOf(seed + 1), faults, async (ports, mailIds) => {
    const senders = workers.filter((worker) => ports.some((port) => worker.provider.carries(port)));
    await Promise.all(senders.map((worker) => worker.kill()));
    stage.traps?.tell(mailIds);
  });
  const webhookSecret = newWebhookSecret();
  const settings: Record<string, string> = {
    ...cluster.urls,
    AUTH_SECRET: secrets.authSecret,
    RESEND_API_KEY: provider.resend.apiKey,
    RESEND_BASE_URL: provider.resend.url,
    RESEND_WEBHOOK_SECRET: webhookSecret,
    MAIL_FROM: "Afterword <afterword@example.com>",
  };
  for (const name of settingNames) delete process.env[name];
  Object.assign(process.env, settings);
  const around = {
    ...{ databasePort: cluster.port, providerPort: provider.port, faults },
    log: log ?? path.join(folder, "processes.log"),
  };
  try {
    if (crashPoints === null) {
      webs.push(...(await builtWebs(webCount, { ...around, settings: { ...settings, ...cluster.webUrls } })));
    }
    const site: Record<string, string> = webs[0] ? { AFTERWORD_URL: webs[0].url } : {};
    workers.push(...(await bundledWorkers(workerCount, { ...around, settings: { ...settings, ...site } })));
    await keepJournal(cluster.admin);
    const set: Stage = {
      ...{ dice, cluster, provider, workers, faults, acts, candidacies: new Map() },
      ...{ clock: new ProductClock(cluster.admin), outages: [], downUntil: 0, strides: 0 },
    };
    if (crashPoints === null) return await liveOn(set, webs, webhookSecret, wishes);
    stage.traps = await layTraps(cluster.admin, workers, provider);
    return await dieOften(set, stage.traps, crashPoints);
  } finally {
    await Promise.all([...workers, ...webs].map((each) => each.remove()));
    await provider.resend.close();
    await closeConnections();
    await cluster.stop();
  }
}

async function liveOn(
  base: Stage,
  webs: Web[],
  secret: string,
  { interviews, days, blowEvery }: Wishes,
): Promise<Outcome> {
  const { clock, workers, provider, dice, faults } = base;
  const own = () => diceOf(dice.between(0, 2 ** 31));
  const callers = callersAt(webs, own());
  const stage: OpenStage = { ...base, webs, callers, letters: lettersAt(provider.resend), pressed: [] };
  const startedAt = clock.now();
  for (const each of [...workers, ...webs]) each.start();
  for (const candidacy of await logInterviews(interviews, dice, startedAt))
    stage.candidacies.set(candidacy.applicationId, candidacy);
  await untilAllServe(webs);
  const webhooks = startWebhooks(provider.resend, { callers, faults, dice: own(), secret });
  await clock.settle();
  provider.misbehave();
  const fate = startFate(own(), blowEvery, stage);
  await stride(stage, startedAt + days * dayMs, (next) => passTime(stage, next));
  await fate.stop();
  provider.behave(true);
  await stride(stage, clock.now() + quietEndMs, (next) => clock.moveTo(next));
  await webhooks.finish();
  await clock.settle();
  return tell(stage, startedAt, { fate, told: webhooks.told, ...stage });
}

async function dieOften(stage: Stage, traps: Traps, times: number): Promise<Outcome> {
  const startedAt = stage.clock.now();
  for (const worker of stage.workers) worker.start();
  await crashEverywhere(stage, traps, times);
  await traps.stop();
  return { ...(await tell(stage, startedAt, null)), caught: traps.caught };
}
