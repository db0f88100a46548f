import fs from "node:fs";
import path from "node:path";
import { type Env, faultsAtStart, parseEnv } from "@/lib/env";
import { root } from "./build";
import { messageOf, Trouble } from "./trouble";

/** Takes what stands in `.env` and is not set already. */
export function loadDotEnv(): void {
  const file = path.join(root, ".env");
  if (fs.existsSync(file)) process.loadEnvFile(file);
}

/** Whether this is production. Raises all that production lacks, in one message. */
export function isCompleteProduction(): boolean {
  const faults = faultsAtStart();
  if (faults) throw new Trouble(faults);
  return process.env.AFTERWORD_MODE === "production";
}

/** The settings before the folder that keeps the secret is open: their shape is checked, and no secret is needed yet. */
export function readFirstSettings(): Omit<Env, "AUTH_SECRET"> {
  const { AUTH_SECRET: _unknown, ...rest } = readSettings({
    ...process.env,
    AUTH_SECRET: process.env.AUTH_SECRET || "not known yet",
  });
  return rest;
}

export function readSettings(raw: Record<string, string | undefined>): Env {
  try {
    return parseEnv(raw);
  } catch (cause) {
    throw new Trouble(messageOf(cause), { cause });
  }
}
