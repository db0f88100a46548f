import { createServer, type RequestListener, type Server } from "node:http";
import { serve } from "inngest/node";
import { afterEach, expect, test } from "vitest";
import { httpTransport } from "@/tests/support/http-transport";
import { newUser } from "../../support/factories";
import { listenFrom } from "../../support/listening";
import { throughNext } from "../../support/through-next";
import {
  day,
  hour,
  interviewOnTuesday,
  pass,
  remindersOf,
  resend,
  stage,
  startEngine,
  stopEngine,
} from "./stage";

stage();

const { inngest } = await import("@/inngest/client");
const { functions } = await import("@/inngest/index");
const route = await import("@/app/api/inngest/route");
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function host(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  return `http://127.0.0.1:${await listenFrom(server, 15900)}/api/inngest`;
}

const hosts: [string, () => RequestListener][] = [
  ["the SDK's handler", () => serve({ client: inngest, functions })],
  ["the module of /api/inngest", () => throughNext(route)],
];

test.each(hosts)(
  "over HTTP, signed, through %s: the same functions deliver the same mails (decision 2)",
  async (_name, listener) => {
    expect(inngest.mode).toBe("cloud");
    await stopEngine();
    await startEngine({ invoke: httpTransport(await host(listener()), inngest.signingKey ?? "") });
    const owner = await newUser();
    await interviewOnTuesday(owner);
    resend.fail({ accepted: true, status: 500 });
    await pass(2 * day + 4 * hour);
    expect(resend.accepted).toHaveLength(3);
    const due = (await remindersOf(owner)).filter(({ acceptedAt }) => acceptedAt !== null);
    expect(due.every(({ acceptedAt, dueAt }) => acceptedAt && acceptedAt >= dueAt)).toBe(true);
  },
);

test.each(hosts)(
  "unsigned, falsely signed or old calls to %s are answered with 401 and run nothing (F23)",
  async (_name, listener) => {
    const url = `${await host(listener())}?fnId=afterword-deliver-reminder&stepId=step`;
    const event = { name: "reminder/scheduled", data: { ownerId: "x", reminderId: "y", version: 1 } };
    const body = JSON.stringify({
      version: 2,
      event,
      events: [event],
      steps: {},
      ctx: { run_id: "1", attempt: 0 },
    });
    const seconds = Math.floor(Date.now() / 1000);
    for (const signature of [
      undefined,
      `t=${seconds}&s=${"0".repeat(64)}`,
      `t=${seconds - 3600}&s=${"0".repeat(64)}`,
      "nonsense",
    ]) {
      const headers: Record<string, string> = { "content-type": "application/json" };
      if (signature) headers["x-inngest-signature"] = signature;
      expect((await fetch(url, { method: "POST", headers, body })).status).toBe(401);
    }
    expect(resend.requests).toEqual([]);
  },
);
