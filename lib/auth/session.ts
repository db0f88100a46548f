import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import NextAuth from "next-auth";
import { cache } from "react";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { paths } from "@/lib/paths";
import { sessionAdapter, sessionDays } from "./adapter";
import { type OwnerId, provenOwner } from "./owner";
import { newSecret } from "./secrets";
import { sessionCookie } from "./session-cookie";

const daySeconds = 24 * 3600;

/** Read lazily, so that the build needs no settings. */
export const { auth, handlers, signOut } = NextAuth(() => ({
  adapter: sessionAdapter,
  providers: [],
  secret: env().AUTH_SECRET,
  trustHost: true,
  session: {
    strategy: "database",
    maxAge: sessionDays.absolute * daySeconds,
    updateAge: sessionDays.absolute * daySeconds,
    generateSessionToken: newSecret,
  },
  cookies: { sessionToken: sessionCookie() },
  pages: { signIn: paths.signIn() },
  callbacks: {
    session: ({ session, user }) => ({ ...session, user: { id: user.id, email: user.email } }),
  },
  logger: { error: (error) => log.error({ err: error }, "Auth.js failed"), warn: () => {} },
}));

/** What the browser of this request shows as its session; it may stand for none. */
export async function sessionToken(): Promise<string> {
  return (await cookies()).get(sessionCookie().name)?.value ?? "";
}

/** The signed-in owner of this request, or null. Read once per request. */
export const currentOwner = cache(async (): Promise<OwnerId | null> => {
  const userId = (await auth())?.user?.id;
  return userId ? provenOwner(userId) : null;
});

/** The signed-in owner, or a redirect to sign-in that comes back to `returnTo`. */
export async function requireOwner(returnTo?: string): Promise<OwnerId> {
  const owner = await currentOwner();
  if (!owner) {
    redirect(paths.signIn(returnTo ? new URLSearchParams({ to: returnTo }) : undefined));
  }
  return owner;
}
