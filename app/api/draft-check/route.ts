import { answerDraftCheckRequest } from "@/lib/draft-checks/request/rules";
import { largestRequestBytes } from "@/lib/draft-checks/schema";
import { answerOpenCall } from "@/lib/rate-limits/open/commands";

/** The draft checks, open to anyone (docs/api.md). Keeps nothing. */
export function POST(request: Request): Promise<Response> {
  return answerOpenCall("open draft checks per ip", request, largestRequestBytes, answerDraftCheckRequest);
}
