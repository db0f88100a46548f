import { z } from "zod";

const text = z.string().optional();
const database = z
  .string()
  .regex(/^postgres(ql)?:\/\//, "must start with postgres://")
  .optional();

const settings = z.object({
  AFTERWORD_MODE: z.enum(["production", "local"], "is either production or local").default("local"),
  AFTERWORD_DATA_DIR: z.string().default(".afterword"),
  AFTERWORD_URL: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://example.com" })
    .refine(isBareOrigin, "must be an address alone, without a path, a query or a password")
    .transform((address) => new URL(address).origin)
    .optional(),
  PORT: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(1, "must be 1 or more")
    .max(65535, "must be 65535 or less")
    .default(3000),
  HOST: z.string().default("127.0.0.1"),
  DATABASE_URL: database,
  DATABASE_URL_WEB: database,
  DATABASE_URL_AUTH: database,
  DATABASE_URL_WORKER: database,
  AUTH_SECRET: text,
  AUTH_GOOGLE_ID: text,
  AUTH_GOOGLE_SECRET: text,
  AUTH_GOOGLE_ISSUER: z.url({ error: "must be an address" }).optional(),
  RESEND_API_KEY: text,
  RESEND_BASE_URL: z.url({ error: "must be an address" }).optional(),
  RESEND_WEBHOOK_SECRET: text,
  MAIL_FROM: text,
  MAILS_PER_DAY: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(1, "must be 1 or more")
    .optional(),
  ENGINE: z.enum(["embedded", "inngest"], "is either embedded or inngest").optional(),
  INNGEST_EVENT_KEY: text,
  INNGEST_SIGNING_KEY: text,
  INNGEST_BASE_URL: z.url({ error: "must be an address" }).optional(),
  INNGEST_DEV: text,
  RATE_LIMITS: z.enum(["on", "off"], "is either on or off").default("on"),
  SWEEP_SECRET: z.string().min(16, "must have at least 16 characters").optional(),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  LOCAL_KEY: text,
  TRUSTED_PROXIES: z.coerce.number("must be a number").int().min(0).max(5).default(0),
});

type Parsed = z.infer<typeof settings>;

export const settingNames: readonly string[] = Object.keys(settings.shape);

export interface Env extends Parsed {
  /** The address people use, without a slash at its end. */
  AFTERWORD_URL: string;
  AUTH_SECRET: string;
  MAIL_FROM: string;
}

type Raw = Readonly<Record<string, string | undefined>>;

let memo: Env | undefined;

/**
 * The settings, read once at run time and never by the build. Raises one error that names every fault. The secrets and
 * database addresses of local mode come from `npm start`, which keeps them in the data folder.
 */
export function env(): Env {
  memo ??= parseEnv(process.env);
  return memo;
}

/** What `env()` does, for any record of settings. An empty setting counts as absent. */
export function parseEnv(raw: Raw): Env {
  const given = withoutEmpty(raw);
  if (given.AFTERWORD_MODE === "production") {
    const faults = checkProductionSettings(given);
    if (faults) throw new Error(faults);
  }
  const parsed = settings.safeParse(given);
  const faults = [...(parsed.success ? [] : issuesOf(parsed.error)), ...googleFaults(given)];
  if (!parsed.success || faults.length > 0) throw new Error(message("Afterword cannot start:", faults));
  const { data } = parsed;
  return {
    ...data,
    AFTERWORD_URL: data.AFTERWORD_URL ?? `http://localhost:${data.PORT}`,
    AUTH_SECRET: data.AUTH_SECRET ?? missingSecret(),
    MAIL_FROM: data.MAIL_FROM ?? "Afterword <afterword@localhost>",
  };
}

/** All that production lacks, in one message; null when nothing is missing (DESIGN.md, decision 14). */
export function checkProductionSettings(raw: Raw): string | null {
  const given = withoutEmpty(raw);
  const parsed = settings.safeParse(given);
  const faults = parsed.success ? [] : issuesOf(parsed.error);
  const need = (name: keyof Parsed, why: string) => {
    if (given[name] === undefined) faults.push(`${name} is missing: ${why}`);
  };
  need("DATABASE_URL", "the database as the role that migrates it.");
  need("DATABASE_URL_WEB", "the database as the role afterword_web.");
  need("DATABASE_URL_AUTH", "the database as the role afterword_auth.");
  need("DATABASE_URL_WORKER", "the database as the role afterword_worker.");
  need("AFTERWORD_URL", "the address people use, such as https://afterword.example.");
  if (given.AFTERWORD_URL?.toLowerCase().startsWith("http://"))
    faults.push("AFTERWORD_URL must start with https://.");
  need("AUTH_SECRET", "at least 32 random characters, for example from openssl rand -base64 32.");
  if (given.AUTH_SECRET !== undefined && given.AUTH_SECRET.length < 32) {
    faults.push("AUTH_SECRET must have at least 32 characters.");
  }
  need("RESEND_API_KEY", "mails are sent through Resend.");
  need("RESEND_WEBHOOK_SECRET", "Resend shows it beside the webhook; it starts with whsec_.");
  need("MAIL_FROM", "the sender of every mail, such as Afterword <hello@afterword.example>.");
  faults.push(...googleFaults(given));
  if (given.ENGINE !== "embedded" && !(given.INNGEST_EVENT_KEY && given.INNGEST_SIGNING_KEY)) {
    faults.push("Set ENGINE=embedded, or both INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY.");
  }
  if (given.AUTH_GOOGLE_ISSUER !== undefined) faults.push("AUTH_GOOGLE_ISSUER is for tests: remove it.");
  if (given.INNGEST_DEV !== undefined) faults.push("INNGEST_DEV is for development: remove it.");
  if (given.RATE_LIMITS === "off") faults.push("RATE_LIMITS cannot be off in production: remove it.");
  return faults.length > 0 ? message("Afterword cannot start in production:", faults) : null;
}

/** What keeps this process from starting in production, in one message; null in local mode. */
export function faultsAtStart(): string | null {
  return process.env.AFTERWORD_MODE === "production" ? checkProductionSettings(process.env) : null;
}

export function isProduction(): boolean {
  return env().AFTERWORD_MODE === "production";
}

/** Which engine drives the durable functions: Inngest when it was asked for or its keys are set, else the embedded one. */
export function engineKind(settings: Env = env()): "embedded" | "inngest" {
  if (settings.ENGINE) return settings.ENGINE;
  return settings.INNGEST_EVENT_KEY && settings.INNGEST_SIGNING_KEY ? "inngest" : "embedded";
}

/** What signing in with Google needs, or null where the keys are not set and nothing of it exists. */
export function googleSettings(
  settings: Env = env(),
): { clientId: string; clientSecret: string; issuer: string } | null {
  const { AUTH_GOOGLE_ID, AUTH_GOOGLE_SECRET, AUTH_GOOGLE_ISSUER } = settings;
  if (!AUTH_GOOGLE_ID || !AUTH_GOOGLE_SECRET) return null;
  return {
    clientId: AUTH_GOOGLE_ID,
    clientSecret: AUTH_GOOGLE_SECRET,
    issuer: AUTH_GOOGLE_ISSUER ?? "https://accounts.google.com",
  };
}

/** `__Host-` and Secure cookies: exactly when people use https. */
export function secureCookies(settings: Env = env()): boolean {
  return settings.AFTERWORD_URL.startsWith("https://");
}

function googleFaults(given: Raw): string[] {
  return Boolean(given.AUTH_GOOGLE_ID) === Boolean(given.AUTH_GOOGLE_SECRET)
    ? []
    : ["AUTH_GOOGLE_ID and AUTH_GOOGLE_SECRET go together: set both or neither."];
}

function isBareOrigin(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { origin, href } = new URL(address);
  return href === `${origin}/`;
}

function missingSecret(): never {
  throw new Error(
    message("Afterword cannot start:", ["AUTH_SECRET is missing: npm start makes one by itself."]),
  );
}

function withoutEmpty(raw: Raw): Record<string, string> {
  const entries = Object.entries(raw).flatMap(([name, value]) =>
    value?.trim() ? [[name, value.trim()] as const] : [],
  );
  return Object.fromEntries(entries);
}

function issuesOf(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`);
}

function message(opening: string, faults: string[]): string {
  return [opening, ...faults.map((fault) => `- ${fault}`)].join("\n");
}
