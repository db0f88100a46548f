import type { Env } from "@/lib/env";

interface Announcement {
  settings: Env;
  folder: string;
  /** Where the embedded database lies when it could not lie in the data folder. */
  cluster?: string;
  engine: string;
  production: boolean;
  say: (line: string) => void;
}

/** The one block that tells where everything is. */
export function announce({ settings, folder, cluster, engine, production, say }: Announcement): void {
  const url = settings.AFTERWORD_URL;
  const rows: [string, string][] = [["Open", url]];
  if (!production) {
    rows.push(["Mailbox", `${url}/local/mail`], ["Clock", `${url}/local`]);
    rows.push(["Data", folder]);
    if (cluster && !cluster.startsWith(folder)) rows.push(["Database", cluster]);
  }
  rows.push(["Engine", engine]);
  if (settings.LOCAL_KEY) rows.push(["Key", `${settings.LOCAL_KEY}  (asked for on /local)`]);
  const lines = rows.map(([name, value]) => `    ${name.padEnd(11)}${value}`);
  say(["", "  Afterword is running.", "", ...lines, "", "  Stop it with Ctrl-C.", ""].join("\n"));
}
