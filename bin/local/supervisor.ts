import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Env, engineKind } from "@/lib/env";
import { announce } from "./announce";
import { ensureBuild, nextProgram, root } from "./build";
import { checkNode, checkPort, isLoopback } from "./checks";
import { Child } from "./child";
import { migrate, prepareEmbedded, servingUrls } from "./database";
import { holdFolder, prepareFolder } from "./folder";
import { whenNpmIsGone } from "./launcher";
import { type RunningPostgres, startPostgres } from "./postgres";
import { keepSecrets, type Secrets } from "./secrets";
import { isCompleteProduction, loadDotEnv, readFirstSettings, readSettings } from "./settings";
import { Trouble } from "./trouble";
import { bundleWorker, watchWorker, workerFile } from "./worker-bundle";

/** What next prints at its start; our own block says it better. */
const NEXT_BANNER = /^\s*(▲|- (Local|Network|Environments|Experiments)|✓ (Starting|Ready|Running)|$)/;
const LATEST_ANSWER = 60_000;
const HEARTBEAT = 10_000;

/** Runs the whole product: database, migrations, build, web server and worker, until it is told to stop. */
export async function supervise({ dev }: { dev: boolean }): Promise<void> {
  checkNode();
  loadDotEnv();
  const supervisor = new Supervisor(dev);
  process.on("SIGINT", () => supervisor.interrupted());
  process.on("SIGTERM", () => supervisor.interrupted());
  process.on("SIGHUP", () => supervisor.interrupted());
  // The reader of our output may go away; that is no reason to stop.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  whenNpmIsGone(() => supervisor.interrupted());
  try {
    await supervisor.start();
  } catch (error) {
    await supervisor.stop();
    if (supervisor.wasInterrupted) process.exit(0);
    throw error;
  }
}

class Supervisor {
  wasInterrupted = false;
  private interruptedAt = 0;
  private database: RunningPostgres | undefined;
  private web: Child | undefined;
  private worker: Child | undefined;
  private stopWatching: (() => Promise<void>) | undefined;
  private letGo: (() => void) | undefined;
  private stopped: Promise<void> | undefined;

  constructor(private readonly dev: boolean) {}

  async start(): Promise<void> {
    const production = isCompleteProduction();
    const first = readFirstSettings();
    const folder = path.resolve(root, first.AFTERWORD_DATA_DIR);
    await checkPort(first.PORT, first.HOST);
    if (!production) {
      prepareFolder(folder);
      this.letGo = holdFolder(folder, first.AFTERWORD_URL);
    }

    const secrets = production ? null : keepSecrets(folder);
    const [urls] = await Promise.all([
      this.openDatabase(first, folder, secrets),
      this.dev ? undefined : ensureBuild(say),
      this.dev ? undefined : bundleWorker(),
    ]);
    this.refuseIfStopped();
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      ...urls,
      AFTERWORD_DATA_DIR: folder,
      AFTERWORD_URL: first.AFTERWORD_URL,
      PORT: String(first.PORT),
      HOST: first.HOST,
      NEXT_TELEMETRY_DISABLED: "1",
      NODE_ENV: this.dev ? "development" : "production",
      ...(secrets && {
        AUTH_SECRET: process.env.AUTH_SECRET || secrets.authSecret,
        LOCAL_KEY: isLoopback(first.HOST) ? "" : process.env.LOCAL_KEY || secrets.localKey,
      }),
    };
    const settings = readSettings(env);
    await this.serve(settings, env);
    announce({
      settings,
      folder,
      cluster: this.database?.cluster,
      engine: engineKind(settings),
      production,
      say,
    });
  }

  /** The first signal stops everything in order; the second does not wait. */
  interrupted(): void {
    // npm passes a Ctrl-C on that the terminal has already sent to everybody, so two at once are one.
    if (this.wasInterrupted && performance.now() - this.interruptedAt < 500) return;
    if (this.wasInterrupted) {
      this.web?.kill();
      this.worker?.kill();
      this.letGo?.();
      process.exit(1);
    }
    this.wasInterrupted = true;
    this.interruptedAt = performance.now();
    say("\nStopping. Press Ctrl-C again to stop at once.");
    void this.stop().then(() => process.exit(0));
  }

  stop(): Promise<void> {
    this.stopped ??= (async () => {
      await this.stopWatching?.();
      await Promise.all([this.web?.stop(), this.worker?.stop()]);
      await this.database?.stop();
      this.letGo?.();
    })();
    return this.stopped;
  }

  private async openDatabase(settings: Pick<Env, "DATABASE_URL">, folder: string, secrets: Secrets | null) {
    if (!secrets) {
      // isCompleteProduction made sure that it is there.
      await migrate(settings.DATABASE_URL as string, null);
      return {};
    }
    let url = settings.DATABASE_URL;
    if (!url) {
      if (!fs.existsSync(path.join(folder, "postgres"))) say("Creating the database.");
      this.database = await startPostgres({
        cluster: path.join(folder, "postgres"),
        password: secrets.superuser,
      });
      this.keepDatabase(this.database, folder, secrets);
      url = await prepareEmbedded(this.database, secrets);
    }
    await migrate(url, secrets);
    // The address that migrates is not for the processes that serve; empty, so that Next takes none from .env either.
    return { DATABASE_URL: "", ...servingUrls(url, secrets) };
  }

  /** A database that dies comes back on the same port, so that those connected to it find it again. */
  private keepDatabase(server: RunningPostgres, folder: string, secrets: Secrets): void {
    void server.ended.then(async () => {
      if (this.stopped) return;
      say("The database ended. It starts again.");
      await pause(500);
      if (this.stopped) return;
      const options = {
        cluster: path.join(folder, "postgres"),
        password: secrets.superuser,
        port: server.port,
      };
      const again = await startPostgres(options).catch(() => null);
      if (again && !this.stopped && again.port === server.port) {
        this.database = again;
        this.keepDatabase(again, folder, secrets);
      } else {
        await again?.stop();
        if (!this.stopped) this.giveUp("The database could not be started again.");
      }
    });
  }

  private async serve(settings: Env, env: NodeJS.ProcessEnv): Promise<void> {
    // A debugger holds a process in development for as long as somebody thinks.
    const heartbeat = this.dev ? undefined : HEARTBEAT;
    const where = ["-H", settings.HOST, "-p", String(settings.PORT)];
    this.web = new Child({
      name: "web server",
      args: [nextProgram, this.dev ? "dev" : "start", ...where],
      env,
      say,
      shows: (line) => !NEXT_BANNER.test(line),
      attempts: this.dev ? undefined : 3,
      heartbeat,
      onGivenUp: () => this.giveUp("The web server does not stay up. Its messages above tell why."),
    });
    this.worker = new Child({
      name: "worker",
      args: ["--enable-source-maps", workerFile],
      env,
      say,
      heartbeat,
    });
    this.web.start();
    if (this.dev) await this.watchWorker(this.worker);
    else this.worker.start();
    await this.untilAnswering(settings);
    this.web.proveItself();
  }

  private async watchWorker(worker: Child): Promise<void> {
    let first = true;
    this.stopWatching = await watchWorker((faults) => {
      if (faults) {
        say(`The worker could not be bundled.\n${faults}`);
      } else if (first) {
        first = false;
        worker.start();
      } else {
        say("The worker changed and starts again.");
        void worker.restart();
      }
    });
  }

  private async untilAnswering({ HOST, PORT }: Env): Promise<void> {
    const host =
      HOST === "0.0.0.0" ? "127.0.0.1" : HOST === "::" ? "[::1]" : HOST.includes(":") ? `[${HOST}]` : HOST;
    const until = performance.now() + LATEST_ANSWER;
    while (!(await answers(`http://${host}:${PORT}/robots.txt`))) {
      this.refuseIfStopped();
      if (performance.now() > until) throw new Trouble("The web server did not answer within a minute.");
      await pause(30);
    }
  }

  private refuseIfStopped(): void {
    if (this.stopped) throw new Trouble("Stopped before the start was complete.");
  }

  private giveUp(why: string): void {
    say(why);
    void this.stop().then(() => process.exit(1));
  }
}

/** Any answer at all: the server routes requests now. */
async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5000) });
    return true;
  } catch {
    return false;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
