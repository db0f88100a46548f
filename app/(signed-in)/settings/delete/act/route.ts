import { cookies } from "next/headers";
import { canonicalAddress } from "@/lib/auth/address";
import { forgetKnownBrowser } from "@/lib/auth/browser";
import { eraseAccount } from "@/lib/auth/erasing";
import { currentOwner, sessionToken } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-cookie";
import { isAppError } from "@/lib/errors";
import { readForm, valuesOf } from "@/lib/http/bodies/rules";
import { paths } from "@/lib/paths";
import { countHit } from "@/lib/rate-limits/commands";

const mostBytes = 4 * 1024;

/** A plain form post, so that its answer can wipe what this browser kept (F52). */
export async function POST(request: Request): Promise<Response> {
  const owner = await currentOwner();
  if (!owner) {
    return to(paths.signIn());
  }
  const posted = await readForm(request, mostBytes);
  if ("status" in posted) {
    return new Response(null, { status: posted.status });
  }
  try {
    await countHit("writes per owner", owner);
    await eraseAccount(owner, canonicalAddress(valuesOf(posted.form).email) ?? "", await sessionToken());
  } catch (error) {
    if (!isAppError(error)) {
      throw error;
    }
    const problem = error.code === "limit" ? "limit" : "address";
    return to(paths.deleteAccount(new URLSearchParams({ problem })));
  }
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
  await forgetKnownBrowser();
  return to(paths.goodbye(), { "Clear-Site-Data": '"cache", "storage"' });
}

function to(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { location, ...headers } });
}
