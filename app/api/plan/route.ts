import { callerIp } from "@/lib/auth/browser";
import { systemClock } from "@/lib/clock";
import { answerPlanRequest } from "@/lib/follow-ups/calculator/queries";
import { readWithin } from "@/lib/http/bodies/rules";
import { refuseOpenCall } from "@/lib/rate-limits/open/commands";

const BODY_LIMIT = 64 * 1024;

/** The follow-up calculator, open to anyone (docs/api.md). Keeps nothing. */
export async function POST(request: Request): Promise<Response> {
  const refused = await refuseOpenCall("open plans per ip", await callerIp(request.headers));
  if (refused) return refused;
  const bytes = await readWithin(request, BODY_LIMIT);
  if (bytes === null) return refuse(413, "too-large", "Send at most 64 kB.");
  const body = parseJson(new TextDecoder().decode(bytes));
  if (body === undefined) return refuse(400, "invalid", "Send a JSON object.");
  const answer = await answerPlanRequest(body, systemClock());
  return respond(answer.status, answer.body);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuse(status: number, code: string, message: string): Response {
  return respond(status, { error: { code, fields: { body: message } } });
}

function respond(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}
