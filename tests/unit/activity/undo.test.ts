import { expect, test } from "vitest";
import { type Change, inOrderOfUndoing, valuesBefore } from "@/lib/activity/undo/rules";

test("a row that changed twice goes back to its first values, if it is as the last change left it", () => {
  const changes: Change[] = [
    { table: "step", id: "a", set: { state: "planned", dueAt: "1" }, expect: { version: 2 }, must: true },
    { table: "round", id: "r", set: { heldOn: "x" } },
    { table: "step", id: "a", set: { dueAt: "2", why: "w" }, expect: { version: 3 } },
  ];
  expect(inOrderOfUndoing(changes)).toEqual([
    {
      table: "step",
      id: "a",
      set: { state: "planned", dueAt: "1", why: "w" },
      expect: { version: 3 },
      must: true,
    },
    { table: "round", id: "r", set: { heldOn: "x" } },
  ]);
});

test("values before a change are the named columns, missing ones as null", () => {
  const row: { a: number; b?: string } = { a: 1 };
  expect(valuesBefore(row, ["a", "b"])).toEqual({ a: 1, b: null });
});
