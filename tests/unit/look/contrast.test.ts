import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrast } from "@/tests/support/contrast";

const css = readFileSync("app/globals.css", "utf8");
const [light = "", ...darks] = [...css.matchAll(/(--paper: #[^}]+color-scheme: (?:light|dark);)/g)].map(
  ([block]) => block,
);
const schemes = [
  ["light", light],
  ["dark by preference", darks[0] ?? ""],
  ["dark by choice", darks[1] ?? ""],
] as const;

describe.each(schemes)("the colours, %s", (_name, block) => {
  test.each(["paper", "raised", "sunk", "wash"])("keep text readable on %s (WCAG 1.4.3)", (ground) => {
    for (const text of ["ink", "soft", "accent"]) {
      expect(contrast(colour(block, text), colour(block, ground))).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(["paper", "raised", "sunk"])("keep borders and marks visible on %s (WCAG 1.4.11)", (ground) => {
    for (const edge of ["line", "accent"]) {
      expect(contrast(colour(block, edge), colour(block, ground))).toBeGreaterThanOrEqual(3);
    }
  });

  test("keep the words on a button readable, at rest and under the pointer", () => {
    for (const ground of ["ink", "soft"]) {
      expect(contrast(colour(block, "on-ink"), colour(block, ground))).toBeGreaterThanOrEqual(4.5);
    }
  });
});

test("both ways to dark are the same dark", () => {
  const tidy = (block: string | undefined) => block?.replace(/\s+/g, " ");
  expect(tidy(darks[0])).toBe(tidy(darks[1]));
});

function colour(block: string, name: string): string {
  const match = block.match(new RegExp(`--${name}: (#[0-9a-f]{6});`));
  if (!match?.[1]) throw new Error(`No colour ${name}`);
  return match[1];
}
