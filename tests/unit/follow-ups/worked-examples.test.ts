import fs from "node:fs";
import { expect, it } from "vitest";
import { rulesByExample } from "@/bin/docs/examples";
import { WORKED_EXAMPLES, workOut } from "./worked-examples";

it.each(WORKED_EXAMPLES.map((example) => [example.rule, example.about, example] as const))(
  "%s by example: %s",
  (_rule, _about, example) => {
    expect(workOut(example)).toEqual(example.expected);
  },
);

it("docs/rules-by-example.md shows these examples; `npx tsx bin/write-examples.ts` writes it anew", () => {
  expect(fs.readFileSync("docs/rules-by-example.md", "utf8")).toBe(rulesByExample());
});
