import { type Finding, type Import, importsOf, type Source } from "./source";

const PURE = /^lib\/.+\/(rules|schema|plan)\.ts$/;
const IMPURE_INFRASTRUCTURE = /^lib\/(env|clock|action|log)$/;
const REQUEST = /^(next\/(headers|navigation|cache|server)|next-auth(\/.*)?)$/;

/** Imports point one way: app and inngest/functions → lib → db. */
export function checkDirections(source: Source): Finding[] {
  return importsOf(source).flatMap((each) => {
    const says = fault(source.path, each);
    return says ? [{ path: source.path, line: each.line, level: "error", says } as const] : [];
  });
}

function fault(path: string, { target, local }: Import): string | null {
  const top = path.split("/")[0] ?? "";
  if (["tests", "bin"].includes(top) || !path.includes("/")) return null;
  const into = local ? (target.split("/")[0] ?? "") : "";
  if (into === "tests" || into === "bin")
    return `Product code cannot import ${target}: it is not part of the product.`;
  if (path.startsWith("inngest/engine/")) return engineFault(target, local);
  if (into === "db" && !mayImportDatabase(path)) {
    return "Only queries, commands, lib/auth and inngest/relay touch the database. Call a query or a command instead.";
  }
  if (PURE.test(path)) return pureFault(target, local);
  if (top === "lib") return libFault(path, target, into);
  if (top === "db") return dbFault(target, into);
  if (top === "app") return appFault(path, target, into);
  if (top === "inngest") return inngestFault(path, target, into);
  return null;
}

/** Tables are named by the noun files; their shapes may be read where they are made, not where rules live. */
function mayImportDatabase(path: string): boolean {
  return (
    path.startsWith("db/") ||
    path.startsWith("lib/auth/") ||
    /^lib\/.+\/(queries|commands)\.ts$/.test(path) ||
    ["inngest/relay.ts", "inngest/worker.ts"].includes(path)
  );
}

function engineFault(target: string, local: boolean): string | null {
  if (!local || target.startsWith("inngest/engine/") || target === "db/client") return null;
  return `The engine knows nothing of the product, so it cannot import ${target}. Hand it in as an argument.`;
}

function pureFault(target: string, local: boolean): string | null {
  const advice =
    "rules, schema and plan are pure and run in the browser too. Pass the value in, or move this into a query or command.";
  if (!local) {
    const forbidden =
      /^(node:|next($|\/)|next-auth|inngest($|\/)|server-only$|drizzle-orm|postgres$|resend$|react($|-|\/))/.test(
        target,
      ) || ["fs", "path", "crypto", "os"].includes(target);
    return forbidden ? `${target} is not allowed here: ${advice}` : null;
  }
  if (/^lib\/.+\/(rules|schema|plan)$/.test(target)) return null;
  if (/^lib\/[^/]+$/.test(target) && !IMPURE_INFRASTRUCTURE.test(target)) return null;
  return `${target} is not allowed here: ${advice}`;
}

function libFault(path: string, target: string, into: string): string | null {
  if (into === "app") return `lib cannot import ${target}: pages call lib, never the other way round.`;
  if (into === "inngest" && !/^inngest\/(client|events|engine\/inspection)$/.test(target)) {
    return `lib cannot import ${target}. Write an outbox event; inngest/relay.ts sends it.`;
  }
  const seam = path.startsWith("lib/auth/") || path === "lib/action.ts";
  if (REQUEST.test(target) && !seam) {
    return `Only lib/auth and lib/action.ts know of ${target}. Take what you need from the request as an argument.`;
  }
  return null;
}

function dbFault(target: string, into: string): string | null {
  if (into === "app" || (into === "inngest" && target !== "inngest/engine/schema")) {
    return `db cannot import ${target}: it is the lowest layer.`;
  }
  if (into === "lib" && !/^lib\/[^/]+$/.test(target) && !/^lib\/.+\/(rules|schema)$/.test(target)) {
    return `db cannot import ${target}: from lib it may take loose files such as lib/ids, and the words in rules and schema.`;
  }
  return null;
}

function appFault(path: string, target: string, into: string): string | null {
  if (into === "inngest" && !/^app\/(api|local)\//.test(path)) {
    return `Pages and actions cannot import ${target}. Call a command: it writes the outbox event.`;
  }
  if (
    path.startsWith("app/ui/") &&
    (into === "app" ? !target.startsWith("app/ui/") : /^lib\/.+\//.test(target))
  ) {
    return `app/ui knows nothing of jobs, so it cannot import ${target}. Pass values in, or move the component to its route.`;
  }
  // Rate limits are bookkeeping, which a GET may do (DESIGN.md, decision 11).
  const changes = target.endsWith("/commands") && target !== "lib/rate-limits/commands";
  if (changes && /(^|\/)(page|layout|loading|error|not-found)\.tsx$/.test(path)) {
    return `A page only reads, and ${target} changes things. Call it from actions.ts or a route handler.`;
  }
  return null;
}

function inngestFault(path: string, target: string, into: string): string | null {
  if (into === "app")
    return `inngest cannot import ${target}: call the query or command that the page calls.`;
  const leaf = path === "inngest/client.ts" || path === "inngest/events.ts";
  if (leaf && into !== "" && !["inngest/client", "inngest/events", "lib/env"].includes(target)) {
    return `${path} is a leaf, so that everybody can import it: it cannot import ${target}.`;
  }
  if (
    path.startsWith("inngest/functions/") &&
    (target === "inngest/relay" || target.startsWith("inngest/engine/"))
  ) {
    return `Functions run on every engine, so they cannot import ${target}. Write an outbox event through a command.`;
  }
  return null;
}
