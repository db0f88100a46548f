import { createServer, type RequestListener, type Server } from "node:http";
import type { Inngest, InngestFunction } from "inngest";
import { afterAll, expect, vi } from "vitest";
import { NAMED_SERVER, type NamedServer } from "@/bin/testing/named-inngest";
import { createEngine, type Engine } from "@/inngest/engine/engine";
import { acceptEvents } from "@/inngest/engine/events";
import { httpTransport } from "@/tests/support/http-transport";
import { startFakeResend } from "../../support/fake-resend";
import { listenFrom } from "../../support/listening";
import { engineTestDatabase } from "../engine/engine-database";
import { startFront } from "./front";

const named: NamedServer | null = JSON.parse(process.env[NAMED_SERVER] ?? "null");
const signingKey = `signkey-test-${"1f".repeat(32)}`;
const silent = { info() {}, warn() {}, error() {} };
const engines: Engine[] = [];
const closing: (() => Promise<unknown>)[] = [];
let app: { client: Inngest.Any; functions: InngestFunction.Any[] } | null = null;

export const database = engineTestDatabase();
export const resend = await startFakeResend("re_test_key", 200);
closing.push(() => resend.close());

/** The embedded engine, reached as any other server is: over HTTP, with signed calls. */
const front = named
  ? null
  : await startFront({
      async register(url) {
        if (!app) throw new Error("No app is being registered.");
        const invoke = httpTransport(url, signingKey);
        const engine = createEngine({ sql: database.sql, log: silent, invoke, ...app });
        engines.push(engine);
        await engine.start();
      },
      accept: (events) => acceptEvents(database.sql, events),
    });
if (front) closing.push(() => front.close());

const { server, origin } = await listen();
closing.push(() => closed(server));

/** The settings under which the product meets this server; they are set before any of its modules is loaded. */
export const settings: Record<string, string> = named?.settings ?? {
  INNGEST_BASE_URL: front?.url ?? "",
  INNGEST_EVENT_KEY: "parity",
  INNGEST_SIGNING_KEY: signingKey,
};
Object.assign(process.env, settings, {
  ENGINE: "inngest",
  AFTERWORD_URL: origin,
  RESEND_API_KEY: resend.apiKey,
  RESEND_BASE_URL: resend.url,
});

/** What Inngest's own server may do and the embedded engine does not; inngest/engine/README.md has the reasons. */
export const differences = {
  earlyMs: named ? 500 : 0,
  bothOfOneRequestFire: named !== null,
};

/** Serves an app and registers it at the server, as a deploy does. Once in a test file. */
export async function serveApp(
  client: Inngest.Any,
  functions: InngestFunction.Any[],
  listener: RequestListener,
): Promise<void> {
  app = { client, functions };
  server.on("request", listener);
  const answer = await fetch(`${origin}/api/inngest`, { method: "PUT" });
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("registered")]);
}

afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.stop()));
  await Promise.all(closing.map((close) => close()));
});

/** Waits until `check` no longer throws. A server of somebody else takes its time. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: named ? 90_000 : 60_000, interval: 50 });
}

/** Lets the waits of the embedded engine pass; another server's clock cannot be moved, so there they are waited for. */
export async function hurry(ms: number): Promise<void> {
  if (front) await database.moveClock(ms);
}

async function listen(): Promise<{ server: Server; origin: string }> {
  const server = createServer();
  if (!named?.appOrigin) return { server, origin: `http://127.0.0.1:${await listenFrom(server, 15900)}` };
  const { port, protocol } = new URL(named.appOrigin);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(Number(port || (protocol === "https:" ? 443 : 80)), resolve);
  });
  return { server, origin: new URL(named.appOrigin).origin };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
