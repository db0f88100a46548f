import { currentOwner } from "@/lib/auth/session";
import { planAhead } from "@/lib/debriefs/plan-ahead/queries";
import { saidTimingSchema } from "@/lib/debriefs/plan-ahead/schema";
import { isAppError } from "@/lib/errors";
import { productNow } from "@/lib/product-clock/queries";

/** What the plan would be if they had said that. Nothing is written. */
export async function GET(request: Request): Promise<Response> {
  const owner = await currentOwner();
  if (!owner) {
    return new Response(null, { status: 401 });
  }
  const said = saidTimingSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!said.success) {
    return new Response(null, { status: 400 });
  }
  try {
    return Response.json(await planAhead(owner, said.data, await productNow()));
  } catch (error) {
    if (isAppError(error, "not-found")) {
      return new Response(null, { status: 404 });
    }
    throw error;
  }
}
