import "server-only";
import { timingSafeEqual } from "node:crypto";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { env, isProduction } from "@/lib/env";
import { paths } from "@/lib/paths";
import { fingerprint } from "./secrets";

const cookieName = "afterword.local";

/**
 * Guards everything under /local: not found in production; off loopback it asks once for the key that `npm start`
 * printed.
 */
export async function requireLocalAccess(): Promise<void> {
  if (isProduction()) {
    notFound();
  }
  const key = env().LOCAL_KEY;
  if (key && (await cookies()).get(cookieName)?.value !== fingerprint("local key", key)) {
    redirect(paths.localKey());
  }
  // A page of elsewhere can point its own name at this machine; the browser then sends that name as Host.
  if (!key && !isLoopbackHost((await headers()).get("host"))) {
    notFound();
  }
}

/** Whether a Host header names this machine itself. */
export function isLoopbackHost(host: string | null): boolean {
  return /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(host ?? "");
}

/** Remembers in this browser that the key was right. Answers whether it was. */
export async function unlockLocalAccess(typed: string): Promise<boolean> {
  const key = env().LOCAL_KEY;
  if (isProduction() || !key) {
    notFound();
  }
  const given = fingerprint("local key", typed.trim());
  const expected = fingerprint("local key", key);
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) {
    return false;
  }
  (await cookies()).set(cookieName, expected, { httpOnly: true, sameSite: "lax", path: "/local" });
  return true;
}
