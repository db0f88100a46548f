import "server-only";
import { cookies, headers } from "next/headers";
import { secureCookies } from "@/lib/env";
import { presentName } from "@/lib/time-zones/rules";
import { firstRegion } from "@/lib/users/regions/queries";
import type { BrowserFacts } from "./challenges";
import { knownBrowserProof, newSecret } from "./secrets";

/** The cookie that remembers which browser asked for a code. */
function browserCookieName(): string {
  return `${secureCookies() ? "__Host-" : ""}afterword.browser`;
}

export async function findBrowserSecret(): Promise<string | undefined> {
  return (await cookies()).get(browserCookieName())?.value;
}

/** The browser's secret, made and set as a cookie when there is none. Only for actions and route handlers. */
export async function ensureBrowserSecret(): Promise<string> {
  const known = await findBrowserSecret();
  if (known && /^[\w-]{43}$/.test(known)) {
    return known;
  }
  const secret = newSecret();
  (await cookies()).set(browserCookieName(), secret, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: secureCookies(),
    maxAge: 24 * 3600,
  });
  return secret;
}

/** The cookie that remembers with which address this browser signed in last, as a proof and not in clear. */
function knownCookieName(): string {
  return `${secureCookies() ? "__Host-" : ""}afterword.known`;
}

export async function findKnownBrowser(): Promise<string | undefined> {
  return (await cookies()).get(knownCookieName())?.value;
}

/** Only for actions and route handlers, after signing in. It outlives signing out. */
export async function rememberKnownBrowser(email: string): Promise<void> {
  await keepProof(knownBrowserProof(email), 365 * 24 * 3600);
}

/** Only for actions and route handlers: the account is gone, and so is what showed that this browser knew it. */
export async function forgetKnownBrowser(): Promise<void> {
  await keepProof("", 0);
}

async function keepProof(proof: string, maxAge: number): Promise<void> {
  const secure = secureCookies();
  (await cookies()).set(knownCookieName(), proof, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
    maxAge,
  });
}

/** The caller's address. instrumentation.ts sees to it that the header says nothing that a caller made up. */
export async function callerIp(sent?: Headers): Promise<string> {
  const [nearest] = (sent ?? (await headers())).get("x-forwarded-for")?.split(",") ?? [];
  return nearest?.trim() || "unknown";
}

/** What sign-in needs to know of the browser; its form proposed the zone, which says most about the country. */
export async function browserFacts(proposed: { timeZone?: string; region?: string }): Promise<BrowserFacts> {
  const timeZone = isTimeZone(proposed.timeZone) ? presentName(proposed.timeZone) : null;
  return {
    browserSecret: (await findBrowserSecret()) ?? "",
    ip: await callerIp(),
    userAgent: (await headers()).get("user-agent"),
    timeZone,
    region: await firstRegion(timeZone, proposed.region),
  };
}

function isTimeZone(name: string | undefined): name is string {
  if (!name || name.length > 64) {
    return false;
  }
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }) !== null && !/^[+-]/.test(name);
  } catch {
    return false;
  }
}
