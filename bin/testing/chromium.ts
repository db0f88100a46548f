import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { root } from "../local/build";
import { Trouble } from "../local/trouble";

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A Chromium that is already on this machine; CHROMIUM_PATH names one outright. */
export function findChromium(): string | null {
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter(Boolean)
    .flatMap((folder) => PROGRAMS.map((program) => path.join(folder, program)));
  const known = [
    process.env.CHROMIUM_PATH ?? "",
    ...onPath,
    "/usr/bin/chromium",
    ...MAC,
    chromium.executablePath(),
  ];
  return known.find((file) => file !== "" && fs.existsSync(file)) ?? null;
}

/** The same, but installs one when there is none: from Debian as root, else Playwright's own. */
export function provideChromium(say: (line: string) => void): string {
  const present = findChromium();
  if (present) return present;
  if (process.getuid?.() === 0 && fs.existsSync("/usr/bin/apt-get")) {
    say("There is no Chromium here. Installing Debian's.");
    installs("apt-get", ["update"]) && installs("apt-get", ["install", "-y", "chromium"]);
  }
  if (!findChromium()) {
    say("Fetching Playwright's own Chromium.");
    installs(process.execPath, [
      path.join(root, "node_modules/@playwright/test/cli.js"),
      "install",
      "chromium",
    ]);
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Trouble(
    "The browser tests need Chromium, and none could be found or installed. Install chromium or Google Chrome, or set CHROMIUM_PATH to one.",
  );
}

function installs(command: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"], env }).status === 0;
}
