import "server-only";
import { cookies } from "next/headers";
import { secureCookies } from "@/lib/env";
import { endSession, sessionDays } from "./adapter";
import { rememberKnownBrowser } from "./browser";

/** The name and the attributes of the session cookie: `__Host-` and Secure exactly when the address is https. */
export function sessionCookie() {
  const secure = secureCookies();
  return {
    name: `${secure ? "__Host-" : ""}afterword.session`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}

/** Gives this browser its new session. Only for actions and route handlers. */
export async function keepSession({ token, email }: { token: string; email: string }): Promise<void> {
  const { name, options } = sessionCookie();
  const jar = await cookies();
  // Who signs in anew leaves no other session of this browser behind (v5.0.0-7.2.4).
  const former = jar.get(name)?.value;
  if (former) {
    await endSession(former);
  }
  await rememberKnownBrowser(email);
  jar.set(name, token, { ...options, maxAge: sessionDays.absolute * 24 * 3600 });
}
