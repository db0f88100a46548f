import path from "node:path";

const file = path.join(import.meta.dirname, "tether.cjs");

/** What Node needs before a script's name so that the script ends with us. Its `stdio` must have an `ipc` channel. */
export const tetherArgs = ["--require", file];

/** With `heartbeat` the script sends a message through the channel every so many milliseconds while its event loop turns. */
export function tetherEnv(heartbeat?: number): Record<string, string> {
  return {
    AFTERWORD_TETHERED_TO: String(process.pid),
    AFTERWORD_HEARTBEAT: heartbeat ? String(heartbeat) : "",
  };
}
