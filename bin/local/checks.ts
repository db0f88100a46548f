import { portState } from "./ports";
import { Trouble } from "./trouble";

const OLDEST_NODE = [20, 20] as const;

export function checkNode(version = process.versions.node): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor, wantedMinor] = OLDEST_NODE;
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    throw new Trouble(
      `Afterword needs Node ${OLDEST_NODE.join(".")} or newer, and this is ${version}. Install a newer Node and start again.`,
    );
  }
}

/** Browsers may turn localhost into ::1 first, so both loopback addresses must be ours when one is. */
export async function checkPort(port: number, host: string): Promise<void> {
  const state = await portState(port, host);
  if (state === "not-our-address") {
    throw new Trouble(
      `HOST=${host} is not an address of this machine. Leave HOST away, or set it to 0.0.0.0 for all.`,
    );
  }
  if (state === "forbidden") {
    throw new Trouble(
      `Port ${port} needs more rights than this user has. Choose another port: PORT=3000 npm start`,
    );
  }
  const hidden = isLoopback(host) && (await portState(port, "::1")) === "taken";
  if (state === "taken" || hidden) {
    throw new Trouble(
      `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
    );
  }
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
