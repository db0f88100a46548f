import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { env, googleSettings, secureCookies } from "@/lib/env";
import { isAppError, notFound } from "@/lib/errors";
import { log } from "@/lib/log";
import { paths } from "@/lib/paths";
import { countHit } from "@/lib/rate-limits/commands";
import { networkOf } from "@/lib/rate-limits/rules";
import { safeReturnPath } from "../address";
import { browserFacts, callerIp, ensureBrowserSecret, findKnownBrowser } from "../browser";
import { requestCode } from "../challenges";
import { isDatabaseTrouble } from "../owner";
import { keepSession } from "../session-cookie";
import { enterWithGoogle } from "./accounts";
import {
  answerOfGoogle,
  beginAtGoogle,
  checkCookieNames,
  type GoogleCookie,
  googleMinutes,
} from "./protocol";
import type { GoogleProblem } from "./rules";

const kept = z.object({
  to: z.string().optional(),
  timeZone: z.string().optional(),
  region: z.string().optional(),
});

type Kept = z.output<typeof kept>;

/**
 * Answers where to send this browser: to Google, while it keeps here where it was going and what it proposed, or back to the
 * sign-in page with a word on why not. Raises `not-found` where the keys are not set, and nothing else.
 */
export async function leaveForGoogle({ to, timeZone, region }: Kept): Promise<string> {
  if (!googleSettings()) {
    throw notFound();
  }
  const returnTo = safeReturnPath(to);
  try {
    await countHit("google sign-ins per ip", networkOf(await callerIp()), "auth");
    const begun = await beginAtGoogle();
    if (begun.kind === "failed") {
      return problemPath("failed", returnTo);
    }
    await keepHere(begun.cookies, { to: returnTo ?? undefined, timeZone, region });
    return begun.url;
  } catch (error) {
    return problemPath(problemOf(error), returnTo);
  }
}

/** What our callback does: signs in, or not, and answers with the path to go on at. Never raises. */
export async function returnFromGoogle(query: string): Promise<string> {
  const jar = await cookies();
  const { to, ...proposed } = readKept(jar.get(keptCookieName())?.value);
  const returnTo = safeReturnPath(to);
  try {
    return await enter(query, returnTo, proposed);
  } catch (error) {
    return problemPath(problemOf(error), returnTo);
  } finally {
    for (const name of [...checkCookieNames(), keptCookieName()]) {
      jar.set(name, "", { httpOnly: true, sameSite: "lax", path: "/", secure: secureCookies(), maxAge: 0 });
    }
  }
}

async function keepHere(checks: GoogleCookie[], values: Kept): Promise<void> {
  const jar = await cookies();
  for (const { name, value, options } of checks) {
    jar.set(name, value, options);
  }
  jar.set(keptCookieName(), keptValue(values), {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: secureCookies(),
    maxAge: googleMinutes * 60,
  });
}

async function enter(query: string, returnTo: string | null, proposed: Omit<Kept, "to">): Promise<string> {
  const browser = await browserFacts(proposed);
  await countHit("google sign-ins per ip", networkOf(browser.ip), "auth");
  const answer = await answerOfGoogle(query, await broughtChecks());
  if (answer.kind !== "proven") {
    log.info({ outcome: answer.kind }, "nobody came in from Google");
    return problemPath(answer.kind, returnTo);
  }
  const entry = await enterWithGoogle(answer.claims, browser);
  if (entry.kind === "signed-in") {
    await keepSession(entry);
    return returnTo ?? paths.today();
  }
  if (entry.kind === "unverified") {
    return problemPath("unverified", returnTo);
  }
  await requestCode(
    entry.email,
    { browserSecret: await ensureBrowserSecret(), ip: browser.ip, known: await findKnownBrowser() },
    { returnTo, linkTo: (secret) => env().AFTERWORD_URL + paths.signInLink(secret) },
  );
  return paths.signInCode(new URLSearchParams({ why: "google" }));
}

async function broughtChecks(): Promise<Map<string, string>> {
  const jar = await cookies();
  return new Map(checkCookieNames().map((name) => [name, jar.get(name)?.value ?? ""]));
}

function problemOf(error: unknown): GoogleProblem {
  if (isAppError(error, "limit")) {
    return "limit";
  }
  log.error({ err: error }, "signing in with Google failed on our side");
  return isAppError(error, "unavailable") || isDatabaseTrouble(error) ? "unavailable" : "failed";
}

function problemPath(problem: GoogleProblem, returnTo: string | null): string {
  return paths.signIn(new URLSearchParams({ google: problem, ...(returnTo ? { to: returnTo } : {}) }));
}

function keptCookieName(): string {
  return `${secureCookies() ? "__Host-" : ""}afterword.google`;
}

/** As bytes in base64, which stay below what a browser keeps even with the longest path. */
function keptValue(values: Kept): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

function readKept(value: string | undefined): Kept {
  try {
    return kept.parse(JSON.parse(Buffer.from(value ?? "", "base64url").toString()));
  } catch {
    // Whatever else the browser brings is as good as nothing.
    return {};
  }
}
