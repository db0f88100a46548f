import { fieldErrorsOf } from "@/lib/action";
import { actOnTokenStep } from "@/lib/action-tokens/page/commands";
import { problemOf, problemOfFields } from "@/lib/action-tokens/page/rules";
import { tokenActSchema } from "@/lib/action-tokens/page/schema";
import { callerIp } from "@/lib/auth/browser";
import { isAppError } from "@/lib/errors";
import { readForm, valuesOf } from "@/lib/http/bodies/rules";
import { paths } from "@/lib/paths";
import { productNow } from "@/lib/product-clock/queries";
import { countHit } from "@/lib/rate-limits/commands";
import { networkOf } from "@/lib/rate-limits/rules";

const mostBytes = 64 * 1024;

/** A plain form post, so that it works without JavaScript, in in-app browsers and across deploys (EM20). */
export async function POST(request: Request, { params }: RouteContext<"/r/[token]/act">): Promise<Response> {
  const { token } = await params;
  const posted = await readForm(request, mostBytes);
  if ("status" in posted) {
    return new Response(null, { status: posted.status });
  }
  const parsed = tokenActSchema.safeParse(valuesOf(posted.form));
  if (!parsed.success) {
    return backTo(token, { problem: problemOfFields(fieldErrorsOf(parsed.error)) });
  }
  try {
    await countHit("link pages per ip", networkOf(await callerIp()));
    await actOnTokenStep(token, parsed.data, await productNow());
    const { act } = parsed.data;
    return backTo(token, "stepId" in parsed.data ? { did: act, step: parsed.data.stepId } : { did: act });
  } catch (error) {
    if (!isAppError(error)) {
      throw error;
    }
    return backTo(token, { problem: problemOf(error) });
  }
}

function backTo(token: string, query: Record<string, string>): Response {
  return new Response(null, {
    status: 303,
    headers: { location: paths.action(encodeURIComponent(token), new URLSearchParams(query)) },
  });
}
