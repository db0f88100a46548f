import { type ChildProcess, spawn } from "node:child_process";
import { root } from "./build";
import { tetherArgs, tetherEnv } from "./tether";

const LONGEST_BACKOFF = 10_000;
const STEADY_AFTER = 30_000;
const MISSED_HEARTBEATS = 6;

export interface ChildOptions {
  name: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
  /** Whether what it prints is shown; told anew for each line. */
  shows?: (line: string) => boolean;
  /** How often it may die in a row before it ever was steady or proved itself; then `onGivenUp` is called. */
  attempts?: number;
  onGivenUp?: () => void;
  /** Milliseconds between signs of life. A process that misses six hangs; it is killed and started again. Without it nobody watches. */
  heartbeat?: number;
}

/** A process of ours that is started again when it dies, later each time, and that never outlives the supervisor. */
export class Child {
  private process: ChildProcess | undefined;
  private stopping = false;
  private deaths = 0;
  private isProven = false;
  private timer: NodeJS.Timeout | undefined;
  private watch: NodeJS.Timeout | undefined;

  constructor(private readonly options: ChildOptions) {}

  get pid(): number | undefined {
    return this.process?.pid;
  }

  start(): void {
    this.stopping = false;
    const startedAt = performance.now();
    const child = this.spawn();
    if (!child) return;
    this.process = child;
    this.watchHeartbeats(child);
    this.pass(child.stdout, process.stdout);
    this.pass(child.stderr, process.stderr);
    child.once("exit", (code, signal) => {
      if (this.process !== child || this.stopping) return;
      const steady = performance.now() - startedAt > STEADY_AFTER;
      this.isProven ||= steady;
      this.deaths = steady ? 1 : this.deaths + 1;
      this.comeBack(`ended (${signal ?? `code ${code}`})`);
    });
  }

  /** Null when the machine has no room for another process now; then it is tried again. */
  private spawn(): ChildProcess | null {
    const cannotStart = (error: Error) => {
      this.options.say(`The ${this.options.name} cannot start: ${error.message}`);
      this.process = undefined;
      this.deaths += 1;
      if (!this.stopping) this.comeBack("did not start");
    };
    try {
      // Detached, so that a Ctrl-C in the terminal reaches the supervisor alone and it can stop things in order.
      const child = spawn(process.execPath, [...tetherArgs, ...this.options.args], {
        cwd: root,
        env: { ...this.options.env, ...tetherEnv(this.options.heartbeat) },
        stdio: ["ignore", "pipe", "pipe", "ipc"],
        detached: process.platform !== "win32",
      });
      // Without a process there is no exit to wait for.
      child.once("error", (error) => {
        if (child.pid === undefined) cannotStart(error);
      });
      return child.pid === undefined ? null : child;
    } catch (error) {
      cannotStart(error instanceof Error ? error : new Error(String(error)));
      return null;
    }
  }

  /** Told when it was seen at work: whatever ends it from now on, it can do better, and is started again. */
  proveItself(): void {
    this.isProven = true;
  }

  /** Asks the process to end, and makes it end when it takes too long. */
  async stop(patience = 10_000): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill("SIGTERM");
    const hurry = setTimeout(() => child.kill("SIGKILL"), patience);
    await ended;
    clearTimeout(hurry);
  }

  async restart(): Promise<void> {
    await this.stop(3000);
    this.deaths = 0;
    this.start();
  }

  kill(): void {
    this.stopping = true;
    clearTimeout(this.timer);
    this.process?.kill("SIGKILL");
  }

  /** Counts missed beats, not time: a supervisor that was stopped itself, or a laptop that slept, has missed one at most. */
  private watchHeartbeats(child: ChildProcess): void {
    clearInterval(this.watch);
    if (!this.options.heartbeat) return;
    let missed = 0;
    child.on("message", () => {
      missed = 0;
    });
    this.watch = setInterval(() => {
      missed += 1;
      if (missed !== MISSED_HEARTBEATS) return;
      this.options.say(`The ${this.options.name} hangs. It is ended.`);
      child.kill("SIGKILL");
    }, this.options.heartbeat);
    child.once("exit", () => clearInterval(this.watch));
  }

  private comeBack(how: string): void {
    const { name, say, attempts, onGivenUp } = this.options;
    if (attempts !== undefined && !this.isProven && this.deaths >= attempts) {
      say(`The ${name} ${how} ${this.deaths} times in a row.`);
      onGivenUp?.();
      return;
    }
    const wait = Math.min(LONGEST_BACKOFF, 250 * 2 ** this.deaths);
    say(`The ${name} ${how}. It starts again in ${wait / 1000} s.`);
    this.timer = setTimeout(() => this.start(), wait);
  }

  private pass(from: NodeJS.ReadableStream | null, to: NodeJS.WritableStream): void {
    let rest = "";
    from?.setEncoding("utf8");
    from?.on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (this.options.shows?.(line) ?? true) to.write(`${line}\n`);
    });
    from?.on("end", () => {
      if (rest && (this.options.shows?.(rest) ?? true)) to.write(`${rest}\n`);
    });
  }
}
