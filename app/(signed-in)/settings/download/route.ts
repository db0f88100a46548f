import { currentOwner } from "@/lib/auth/session";
import { takeEverything } from "@/lib/downloads/commands";
import { isAppError } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { productNow } from "@/lib/product-clock/queries";
import { countHit } from "@/lib/rate-limits/commands";

/** A post, since it is written down who took what is here. */
export async function POST(): Promise<Response> {
  const owner = await currentOwner();
  if (!owner) {
    return new Response(null, { status: 303, headers: { location: paths.signIn() } });
  }
  try {
    await countHit("writes per owner", owner);
  } catch (error) {
    if (!isAppError(error, "limit")) throw error;
    return new Response(error.message, { status: 429 });
  }
  const at = await productNow();
  const everything = await takeEverything(owner);
  return new Response(JSON.stringify({ product: "Afterword", at, ...everything }, null, 2), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="afterword-${at.toISOString().slice(0, 10)}.json"`,
      "Cache-Control": "no-store",
    },
  });
}
