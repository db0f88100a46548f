import { describe, expect, test } from "vitest";
import { valuesOf } from "@/lib/http/bodies/rules";

function formOf(pairs: [string, string | Blob][]): FormData {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
}

describe("the values of a form", () => {
  test("are strings, or lists where a name comes several times or says so", () => {
    expect(
      valuesOf(
        formOf([
          ["a", "1"],
          ["b", "1"],
          ["b", "2"],
          ["c[]", "1"],
        ]),
      ),
    ).toEqual({ a: "1", b: ["1", "2"], "c[]": ["1"] });
  });

  test("leave out files and what React adds", () => {
    expect(
      valuesOf(
        formOf([
          ["$ACTION_ID_x", ""],
          ["file", new Blob(["x"])],
        ]),
      ),
    ).toEqual({ file: "" });
  });

  test("never reach a prototype (B10)", () => {
    const values = valuesOf(
      formOf([
        ["__proto__", "a"],
        ["__proto__", "b"],
        ["constructor", "c"],
      ]),
    );
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
    expect(Object.entries(values)).toEqual([["constructor", "c"]]);
  });

  test.each([undefined, null, "a form", {}, { keys: 1 }, [], 7])(
    "are none when an action is called with %j instead of a form (M9)",
    (given) => {
      expect(valuesOf(given)).toEqual({});
    },
  );

  test("are none when there are more fields than any form has, and the rest of them is not read (B12)", () => {
    const many = formOf(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, ""]));
    expect(valuesOf(many)).toEqual({});
    expect(Object.keys(valuesOf(formOf(Array.from({ length: 1000 }, (_, i) => [`k${i}`, ""]))))).toHaveLength(
      1000,
    );
  });
});
