import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { listenFrom } from "../../support/listening";

/** An event as it comes in: it has an id of its own, or one that a repeated request gives it again. */
export interface SentEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  ts?: number;
}

/** One function as an app describes it when it registers. */
export interface FunctionConfig {
  id: string;
  triggers: { event?: string; expression?: string }[];
  steps: { step: { retries?: { attempts: number } } };
  cancel?: { event: string; if?: string }[];
}

/** An engine behind the two addresses of an Inngest server. */
export interface Behind {
  /** An app has registered: its functions are called at this address from now on. */
  register(url: string, functions: FunctionConfig[]): Promise<void>;
  accept(events: SentEvent[]): Promise<void>;
}

export interface Front {
  url: string;
  close(): Promise<void>;
}

/** The two addresses of an Inngest server that an app calls: where it registers and where it sends events. */
export async function startFront(behind: Behind): Promise<Front> {
  const server: Server = createServer((request, response) => {
    answer(behind, request)
      .then((body) => send(response, 200, body))
      .catch((error: unknown) => send(response, 500, { error: String(error), status: 500 }));
  });
  const port = await listenFrom(server, 15850);
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(behind: Behind, request: IncomingMessage): Promise<object> {
  const body: unknown = JSON.parse(await textOf(request));
  const { pathname } = new URL(request.url ?? "/", "http://front");
  if (request.method === "POST" && pathname === "/fn/register") {
    const { url, functions } = body as { url: string; functions: FunctionConfig[] }; // the SDK's own form
    await behind.register(url, functions);
    return { ok: true, modified: true, status: 200 };
  }
  if (request.method !== "POST" || !pathname.startsWith("/e/")) throw new Error(`Nothing is at ${pathname}.`);
  const seed = String(request.headers["x-inngest-event-id-seed"]);
  const sent = (Array.isArray(body) ? body : [body]) as (Omit<SentEvent, "id"> & { id?: string })[]; // the SDK's own form
  const events = sent.map((event, at) => ({ ...event, id: event.id || `${seed}/${at}` }));
  await behind.accept(events);
  return { ids: events.map(({ id }) => id), status: 200 };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
