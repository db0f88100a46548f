import { setTimeout as pause } from "node:timers/promises";
import { settingNames } from "@/lib/env";
import { nextProgram } from "../local/build";
import { findFreePort } from "../local/ports";
import { Trouble } from "../local/trouble";
import { type Surroundings, type Victim, victim } from "./victim";
import { startWire, type Wire } from "./wire";

const startMs = 120_000;
const healthMs = 5000;

/** A web process of the production build, with wires of its own to the database and to everybody who calls. */
export interface Web extends Victim {
  front: Wire;
  /** Where callers find it, whether it runs or not. */
  url: string;
}

export interface Health {
  status: number;
  database: string;
}

/** Web servers as `npm start` runs them, not started yet. All of them are one site, at the address of the first. */
export async function builtWebs(count: number, around: Surroundings): Promise<Web[]> {
  const webs: Web[] = [];
  for (let nth = 0; nth < count; nth++) {
    const firstPort = 16200 + nth * 30;
    const port = await findFreePort(firstPort);
    const front = await startWire(port, firstPort + 10);
    const url = `http://127.0.0.1:${front.port}`;
    const settings = {
      // Empty, so that Next takes none from .env.
      ...Object.fromEntries(settingNames.map((name) => [name, ""])),
      ...around.settings,
      ...{ AFTERWORD_URL: webs[0]?.url ?? url, PORT: String(port), HOST: "127.0.0.1" },
      // Everybody calls from one address here.
      ...{ RATE_LIMITS: "off", NEXT_TELEMETRY_DISABLED: "1" },
    };
    const args = [nextProgram, "start", "-H", "127.0.0.1", "-p", String(port)];
    const web = await victim(`web ${nth + 1}`, args, { ...around, settings }, firstPort + 20);
    const remove = () => Promise.all([web.remove(), front.close()]).then(() => {});
    webs.push({ ...web, front, url, remove });
  }
  return webs;
}

/** What a web process says of itself and of the database; null when it says nothing. */
export async function healthOf(web: Web): Promise<Health | null> {
  try {
    const answer = await fetch(`${web.url}/api/health`, { signal: AbortSignal.timeout(healthMs) });
    // The product's own answer; anything else has no such member.
    const { database } = (await answer.json()) as { database?: string };
    return { status: answer.status, database: database ?? "" };
  } catch {
    // No answer is an answer here.
    return null;
  }
}

/** Resolves when every web process answers and has the database. */
export async function untilAllServe(webs: readonly Web[]): Promise<void> {
  const giveUpAt = performance.now() + startMs;
  await Promise.all(
    webs.map(async (web) => {
      while ((await healthOf(web))?.database !== "up") {
        if (performance.now() > giveUpAt) throw new Trouble("The web server does not come back.");
        await pause(40);
      }
    }),
  );
}
