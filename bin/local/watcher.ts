import { spawn } from "node:child_process";

const SCRIPT = `
const pid = Number(process.argv[1]);
process.on("SIGINT", () => {});
process.on("SIGTERM", () => {});
process.stdin.resume();
process.stdin.on("error", () => {});
process.stdin.on("close", () => {
  try { process.kill(pid, "SIGINT"); } catch {}
  process.exit(0);
});
`;

/**
 * Ends the process when this one is gone, where the kernel will not: a small process waits for its input to close, which
 * happens however we end.
 */
export function watchOver(pid: number, ended: Promise<void>): void {
  const watcher = spawn(process.execPath, ["-e", SCRIPT, String(pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watcher.unref();
  void ended.then(() => watcher.kill("SIGKILL"));
}
