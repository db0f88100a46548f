import { type Finding, importsOf, occurrences, type Source, withoutComments } from "./source";

/** The one file that may read this machine's clock. */
const CLOCK = "lib/clock.ts";
/** Product code at the top, where Next wants it. */
export const LOOSE = ["instrumentation.ts", "proxy.ts"];
const SERVER_INNGEST =
  /^(@inngest\/(realtime|ai|middleware.*)|inngest\/(connect|realtime|experimental.*|ai))$/;

/** What product code must not do, wherever it stands. */
export function checkHabits(source: Source): Finding[] {
  const { path } = source;
  const product = /^(app|lib|db|inngest)\//.test(path);
  return [
    ...(/^(lib|db|inngest)\//.test(path) && path !== CLOCK ? clock(source) : []),
    ...((product || LOOSE.includes(path)) && path !== "lib/env.ts" ? settings(source) : []),
    ...(product && !path.startsWith("inngest/engine/") ? inngestFeatures(source) : []),
    ...(needsServerOnly(source) ? serverOnly(source) : []),
    ...(path.startsWith("tests/") ? tests(source) : []),
  ];
}

function clock(source: Source): Finding[] {
  return occurrences(
    source,
    /\bDate\.now\b|\bnew\s+Date\s*(\(\s*\)|(?=[;,)\s]))|(?<![.\w])Date\(\s*\)|\bTemporal\.Now\b/g,
    "Time is a parameter. Take `now` as an argument; edges get it from lib/clock.ts, product time is app_now() in SQL.",
  );
}

function settings(source: Source): Finding[] {
  // Next puts its own two in while it builds, which it can only where they stand in full.
  const read = LOOSE.includes(source.path)
    ? /\bprocess\s*\.\s*env\b(?!\.(?:NODE_ENV|NEXT_RUNTIME)\b)|\bprocess\s*\[/g
    : /\bprocess\s*\.\s*env\b|\bprocess\s*\[/g;
  return occurrences(
    source,
    read,
    "Settings come from env() in lib/env.ts. Add the setting there and use it from here.",
  );
}

function inngestFeatures(source: Source): Finding[] {
  const imports = importsOf(source)
    .filter(({ target }) => SERVER_INNGEST.test(target))
    .map(({ target, line }) => ({
      path: source.path,
      line,
      level: "error" as const,
      says: `${target} needs Inngest's own servers, and the workflow must run on all three engines. Use step.run, step.sleepUntil and cancelOn.`,
    }));
  const steps = occurrences(
    source,
    /\bstep\s*\.\s*(waitForEvent|waitForSignal|sendSignal|invoke|ai|fetch|realtime|publish)\b/g,
    "The embedded engine does not do this step. Use step.run and step.sleepUntil; let cancelOn or a re-read of the row end the run.",
  );
  const naps = occurrences(
    source,
    /\bstep\s*\.\s*sleep\b/g,
    "A span counts from whenever the step is reached, late runs included. Use step.sleepUntil with a moment from the row.",
  );
  const sends = occurrences(
    source,
    /\b(inngest|client|step)\s*\.\s*(send|sendEvent)\s*\(/g,
    "Only inngest/relay.ts sends events. Write an outbox event in the command's transaction.",
  ).filter(({ path }) => path !== "inngest/relay.ts");
  if (!source.path.startsWith("inngest/functions/")) return [...imports, ...steps, ...naps, ...sends];
  const draws = occurrences(
    source,
    /\bMath\.random\b|\b(randomUUID|randomBytes|newId|newSecret)\s*\(/g,
    "A run is replayed from its start each time it wakes, and this would come out differently. Draw it in a command that a step calls.",
  );
  const options = occurrences(
    source,
    /\b(batchEvents|debounce|throttle|rateLimit|singleton|priority|concurrency|timeouts)\s*:/g,
    "The embedded engine does not do this option. Limits belong in the row's own UPDATE or in lib/rate-limits.",
  );
  return [...imports, ...steps, ...naps, ...sends, ...draws, ...options];
}

function needsServerOnly(source: Source): boolean {
  const { path } = source;
  if (/^lib\/.+\/(queries|commands)\.ts$/.test(path) || path === "inngest/relay.ts") return true;
  return (
    path.startsWith("lib/auth/") &&
    importsOf(source).some(({ target, local }) => local && target.startsWith("db/"))
  );
}

function serverOnly(source: Source): Finding[] {
  const { strings } = withoutComments(source.text);
  if (/^\s*import "server-only";/.test(strings)) return [];
  return [
    {
      path: source.path,
      line: 1,
      level: "error",
      says: 'This file must never reach a browser. Make `import "server-only";` its first line.',
    },
  ];
}

function tests(source: Source): Finding[] {
  return [
    ...occurrences(
      source,
      /\b(test|it|describe|suite)\s*\.\s*(skip|only|todo|fails|fixme|skipIf|runIf)\b/g,
      "No test is skipped or singled out. Mend it or delete it.",
    ),
    ...occurrences(source, /\bwaitForTimeout\s*\(/g, "No sleeps in tests. Wait for what the user would see."),
    ...occurrences(
      source,
      /\bvi\s*\.\s*(mock|doMock)\s*\(/g,
      "Nothing is mocked but Resend and Google, at the network.",
    ),
  ];
}
