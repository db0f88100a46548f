import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { root } from "@/bin/local/build";
import { sendSignal, waitUntilGone } from "@/bin/local/processes";

const supervisors: ChildProcess[] = [];

afterEach(() => {
  for (const supervisor of supervisors.splice(0)) supervisor.kill("SIGKILL");
});

/** A supervisor with one program under it, and what both say, line by line. */
function keepAlive(program: string, standing: "proven" | "new" = "new", node = process.execPath) {
  const script = path.join(root, "tests/support/child-supervisor.ts");
  const supervisor = spawn(node, ["--import", "tsx", script, standing, "-e", program], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  supervisors.push(supervisor);
  const lines = createInterface({ input: supervisor.stdout })[Symbol.asyncIterator]();
  return { supervisor, next: async () => String((await lines.next()).value) };
}

const stays = "console.log(process.pid); setInterval(() => {}, 1000);";
const deaf = `process.on("SIGTERM", () => {}); ${stays}`;

test.each([
  ["a program", stays],
  ["a program that does not listen to signals", deaf],
])("%s goes when its supervisor is killed", { timeout: 20_000 }, async (_, program) => {
  const { supervisor, next } = keepAlive(program);
  const pid = Number(await next());
  const gone = once(supervisor, "exit");
  supervisor.kill("SIGKILL");
  await gone;
  expect(await waitUntilGone(pid, 5000)).toBe(true);
});

test("a program that dies is started again", { timeout: 20_000 }, async () => {
  const { supervisor, next } = keepAlive(stays);
  const first = Number(await next());
  sendSignal(first, "SIGKILL");
  expect(await next()).toBe("The program ended (SIGKILL). It starts again in 0.5 s.");
  const second = Number(await next());
  expect(second).not.toBe(first);
  supervisor.kill("SIGTERM");
  expect(await waitUntilGone(second, 5000)).toBe(true);
});

test("a program that never stays up is given up", { timeout: 20_000 }, async () => {
  const { supervisor, next } = keepAlive("process.exit(7)");
  const gone = once(supervisor, "exit");
  expect(await next()).toBe("The program ended (code 7). It starts again in 0.5 s.");
  expect(await next()).toBe("The program ended (code 7). It starts again in 1 s.");
  expect(await next()).toBe("The program ended (code 7) 3 times in a row.");
  expect((await gone)[0]).toBe(3);
});

test("a program that was seen at work is not given up, however soon it dies", {
  timeout: 20_000,
}, async () => {
  const { next } = keepAlive("process.exit(7)", "proven");
  for (const seconds of [0.5, 1, 2]) {
    expect(await next()).toBe(`The program ended (code 7). It starts again in ${seconds} s.`);
  }
});

test("stopping ends a program that does not listen to signals, too", { timeout: 20_000 }, async () => {
  const { supervisor, next } = keepAlive(deaf);
  const pid = Number(await next());
  const gone = once(supervisor, "exit");
  supervisor.kill("SIGTERM");
  expect((await gone)[0]).toBe(0);
  expect(await waitUntilGone(pid, 1000)).toBe(true);
});

test.each([
  ["is stopped", stays, "SIGSTOP"],
  ["turns in a circle", "console.log(process.pid); setTimeout(() => { for (;;); }, 300);", null],
] as const)(
  "a program that %s is ended and started again",
  { timeout: 30_000 },
  async (_, program, signal) => {
    const { next } = keepAlive(program);
    const first = Number(await next());
    if (signal) sendSignal(first, signal);
    expect(await next()).toBe("The program hangs. It is ended.");
    expect(await next()).toBe("The program ended (SIGKILL). It starts again in 0.5 s.");
    expect(Number(await next())).not.toBe(first);
  },
);

test("a program that cannot be started is tried again", { timeout: 20_000 }, async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "afterword-child-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  const node = path.join(folder, "node");
  fs.copyFileSync(process.execPath, node);
  const { next } = keepAlive(stays, "proven", node);
  const pid = Number(await next());
  fs.renameSync(node, `${node}-away`);
  sendSignal(pid, "SIGKILL");
  expect(await next()).toBe("The program ended (SIGKILL). It starts again in 0.5 s.");
  expect(await next()).toContain("The program cannot start: spawn");
  expect(await next()).toBe("The program did not start. It starts again in 1 s.");
  fs.renameSync(`${node}-away`, node);
  expect(Number(await next())).not.toBe(pid);
});
