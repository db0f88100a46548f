import { findActionToken } from "@/lib/action-tokens/queries";
import { readForm } from "@/lib/http/bodies/rules";
import { paths } from "@/lib/paths";
import { productNow } from "@/lib/product-clock/queries";
import { stopReminders } from "@/lib/users/commands";

const mostBytes = 16 * 1024;

type Context = RouteContext<"/u/[token]">;

/** The address in List-Unsubscribe. GET only leads to the page with the button (K7). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return seeOther(paths.stopReminders(encodeURIComponent((await params).token)));
}

/** RFC 8058: a POST by the mailbox provider acts at once and may come twice; it has no cookies and no Origin (F49). */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const found = await findActionToken(token);
  if (found) {
    await stopReminders(found.owner, await productNow());
  }
  // Whatever the body is, the address alone says what is wanted.
  const posted = await readForm(request, mostBytes);
  return "form" in posted && posted.form.get("from") === "page"
    ? seeOther(paths.stopReminders(encodeURIComponent(token), new URLSearchParams({ done: "" })))
    : new Response(null);
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}
