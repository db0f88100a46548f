import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listenFrom } from "./listening";

/** A mail as Resend took it. */
export interface AcceptedMail {
  id: string;
  key: string;
  body: string;
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
  at: number;
  /** What came of this one, when it is not what came of all. */
  lastEvent?: string;
}

/** What goes wrong with the next request. Without `accepted` the mail is not taken. */
export interface Fault {
  /** Only for requests whose subject or address holds this. */
  only?: string;
  accepted?: boolean;
  status?: number;
  name?: string;
  headers?: Record<string, string>;
  /** Sent as it is, instead of Resend's own form. */
  raw?: string;
  /** The connection is cut instead of an answer. */
  reset?: boolean;
  /** No answer before `release()`. */
  hang?: boolean;
}

export interface FakeResend {
  url: string;
  apiKey: string;
  /** Every mail that was taken, in order; one per idempotency key. */
  accepted: AcceptedMail[];
  /** Every request that carried the right key, in order. */
  requests: { key: string; body: string; at: number }[];
  /** Every `GET /emails/<id>`, in order. */
  lookUps: string[];
  /** How many mails at most `GET /emails` tells of, the newest: its provider forgets the rest. Null: it does not answer. */
  keeps: number | null;
  /** Time passes: all mails were taken so much longer ago. */
  age(ms: number): void;
  /** What `GET /emails/<id>` answers as last event of every mail that has none of its own: `sent` until told otherwise. Null: an error 401. */
  lastEvent: string | null;
  /** Goes wrong with the next requests, one each, in this order. */
  fail(...faults: Fault[]): void;
  /** Goes wrong with every request until it answers null. `port` is where the request came from. */
  failWhile(choose: ((body: string, port: number) => Fault | null) | null): void;
  /** Lets go of all requests that hang. */
  release(): void;
  forget(): void;
  close(): Promise<void>;
}

interface Kept {
  body: string;
  id: string | null;
}

/** Resend's `POST /emails` with its rules for idempotency keys, its `GET /emails/<id>`, and faults on demand. It says that it takes `perSecond` mails. */
export async function startFakeResend(apiKey = "re_test_key", perSecond = 5): Promise<FakeResend> {
  const accepted: AcceptedMail[] = [];
  const requests: FakeResend["requests"] = [];
  const keys = new Map<string, Kept>();
  const faults: Fault[] = [];
  let hanging: (() => void)[] = [];
  let always: ((body: string, port: number) => Fault | null) | null = null;

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const port = await listenFrom(server, 15800);

  const fake: FakeResend = {
    url: `http://127.0.0.1:${port}`,
    apiKey,
    accepted,
    requests,
    lookUps: [],
    lastEvent: "sent",
    keeps: Number.POSITIVE_INFINITY,
    age(ms) {
      for (const mail of accepted) mail.at -= ms;
    },
    fail: (...next) => {
      faults.push(...next);
    },
    failWhile: (choose) => {
      always = choose;
    },
    release,
    forget() {
      faults.length = 0;
      accepted.length = 0;
      requests.length = 0;
      fake.lookUps.length = 0;
      fake.lastEvent = "sent";
      fake.keeps = Number.POSITIVE_INFINITY;
      always = null;
      keys.clear();
      release();
    },
    close: () =>
      new Promise((resolve) => {
        release();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return fake;

  function release(): void {
    for (const go of hanging) go();
    hanging = [];
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    response.setHeader("ratelimit-limit", perSecond);
    response.setHeader("ratelimit-remaining", perSecond - 1);
    if (request.headers.authorization !== `Bearer ${apiKey}`) {
      return refuse(response, 401, "invalid_api_key");
    }
    const [, asked] = request.method === "GET" ? (/^\/emails\/([\w-]+)$/.exec(request.url ?? "") ?? []) : [];
    if (asked) return lookUp(response, asked);
    const { pathname, searchParams } = new URL(request.url ?? "/", fake.url);
    if (request.method === "GET" && pathname === "/emails") return list(response, searchParams);
    if (request.method !== "POST" || request.url !== "/emails") {
      return refuse(response, 404, "not_found");
    }
    const key = String(request.headers["idempotency-key"] ?? "");
    requests.push({ key, body, at: Date.now() });
    const fault = always?.(body, request.socket.remotePort ?? 0) ?? takeFault(body);
    const kept = keys.get(key);
    if (kept && kept.body !== body) return refuse(response, 409, "invalid_idempotent_request");
    if (kept && kept.id === null) return refuse(response, 409, "concurrent_idempotent_requests");
    if (fault && !fault.accepted) {
      if (!kept) keys.set(key, { body, id: null });
      await fail(response, fault);
      if (!kept) keys.delete(key);
      return;
    }
    const id = kept?.id ?? accept(key, body);
    if (fault) return fail(response, fault);
    send(response, 200, JSON.stringify({ id }));
  }

  function lookUp(response: ServerResponse, id: string): void {
    fake.lookUps.push(id);
    if (fake.lastEvent === null) {
      refuse(response, 401, "restricted_api_key");
      return;
    }
    const found = accepted.find((mail) => mail.id === id);
    if (!found) {
      refuse(response, 404, "not_found");
      return;
    }
    const { from, to, subject, html, text, tags } = found;
    const told = {
      object: "email",
      id,
      from,
      to: [to],
      subject,
      html,
      text,
      tags,
      last_event: found.lastEvent ?? fake.lastEvent,
    };
    send(response, 200, JSON.stringify({ ...told, created_at: new Date(found.at).toISOString() }));
  }

  /** Newest first, from behind `after` on. */
  function list(response: ServerResponse, asked: URLSearchParams): void {
    if (fake.keeps === null) {
      refuse(response, 401, "restricted_api_key");
      return;
    }
    const kept = [...accepted].reverse().slice(0, fake.keeps);
    const after = kept.findIndex(({ id }) => id === asked.get("after"));
    const page = kept.slice(after + 1, after + 1 + Number(asked.get("limit") ?? 20));
    const data = page.map(({ id, from, to, subject, at, lastEvent }) => ({
      ...{ id, from, to: [to], subject, last_event: lastEvent ?? fake.lastEvent },
      created_at: new Date(at).toISOString(),
    }));
    send(
      response,
      200,
      JSON.stringify({ object: "list", has_more: kept.at(-1)?.id !== page.at(-1)?.id, data }),
    );
  }

  function accept(key: string, body: string): string {
    const mail = JSON.parse(body) as Omit<AcceptedMail, "id" | "key" | "body" | "at">;
    const id = randomUUID();
    accepted.push({ ...mail, id, key, body, at: Date.now() });
    if (key) keys.set(key, { body, id });
    return id;
  }

  function takeFault(body: string): Fault | null {
    const at = faults.findIndex(({ only }) => !only || body.includes(only));
    return at < 0 ? null : (faults.splice(at, 1)[0] ?? null);
  }

  async function fail(response: ServerResponse, fault: Fault): Promise<void> {
    if (fault.hang) await new Promise<void>((resolve) => hanging.push(resolve));
    if (fault.reset) {
      response.destroy();
    } else if (fault.raw !== undefined) {
      send(response, fault.status ?? 200, fault.raw, fault.headers);
    } else {
      refuse(response, fault.status ?? 500, fault.name ?? "internal_server_error", fault.headers);
    }
  }
}

function refuse(
  response: ServerResponse,
  statusCode: number,
  name: string,
  headers?: Record<string, string>,
) {
  send(response, statusCode, JSON.stringify({ statusCode, name, message: `Refused: ${name}.` }), headers);
}

function send(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}) {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
