import { systemClock } from "@/lib/clock";
import { answerPlanRequest } from "@/lib/follow-ups/calculator/queries";
import { answerOpenCall } from "@/lib/rate-limits/open/commands";

const largestRequestBytes = 64 * 1024;

/** The follow-up calculator, open to anyone (docs/api.md). Keeps nothing. */
export function POST(request: Request): Promise<Response> {
  return answerOpenCall("open plans per ip", request, largestRequestBytes, (body) =>
    answerPlanRequest(body, systemClock()),
  );
}
