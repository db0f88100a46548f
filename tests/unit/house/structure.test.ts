import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "@/bin/local/build";
import { checkStructure, readSources } from "@/bin/structure/check";
import { importsOf, withoutComments } from "@/bin/structure/source";

function says(path: string, text: string): string[] {
  return checkStructure([{ path, text }]).map(
    (finding) => `${finding.level} ${finding.line}: ${finding.says}`,
  );
}

const query = 'import "server-only";\n';

test.each([
  ["a file name that is not on the list", "lib/applications/utils.ts", "", /holds only rules.ts/],
  ["a component beside a noun", "lib/applications/card.tsx", "", /holds only rules.ts/],
  ["a barrel", "lib/applications/index.ts", "", /No barrels/],
  ["helpers in the app", "app/ui/helpers.ts", "", /called utils, helpers/],
  ["a component that Next takes for a page", "app/ui/page.tsx", "", /makes a route/],
  ["a name in camel case", "app/ui/submitButton.tsx", "", /kebab-case/],
  ["a new folder at the top", "components/button.tsx", "", /The top level holds/],
  [
    "a page that reads tables",
    "app/today/page.tsx",
    'import { step } from "@/db/schema/steps";',
    /Only queries/,
  ],
  [
    "a function that reads tables",
    "inngest/functions/a.ts",
    'import { x } from "../../db/client";',
    /Only queries/,
  ],
  [
    "a lazy import of the database",
    "app/a/route.ts",
    'const a = await import("@/db/client");',
    /Only queries/,
  ],
  ["a rule that reads tables", "lib/a/rules.ts", 'import type { A } from "@/db/schema/a";', /Only queries/],
  ["a rule with a Node module", "lib/a/rules.ts", 'import fs from "node:fs";', /pure/],
  ["a plan that reads settings", "lib/a/plan.ts", 'import { env } from "@/lib/env";', /pure/],
  ["a schema that calls a query", "lib/a/b/schema.ts", 'import { findA } from "../queries";', /pure/],
  ["lib that calls a page", "lib/a/queries.ts", `${query}import { B } from "@/app/ui/b";`, /pages call lib/],
  [
    "a command that knows requests",
    "lib/a/commands.ts",
    `${query}import { headers } from "next/headers";`,
    /lib\/auth/,
  ],
  [
    "a command that sends through the relay",
    "lib/a/commands.ts",
    `${query}import "@/inngest/relay";`,
    /outbox/,
  ],
  [
    "the engine with the product",
    "inngest/engine/jobs.ts",
    'import { env } from "@/lib/env";',
    /knows nothing/,
  ],
  ["db above its layer", "db/seed.ts", 'import { addA } from "@/lib/a/commands";', /db cannot import/],
  [
    "a page that calls a command",
    "app/a/page.tsx",
    'import { addA } from "@/lib/a/commands";',
    /A page only reads/,
  ],
  [
    "a page that starts functions",
    "app/a/page.tsx",
    'import { all } from "@/inngest/functions";',
    /Call a command/,
  ],
  ["a leaf that grows", "inngest/events.ts", 'import { a } from "@/lib/a/rules";', /is a leaf/],
  [
    "a shared component with a noun",
    "app/ui/card.tsx",
    'import { a } from "@/lib/a/rules";',
    /nothing of jobs/,
  ],
  [
    "product code that needs tests",
    "lib/a/rules.ts",
    'import { a } from "@/tests/support/a";',
    /not part of the product/,
  ],
  ["a stray clock", "lib/a/rules.ts", "export const now = Date.now();", /Time is a parameter/],
  ["a stray date", "db/a.ts", "const a = new Date();", /Time is a parameter/],
  ["a stray date without brackets", "db/a.ts", "const a = new Date;", /Time is a parameter/],
  [
    "a clock inside a template",
    "lib/a/rules.ts",
    "const a = `at $" + "{Date.now()}`;",
    /Time is a parameter/,
  ],
  ["a clock handed on", "inngest/relay.ts", `${query}run(Temporal.Now.instant);`, /Time is a parameter/],
  ["a setting read on the spot", "app/a/route.ts", "const a = process.env.PORT;", /lib\/env.ts/],
  ["a setting read before anything", "instrumentation.ts", "const a = process.env.PORT;", /lib\/env.ts/],
  ["a span to sleep", "inngest/functions/a.ts", 'await step.sleep("a", "1h");', /step.sleepUntil/],
  ["a query for the browser", "lib/a/queries.ts", 'import { x } from "@/db/client";', /server-only/],
  ["a session for the browser", "lib/auth/session.ts", 'import { x } from "@/db/client";', /server-only/],
  [
    "a wait for an event",
    "inngest/functions/a.ts",
    'await step.waitForEvent("a", {});',
    /does not do this step/,
  ],
  [
    "a call of another function",
    "inngest/functions/a.ts",
    'await step.invoke("a", {});',
    /does not do this step/,
  ],
  ["a model call", "inngest/functions/a.ts", 'await step.ai.infer("a", {});', /does not do this step/],
  ["an outgoing connection", "inngest/a.ts", 'import { connect } from "inngest/connect";', /three engines/],
  ["an event sent by hand", "lib/a/commands.ts", `${query}await inngest.send({});`, /Only inngest\/relay.ts/],
  ["a throttle", "inngest/functions/a.ts", "createFunction({ throttle: {} });", /does not do this option/],
  ["a draw in a workflow (F21)", "inngest/functions/a.ts", "const a = Math.random();", /replayed/],
  ["an id made in a workflow (F21)", "inngest/functions/a.ts", "const a = newId();", /replayed/],
  ["a skipped test", "tests/unit/a.test.ts", "test.skip('a', () => {});", /skipped/],
  ["a single test", "tests/unit/a.test.ts", "describe.only('a', () => {});", /skipped/],
  ["a sleep in a test", "tests/e2e/a.spec.ts", "await page.waitForTimeout(5);", /No sleeps/],
  ["a mocked module", "tests/unit/a.test.ts", "vi.mock('@/db/client');", /Nothing is mocked/],
  ["a file without end", "lib/a/rules.ts", "x;\n".repeat(351), /350 are the most/],
])("%s is refused, and told what to do instead", (_, path, text, words) => {
  expect(says(path, text)).toContainEqual(expect.stringMatching(words));
});

test.each([
  [
    "a rule that uses rules",
    "lib/a/rules.ts",
    'import { b } from "../b/rules";\nimport { C } from "@/lib/errors";',
  ],
  ["a query with its table", "lib/a/b/queries.ts", `${query}import { a } from "@/db/schema/a";`],
  [
    "the seam of sign-in",
    "lib/auth/session.ts",
    `${query}import { cookies } from "next/headers";\nimport "@/db/client";`,
  ],
  ["a mail template", "lib/email/templates/reminder.tsx", 'import { Html } from "react-email";'],
  ["a page with a query", "app/today/page.tsx", 'import { listSteps } from "@/lib/steps/queries";'],
  ["an action with a command", "app/today/actions.ts", 'import { snooze } from "@/lib/steps/commands";'],
  [
    "the engine with its client",
    "inngest/engine/jobs.ts",
    'import { connection } from "@/db/client";\nimport "./work";',
  ],
  ["the clock itself", "lib/clock.ts", "export const systemClock = () => new Date();"],
  ["a date made of a value", "lib/a/rules.ts", "const a = new Date(0);\nconst b = new Date(now);"],
  [
    "words about clocks",
    "lib/a/rules.ts",
    '// Not Date.now() here.\nconst a = "Date.now()";\n/* new Date() */',
  ],
  ["the settings", "lib/env.ts", "export const all = process.env;"],
  ["a page that counts", "app/a/[token]/page.tsx", 'import { countCall } from "@/lib/rate-limits/commands";'],
  ["Next's own settings", "instrumentation.ts", 'if (process.env.NEXT_RUNTIME === "nodejs") go();'],
  ["the relay", "inngest/relay.ts", `${query}await inngest.send({ name: "a" });`],
])("%s is allowed", (_, path, text) => {
  expect(says(path, text)).toEqual([]);
});

test("a long file is warned about before it is refused", () => {
  expect(says("lib/a/rules.ts", "x;\n".repeat(301))).toEqual([
    expect.stringMatching(/^warning 300: 301 lines/),
  ]);
});

test("findings name the line", () => {
  expect(says("lib/a/rules.ts", 'const a = "\\"";\n\n/* two\nlines */ const b = Date.now();')).toEqual([
    expect.stringMatching(/^error 4: /),
  ]);
});

test("comments and strings are told from code, also around templates and quotes", () => {
  const text = "const a = `x $" + "{f({ b: \"}\" })} // y`; // gone\nconst c = 'it\\'s'; d();";
  const { code, strings } = withoutComments(text);
  expect(strings).toBe(text.replace("// gone", "       "));
  expect(code).toContain("f({ b:");
  expect(code).toContain("d();");
  expect(code).not.toMatch(/x|y|gone|it/);
});

test("every way to import is seen", () => {
  const text = [
    'import a, { type B } from "@/lib/a";',
    "import {\n  c,\n} from './c';",
    'import "../d";',
    'export { e } from "e";',
    'export * from "../../f.ts";',
    'const g = await import("g");',
    'const h = require("h");',
  ].join("\n");
  expect(importsOf({ path: "app/x/y.ts", text }).map(({ target }) => target)).toEqual([
    "lib/a",
    "app/x/c",
    "app/d",
    "e",
    "f",
    "g",
    "h",
  ]);
});

test("the check reads the whole product", () => {
  const paths = readSources(root).map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      "lib/env.ts",
      "instrumentation.ts",
      "proxy.ts",
      "tests/unit/house/structure.test.ts",
    ]),
  );
});

test("every file and folder that a law names is there", () => {
  const laws = ["directions", "habits", "names"].map((law) => path.join(root, "bin/structure", `${law}.ts`));
  const named = laws.flatMap((law) =>
    [...fs.readFileSync(law, "utf8").matchAll(/"((?:app|bin|db|inngest|lib|tests)\/[\w./-]+)"/g)].map(
      (match) => match[1] ?? "",
    ),
  );
  expect(named).toContain("lib/clock.ts");
  const missing = named.filter(
    (name) => !["", ".ts"].some((end) => fs.existsSync(path.join(root, name + end))),
  );
  expect(missing).toEqual([]);
});
