import fs from "node:fs";
import { startMark } from "./processes";

/**
 * Calls back when the npm that started us is gone without a word, so that `kill -9` of `npm start` stops the product.
 * Started in any other way, we outlive whoever started us, as a background program should.
 */
export function whenNpmIsGone(callback: () => void): void {
  if (!process.env.npm_lifecycle_event || process.platform !== "linux") return;
  const npm = isShell(process.ppid) ? parentOf(process.ppid) : process.ppid;
  const mark = startMark(npm);
  const watch = setInterval(() => {
    if (startMark(npm) === mark) return;
    clearInterval(watch);
    callback();
  }, 1000);
  watch.unref();
}

/** npm runs scripts through a shell, which may or may not have become us. */
function isShell(pid: number): boolean {
  try {
    return /^(sh|bash|dash|zsh|ash)$/.test(fs.readFileSync(`/proc/${pid}/comm`, "utf8").trim());
  } catch {
    return false;
  }
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)$/m.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}
