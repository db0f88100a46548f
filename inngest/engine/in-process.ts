import type { Inngest, InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { callHeaders, callUrl, type Transport } from "./protocol";

const IN_PROCESS = "http://engine.internal/api/inngest";

/**
 * Calls the functions in this process through the SDK's own handler. Nothing outside can reach that handler, so its
 * signature check is off; the client still needs to be in dev mode or to have a signing key, as for any handler.
 */
export function inProcessTransport(
  client: Inngest.Any,
  functions: readonly InngestFunction.Any[],
): Transport {
  const handler = inProcessHandler(client, functions);
  return async (functionId, stepId, body) => {
    const headers = { ...callHeaders(body), host: new URL(IN_PROCESS).host };
    const request = new Request(callUrl(IN_PROCESS, functionId, stepId), {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    const response = await handler(request);
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
}

/** The functions' configuration as the SDK itself describes it when an Inngest server syncs an app. */
export async function describeFunctions(
  client: Inngest.Any,
  functions: readonly InngestFunction.Any[],
): Promise<unknown[]> {
  const response = await inProcessHandler(
    client,
    functions,
  )(
    new Request(IN_PROCESS, {
      method: "PUT",
      headers: { "x-inngest-sync-kind": "in_band", host: new URL(IN_PROCESS).host },
      body: JSON.stringify({ url: IN_PROCESS }),
    }),
  );
  const text = await response.text();
  if (response.status !== 200) throw new Error(`The Inngest SDK could not describe its functions: ${text}`);
  const answer: { functions: unknown[] } = JSON.parse(text);
  return answer.functions;
}

function inProcessHandler(
  client: Inngest.Any,
  functions: readonly InngestFunction.Any[],
): (request: Request) => Promise<Response> {
  if (client.mode === "cloud" && !client.signingKey)
    throw new Error(
      "The Inngest client is in cloud mode without a signing key: give it one, a generated one will do.",
    );
  // The adapter hands its options on whole; its type leaves this public option of the SDK's handler out.
  const options = { client, functions, skipSignatureValidation: true } as Parameters<typeof serve>[0];
  return serve(options);
}
