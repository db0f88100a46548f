import { type ChildProcess, spawn } from "node:child_process";
import { root } from "./build";
import { tetherArgs, tetherEnv } from "./tether";

const LONGEST_BACKOFF = 10_000;
const STEADY_AFTER = 30_000;

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
}

/** A process of ours that is started again when it dies, later each time, and that never outlives the supervisor. */
export class Child {
  private process: ChildProcess | undefined;
  private stopping = false;
  private deaths = 0;
  private isProven = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: ChildOptions) {}

  get pid(): number | undefined {
    return this.process?.pid;
  }

  start(): void {
    this.stopping = false;
    const startedAt = performance.now();
    // Detached, so that a Ctrl-C in the terminal reaches the supervisor alone and it can stop things in order.
    const child = spawn(process.execPath, [...tetherArgs, ...this.options.args], {
      cwd: root,
      env: { ...this.options.env, ...tetherEnv() },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: process.platform !== "win32",
    });
    this.process = child;
    this.pass(child.stdout, process.stdout);
    this.pass(child.stderr, process.stderr);
    child.once("error", (error) =>
      this.options.say(`The ${this.options.name} cannot start: ${error.message}`),
    );
    child.once("exit", (code, signal) => {
      if (this.process !== child || this.stopping) return;
      const steady = performance.now() - startedAt > STEADY_AFTER;
      this.isProven ||= steady;
      this.deaths = steady ? 1 : this.deaths + 1;
      this.comeBack(signal ?? `code ${code}`);
    });
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

  private comeBack(how: string): void {
    const { name, say, attempts, onGivenUp } = this.options;
    if (attempts !== undefined && !this.isProven && this.deaths >= attempts) {
      say(`The ${name} ended (${how}) ${this.deaths} times in a row.`);
      onGivenUp?.();
      return;
    }
    const wait = Math.min(LONGEST_BACKOFF, 250 * 2 ** this.deaths);
    say(`The ${name} ended (${how}). It starts again in ${wait / 1000} s.`);
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
