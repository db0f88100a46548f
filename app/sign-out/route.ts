import { signOut } from "@/lib/auth/session";
import { paths } from "@/lib/paths";

/** Ends the session on the server and wipes what this browser kept (v5.0.0-7.4.1, 14.3.1). */
export async function POST(): Promise<Response> {
  await signOut({ redirect: false });
  // A path, since the browser may know us by another address than ours, and form-action allows its own alone.
  return new Response(null, {
    status: 303,
    headers: { location: paths.home(), "Clear-Site-Data": '"cache", "storage"' },
  });
}
