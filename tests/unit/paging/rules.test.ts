import { expect, test } from "vitest";
import { pageKey, readPageKey, readTimeKey } from "@/lib/paging/rules";

const id = "0198a000-0000-7000-8000-000000000000";

test("a page's key survives the way through a link, whatever the name", () => {
  for (const value of ["2026-11-24T09:00:00.000Z", "žofie two words", ""]) {
    expect(readPageKey(pageKey(value, id))).toEqual({ value, id });
  }
});

test("what is no key is the first page (B10)", () => {
  for (const word of [null, undefined, "", "%%%", "abc", pageKey("x", "not-an-id"), "x".repeat(5000)]) {
    expect(readPageKey(word)).toBeNull();
  }
  expect(readTimeKey(pageKey("no time", id))).toBeNull();
});
