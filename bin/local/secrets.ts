import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Trouble } from "./trouble";

export interface Secrets {
  superuser: string;
  owner: string;
  web: string;
  auth: string;
  worker: string;
  authSecret: string;
  localKey: string;
}

const lengths: Record<keyof Secrets, number> = {
  superuser: 24,
  owner: 24,
  web: 24,
  auth: 24,
  worker: 24,
  authSecret: 48,
  localKey: 12,
};

/** The secrets of local mode: made once, kept in the data folder, readable by its owner alone. */
export function keepSecrets(dataFolder: string): Secrets {
  const file = path.join(dataFolder, "secrets.json");
  const kept = read(file);
  const secrets = { ...make(), ...kept };
  if (Object.keys(lengths).some((name) => !(name in kept))) {
    // Written whole or not at all: half a file would lock the user out of the database.
    fs.writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
    fs.renameSync(`${file}.new`, file);
  }
  return secrets;
}

function read(file: string): Partial<Secrets> {
  if (!fs.existsSync(file)) return {};
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (cause) {
    throw new Trouble(
      `${file} cannot be read. Put back a copy of it, or move the data folder away to begin anew.`,
      {
        cause,
      },
    );
  }
}

function make(): Secrets {
  const entries = Object.entries(lengths).map(([name, bytes]) => [
    name,
    randomBytes(bytes).toString("base64url"),
  ]);
  // Built from the keys of Secrets themselves.
  return Object.fromEntries(entries) as Secrets;
}
