import fs from "node:fs";
import path from "node:path";
import { isRunning, startMark } from "./processes";
import { codeOf, Trouble } from "./trouble";

const NEEDED_MEGABYTES = 300;

interface Holder {
  pid: number;
  mark: string;
  url: string;
}

/** Makes the data folder if it is missing and checks that it can be written and has room. */
export function prepareFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK);
    const probe = path.join(folder, `.probe-${process.pid}`);
    fs.writeFileSync(probe, "");
    fs.rmSync(probe);
  } catch (cause) {
    throw new Trouble(
      `The data folder ${folder} cannot be written. Change its permissions, or set AFTERWORD_DATA_DIR to another folder.`,
      { cause },
    );
  }
  const { bavail, bsize } = fs.statfsSync(folder);
  const megabytes = Math.floor((bavail * bsize) / 1_000_000);
  if (megabytes < NEEDED_MEGABYTES) {
    throw new Trouble(
      `Only ${megabytes} MB are free on the disk of ${folder}, and Afterword needs ${NEEDED_MEGABYTES} MB. Free some space, or set AFTERWORD_DATA_DIR to another disk.`,
    );
  }
}

/** Holds the data folder for this process; two on one database folder would ruin it. Returns how to let go. */
export function holdFolder(folder: string, url: string): () => void {
  const file = path.join(folder, "running.json");
  const mine: Holder = { pid: process.pid, mark: startMark(process.pid) ?? "", url };
  for (;;) {
    try {
      fs.writeFileSync(file, JSON.stringify(mine), { flag: "wx", mode: 0o600 });
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
    const other = holderOf(file);
    if (other && isRunning(other.pid) && startMark(other.pid) === other.mark) {
      throw new Trouble(
        `Afterword already runs on the data folder ${folder}, at ${other.url} (process ${other.pid}). Stop that one first, or set AFTERWORD_DATA_DIR to another folder.`,
      );
    }
    fs.rmSync(file, { force: true });
  }
}

function holderOf(file: string): Holder | null {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
