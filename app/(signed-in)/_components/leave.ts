import "server-only";
import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";

/**
 * Ends an action: the browser forgets what it kept of the signed-in pages and goes to `path`, where a notice tells what
 * happened and offers to take it back; `did` names its activity, or several that are taken back together.
 */
export function leaveTo(path: Route, did?: string | readonly string[] | null): never {
  revalidatePath("/", "layout");
  const activityIds = typeof did === "string" ? did : did?.join(".");
  // The path was built by lib/paths.ts; only a query is put to it.
  redirect((activityIds ? withQuery(path, "did", activityIds) : path) as Route);
}

function withQuery(path: string, name: string, value: string): string {
  const [bare = "", fragment] = path.split("#");
  const [route = "", query] = bare.split("?");
  const params = new URLSearchParams(query);
  params.set(name, value);
  return `${route}?${params}${fragment ? `#${fragment}` : ""}`;
}
