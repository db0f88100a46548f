import "server-only";
import { Auth, type AuthConfig, customFetch, raw, skipCSRFCheck } from "@auth/core";
import { AuthError } from "@auth/core/errors";
import Google from "@auth/core/providers/google";
import { env, googleSettings, secureCookies } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { log } from "@/lib/log";
import { keyFor } from "../secrets";
import { type GoogleClaims, googleClaims } from "./rules";

export const googleMinutes = 15;
const patienceMs = 10_000;
const basePath = "/api/auth";

export type GoogleCookie = NonNullable<Awaited<ReturnType<typeof ask>>["cookies"]>[number];

export type GoogleAnswer =
  | { kind: "proven"; claims: GoogleClaims }
  | { kind: "cancelled" }
  | { kind: "expired" }
  | { kind: "failed" };

/** Where to send the browser, and the sealed state, nonce and PKCE verifier that it has to bring back. Never raises. */
export async function beginAtGoogle(): Promise<
  { kind: "begun"; url: string; cookies: GoogleCookie[] } | { kind: "failed" }
> {
  try {
    const { redirect: url = "", cookies = [] } = await ask("POST", "signin", "", "", () => {});
    const names = checkCookieNames();
    return { kind: "begun", url, cookies: cookies.filter(({ name }) => names.includes(name)) };
  } catch (error) {
    log.warn({ err: error }, "Google did not answer");
    return { kind: "failed" };
  }
}

/**
 * What Google answered, as the query of our callback tells it, once Auth.js has checked state, nonce, PKCE and the id token.
 * Never raises. `cookies` holds what this browser brought under `checkCookieNames()`.
 */
export async function answerOfGoogle(
  query: string,
  cookies: ReadonlyMap<string, string>,
): Promise<GoogleAnswer> {
  let profile: unknown;
  try {
    const brought = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    await ask("GET", "callback", query, brought, (proven) => {
      profile = proven;
    });
    return { kind: "proven", claims: googleClaims.parse(profile) };
  } catch (error) {
    return { kind: kindOf(error, new URLSearchParams(query).get("error")) };
  }
}

export function checkCookieNames(): string[] {
  return Object.values(checkCookies()).map(({ name }) => name);
}

/**
 * Auth.js's own handler, in process, at the address of the settings whatever Host a request names. Who is let in is not
 * its matter: its sign-in callback hands out the proven claims and ends there, before sessions and adapters.
 */
async function ask(
  method: "GET" | "POST",
  action: "signin" | "callback",
  query: string,
  cookie: string,
  prove: (profile: unknown) => void,
) {
  const google = googleSettings();
  if (!google) {
    throw notFound();
  }
  let failure: unknown = null;
  const config: AuthConfig = {
    basePath,
    secret: keyFor("sign-in with google").toString("base64url"),
    trustHost: true,
    cookies: checkCookies(),
    providers: [
      Google({
        ...google,
        checks: ["state", "pkce", "nonce"],
        authorization: { params: { scope: "openid email", prompt: "select_account" } },
        [customFetch]: (input: RequestInfo | URL, init?: RequestInit) =>
          fetch(input, { ...init, cache: "no-store", signal: AbortSignal.timeout(patienceMs) }),
      }),
    ],
    callbacks: {
      signIn: ({ profile }) => {
        prove(profile);
        return "/";
      },
    },
    logger: {
      error: (error) => {
        failure = error;
      },
      warn: () => {},
      debug: () => {},
    },
  };
  const url = `${env().AFTERWORD_URL}${basePath}/${action}/google${query}`;
  const answer = await Auth(new Request(url, { method, headers: cookie ? { cookie } : {} }), {
    ...config,
    raw,
    // Our own action has the origin checked by proxy.ts and by Next; the callback has the state.
    skipCSRFCheck,
  });
  // What is no AuthError comes as a redirect to an error page, whatever the types say.
  if (failure || answer instanceof Response || !answer.redirect) {
    throw failure ?? new Error("Auth.js answered with a page");
  }
  return answer;
}

/** `told` is the error that Google named in the query; Auth.js looks at it once the state is right. */
function kindOf(error: unknown, told: string | null): "cancelled" | "expired" | "failed" {
  const type = error instanceof AuthError ? error.type : null;
  if (type === "OAuthCallbackError" && told === "access_denied") {
    return "cancelled";
  }
  if (type === "InvalidCheck") {
    return "expired";
  }
  const cause = (error instanceof AuthError && error.cause?.err) || error;
  const says = type === "OAuthCallbackError" ? told : wordIn(cause);
  log.warn({ err: cause, says: shortWord(says) }, "signing in with Google failed");
  return "failed";
}

/** What the token endpoint answered, such as `invalid_client` when the keys are wrong. */
function wordIn(cause: unknown): unknown {
  return cause instanceof Error && "error" in cause ? cause.error : undefined;
}

/** Nothing longer, which could be anybody's text. */
function shortWord(says: unknown): string | undefined {
  return typeof says === "string" && /^[a-z_]{1,40}$/.test(says) ? says : undefined;
}

function checkCookies() {
  const secure = secureCookies();
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: googleMinutes * 60 } as const;
  const named = (name: string) => ({ name: `${secure ? "__Host-" : ""}afterword.google-${name}`, options });
  return { state: named("state"), nonce: named("nonce"), pkceCodeVerifier: named("verifier") };
}
