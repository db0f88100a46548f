/** Settings of an Inngest server that somebody named, as the product's own settings call them. */
export interface NamedServer {
  settings: Record<string, string>;
  /** The address at which that server reaches this machine, if it is not loopback. */
  appOrigin: string | null;
}

/** Under this name `npm run test:inngest` hands the server on: a developer's own settings never reach the tests. */
export const NAMED_SERVER = "AFTERWORD_TEST_INNGEST";

const SETTINGS = ["INNGEST_BASE_URL", "INNGEST_DEV", "INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"];

export const HOW_TO_NAME = [
  "Name the Inngest server that the scenarios shall run on:",
  "- its dev server: INNGEST_DEV=http://127.0.0.1:8288 npm run test:inngest",
  "- a server of your own: INNGEST_BASE_URL=http://… INNGEST_EVENT_KEY=… INNGEST_SIGNING_KEY=… npm run test:inngest",
  "If that server does not run on this machine, INNGEST_SERVE_HOST=http://<this machine>:<port> says where it finds the app.",
  "Where inngest-cli can be installed, `npx --yes inngest-cli@1.45.1 dev --no-discovery` starts a dev server on port 8288.",
].join("\n");

/** Reads which server was named; a sentence says what is missing. */
export function namedServerOf(env: Readonly<Record<string, string | undefined>>): NamedServer | string {
  const settings: Record<string, string> = {};
  for (const name of SETTINGS) {
    const value = env[name]?.trim();
    if (value) settings[name] = value;
  }
  const isUrl = URL.canParse(settings.INNGEST_DEV ?? "");
  if (settings.INNGEST_DEV === "0" || settings.INNGEST_DEV === "false") delete settings.INNGEST_DEV;
  if (settings.INNGEST_DEV && !isUrl) settings.INNGEST_BASE_URL ??= "http://127.0.0.1:8288";
  if (!settings.INNGEST_DEV && !settings.INNGEST_BASE_URL) return HOW_TO_NAME;
  if (!settings.INNGEST_DEV && !(settings.INNGEST_EVENT_KEY && settings.INNGEST_SIGNING_KEY))
    return `INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY are missing.\n${HOW_TO_NAME}`;
  const appOrigin = (env.INNGEST_SERVE_HOST ?? env.INNGEST_SERVE_ORIGIN)?.trim() || null;
  return { settings, appOrigin };
}

/** Where the named server answers. */
export function addressOf({ settings }: NamedServer): string {
  return settings.INNGEST_BASE_URL ?? settings.INNGEST_DEV ?? "";
}
