import fs from "node:fs";
import { expect, test } from "vitest";
import { seededBugs } from "@/bin/seeded-bugs/bugs";
import { edited } from "@/bin/seeded-bugs/seed";

test("there are the twelve bugs of M5, each with a name of its own", () => {
  expect(new Set(seededBugs.map(({ name }) => name)).size).toBe(12);
});

test.each(seededBugs.map((bug) => [bug.name, bug] as const))(
  "%s can still be seeded, and the file that catches it is still there (M5)",
  (_name, { edits, caughtBy }) => {
    const texts = new Map<string, string>();
    for (const edit of edits) {
      const text = texts.get(edit.file) ?? fs.readFileSync(edit.file, "utf8");
      texts.set(edit.file, edited(text, edit));
    }
    expect(fs.existsSync(caughtBy.file)).toBe(true);
  },
);

test("an edit whose text is gone, or stands there twice, is refused in words", () => {
  const edit = { file: "a.ts", find: "x", put: "y" };
  expect(edited("axb", edit)).toBe("ayb");
  expect(() => edited("ab", edit)).toThrow("0 times");
  expect(() => edited("xx", edit)).toThrow("2 times");
});
