import type { RequestListener } from "node:http";
import { NextRequest } from "next/server";

type Handler = (request: NextRequest, context: unknown) => Promise<Response>;

/** Serves the module of a route over plain HTTP, fed as Next feeds it. A method it does not export is answered with 405. */
export function throughNext(route: Partial<Record<"GET" | "POST" | "PUT", Handler>>): RequestListener {
  return async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const method = incoming.method as keyof typeof route; // an HTTP method; the next line asks whether it is one of these
    const handler = route[method];
    if (!handler) {
      outgoing.writeHead(405).end();
      return;
    }
    const headers = Object.entries(incoming.headers).map(([key, value]): [string, string] => [
      key,
      String(value),
    ]);
    const body = method === "GET" ? null : Buffer.concat(chunks);
    const request = new NextRequest(`http://${incoming.headers.host}${incoming.url}`, {
      method,
      headers,
      body,
    });
    const answer = await handler(request, undefined);
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  };
}
