import { describe, expect, test } from "vitest";
import { applyEdits } from "@/lib/draft-checks/edits/rules";
import { safeFixes } from "@/lib/draft-checks/fixes/rules";
import { checkDraft } from "@/lib/draft-checks/rules";
import type { CheckInput } from "@/lib/draft-checks/schema";

function thankYou(body: string, more: Partial<CheckInput> = {}): CheckInput {
  return { kind: "thank-you", subject: "Thank you, Kim Lee", body, ...more };
}

function fixed(input: CheckInput, check: "D7" | "D11"): string | null {
  const fix = safeFixes(input).find((candidate) => candidate.check === check);
  return fix ? applyEdits(input.body, fix.edits) : null;
}

describe("a demand is said softer (D7)", () => {
  test.each([
    ["When will I hear back?", "I would be glad to hear about the timing whenever it suits you."],
    ["What are the next steps?", "I would be happy to hear about the next steps whenever it suits you."],
    ["I expect an answer by Friday.", "I would be glad to hear about the timing whenever it suits you."],
    ["Please reply as soon as possible.", "Please reply whenever it suits you."],
  ])("%s", (said, soft) => {
    const body = `Dear Ms. Ito,\n\nThank you for your time. ${said} I enjoyed our talk.\n\nKim Lee`;
    const answer = fixed(thankYou(body), "D7");
    expect(answer).toBe(body.replace(said, soft));
    expect(checkDraft(thankYou(answer ?? "")).checks.map(({ id }) => id)).not.toContain("D7");
  });

  test("where the sentence says more, nothing is offered: the writer's own words stay", () => {
    const body =
      "Dear Ms. Ito,\n\nI loved what you told me about the archive and the two museums, and when will I hear back from you?\n\nKim";
    expect(checkDraft(thankYou(body)).checks.map(({ id }) => id)).toContain("D7");
    expect(fixed(thankYou(body), "D7")).toBeNull();
  });

  test("the soft form is not put in twice", () => {
    const body = "Dear Ms. Ito,\n\nWhen will I hear back? When do I get an answer?\n\nKim";
    expect(fixed(thankYou(body), "D7")?.match(/whenever it suits you/gu)).toHaveLength(1);
  });
});

describe("exclamation marks are taken out (D11)", () => {
  test("strings of them become one full stop, a question stays a question", () => {
    expect(fixed(thankYou("Thank you!! Was it fun?!"), "D11")).toBe("Thank you. Was it fun?");
  });

  test("from three on, all of them go", () => {
    expect(fixed(thankYou("Thank you! It was good! See you!"), "D11")).toBe(
      "Thank you. It was good. See you.",
    );
  });

  test("one or two, and those of a name, stay", () => {
    expect(
      fixed(thankYou("Thank you! I enjoyed Yahoo! and its people.", { company: "Yahoo!" }), "D11"),
    ).toBeNull();
  });
});
