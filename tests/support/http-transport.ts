import { createHmac } from "node:crypto";
import canonicalize from "canonicalize";
import { callHeaders, callUrl, type Transport } from "@/inngest/engine/protocol";

/** Calls a served route over HTTP, signed over the canonical form of the body (RFC 8785), as Inngest Cloud does. */
export function httpTransport(url: string, signingKey: string): Transport {
  return async (functionId, stepId, body) => {
    const text = canonicalize(body) ?? "";
    const response = await fetch(callUrl(url, functionId, stepId), {
      method: "POST",
      headers: { ...callHeaders(body), "x-inngest-signature": signatureOf(text, signingKey) },
      body: text,
    });
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
}

function signatureOf(text: string, signingKey: string): string {
  const seconds = Math.floor(Date.now() / 1000);
  const key = signingKey.replace(/^signkey-[\w]+-/, "");
  return `t=${seconds}&s=${createHmac("sha256", key).update(`${text}${seconds}`).digest("hex")}`;
}
