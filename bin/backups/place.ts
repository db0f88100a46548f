import fs from "node:fs";
import path from "node:path";
import type { ServingPasswords } from "@/db/roles";
import { findRunner } from "../local/binaries";
import { root } from "../local/build";
import { checkNode } from "../local/checks";
import { ownerUrl, prepareEmbedded, type ServingUrls, servingUrls } from "../local/database";
import { holdFolder, prepareFolder } from "../local/folder";
import { startPostgres } from "../local/postgres";
import { isPostgresOn } from "../local/processes";
import { keepSecrets, type Secrets } from "../local/secrets";
import { isCompleteProduction, loadDotEnv, readFirstSettings, readSettings } from "../local/settings";

/** The database that the settings mean, as an operator's command uses it. */
export interface Place {
  /** Connects as the role that migrates. */
  url: string;
  authSecret: string;
  /** What the serving roles log in with, in local mode. */
  passwords?: ServingPasswords;
  /** The settings of the processes that serve. */
  settings: ServingUrls & { AUTH_SECRET: string };
  close: () => Promise<void>;
}

/** The same database as `npm start` would use. The embedded one is started when the product does not run at present. */
export async function openPlace(): Promise<Place> {
  checkNode();
  loadDotEnv();
  return isCompleteProduction() ? inProduction() : locally();
}

function inProduction(): Place {
  const { DATABASE_URL, DATABASE_URL_WEB, DATABASE_URL_AUTH, DATABASE_URL_WORKER, AUTH_SECRET } =
    readSettings(process.env);
  // isCompleteProduction made sure that they are there.
  const urls = { DATABASE_URL_WEB, DATABASE_URL_AUTH, DATABASE_URL_WORKER } as ServingUrls;
  const settings = { ...urls, AUTH_SECRET };
  return { url: DATABASE_URL as string, authSecret: AUTH_SECRET, settings, close: async () => {} };
}

async function locally(): Promise<Place> {
  const given = readFirstSettings();
  const folder = path.resolve(root, given.AFTERWORD_DATA_DIR);
  prepareFolder(folder);
  const secrets = keepSecrets(folder);
  const authSecret = process.env.AUTH_SECRET || secrets.authSecret;
  const { url, close } = given.DATABASE_URL
    ? { url: given.DATABASE_URL, close: async () => {} }
    : await embedded(folder, given.AFTERWORD_URL, secrets);
  const settings = { ...servingUrls(url, secrets), AUTH_SECRET: authSecret };
  return { url, authSecret, passwords: secrets, settings, close };
}

async function embedded(folder: string, holder: string, secrets: Secrets) {
  const port = runningPort(findRunner(path.join(folder, "postgres")).cluster);
  if (port) {
    return { url: ownerUrl(port, secrets), close: async () => {} };
  }
  const letGo = holdFolder(folder, holder);
  const server = await startPostgres({ cluster: path.join(folder, "postgres"), password: secrets.superuser });
  const close = async () => {
    await server.stop();
    letGo();
  };
  return { url: await prepareEmbedded(server, secrets), close };
}

/** Postgres notes its process on the first line of this file and its port on the fourth. */
function runningPort(cluster: string): number | null {
  try {
    const lines = fs.readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
    return isPostgresOn(Number(lines[0]), cluster) ? Number(lines[3]) : null;
  } catch {
    return null;
  }
}
