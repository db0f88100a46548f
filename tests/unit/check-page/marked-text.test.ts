import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inListOrder, markedText } from "@/app/(public)/check/_components/marked-text";
import { checkForm } from "@/lib/draft-checks/form/schema";
import { checkDraft } from "@/lib/draft-checks/rules";

function marks(...ranges: [number, number][][]) {
  return ranges.map((each) => ({ ranges: each }));
}

describe("the marks in a text", () => {
  test("cut it where they begin and end", () => {
    expect(markedText("Dear [Name], hello", marks([[5, 11]]))).toEqual([
      { text: "Dear ", findings: [], ends: [] },
      { text: "[Name]", findings: [0], ends: [0] },
      { text: ", hello", findings: [], ends: [] },
    ]);
  });

  test("may overlap, and each ends where it ends", () => {
    expect(markedText("abcdef", marks([[0, 4]], [[2, 6]]))).toEqual([
      { text: "ab", findings: [0], ends: [] },
      { text: "cd", findings: [0, 1], ends: [0] },
      { text: "ef", findings: [1], ends: [1] },
    ]);
  });

  test("are none for a finding about something that is missing", () => {
    expect(markedText("abc", marks([]))).toEqual([{ text: "abc", findings: [], ends: [] }]);
    expect(markedText("", marks([[0, 3]]))).toEqual([]);
  });

  test("never lose or double a letter, wherever they lie", () => {
    const range = fc.tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: -5, max: 40 }));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(fc.array(range)), (text, ranges) => {
        const stretches = markedText(text, marks(...ranges));
        expect(stretches.map((stretch) => stretch.text).join("")).toBe(text);
      }),
    );
  });
});

test("what has to be fixed comes first in the list", () => {
  const { checks } = checkDraft({ kind: "thank-you", subject: "Hello", body: "Dear [Name], see you." });
  const listed = inListOrder(checks).map(({ severity }) => severity);
  expect(listed[0]).toBe("stop");
  expect(listed).toHaveLength(checks.length);
  expect(listed.lastIndexOf("stop")).toBeLessThan(listed.indexOf("advice"));
});

describe("the form of the draft check", () => {
  test("asks what was filled in, and nothing about what was not (D9, D12)", () => {
    const asked = checkForm.parse({
      kind: "thank-you",
      subject: "",
      body: "Dear Ms. Ito,\r\nthank you.",
      recipient: "Keiko Ito",
      company: "",
      topics: "invoices\r\n\r\n the pilot ",
      "others.0.to": "",
      "others.0.body": "",
      "others.2.to": "Mr. Okafor",
      "others.2.body": "Dear Mr. Okafor,\r\nthank you.",
    });
    expect(asked).toEqual({
      kind: "thank-you",
      subject: "",
      body: "Dear Ms. Ito,\nthank you.",
      recipient: { name: "Keiko Ito" },
      debrief: { topics: ["invoices", "the pilot"] },
      others: [{ to: "Mr. Okafor", body: "Dear Mr. Okafor,\nthank you." }],
    });
  });

  test("wants a note and a kind", () => {
    const answer = checkForm.safeParse({ kind: "sonnet", body: "  \n" });
    expect(answer.error?.issues.map(({ path }) => path.join("."))).toEqual(["kind", "body"]);
  });
});
