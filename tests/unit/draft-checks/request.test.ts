import { describe, expect, it } from "vitest";
import { answerDraftCheckRequest } from "@/lib/draft-checks/request/rules";
import { checkDraft, checksByKind, stops } from "@/lib/draft-checks/rules";
import { draftKinds } from "@/lib/drafts/schema";

const good = { kind: "thank-you", subject: "Thank you", body: "Dear [Name],\n\nI love it.\n\nMaria" };

describe("the answer to a draft-check request", () => {
  it("holds words and findings in rule order, stops for D6, D9 and D12 alone", () => {
    const answer = answerDraftCheckRequest(good);
    expect(answer.status).toBe(200);
    if (answer.status !== 200) return;
    expect(answer.body.words).toBe(6);
    const order = answer.body.checks.map((check) => Number(check.id.slice(1)));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(answer.body.checks.find((check) => check.id === "D6")).toMatchObject({
      severity: "stop",
      ranges: [[5, 11]],
    });
    for (const check of answer.body.checks) {
      expect(check.severity).toBe(stops.has(check.id) ? "stop" : "advice");
      expect(check.message).not.toMatch(/!|\bD\d/);
    }
  });

  it("counts ranges in UTF-16 units of the body, also after an emoji", () => {
    const body = "😀 Dear [Name]";
    const found = checkDraft({ kind: "withdrawal", subject: "x", body }).checks.find(
      (check) => check.id === "D6",
    );
    expect(found?.ranges.map(([start, end]) => body.slice(start, end))).toEqual(["[Name]"]);
  });

  it.each([
    [{ ...good, kind: "love-letter" }, "kind"],
    [{ ...good, body: 7 }, "body"],
    [{ ...good, body: "x".repeat(20_001) }, "body"],
    [{ ...good, mood: "sunny" }, "mood"],
    [{ ...good, recipient: { name: "A", age: 3 } }, "recipient.age"],
    [{ ...good, others: [{ to: "A" }] }, "others.0.body"],
    [{ kind: "thank-you" }, "subject"],
    [null, ""],
    [[], ""],
    ["text", ""],
  ])("says which field is wrong: %#", (body, field) => {
    const answer = answerDraftCheckRequest(body);
    expect(answer.status).toBe(400);
    if (answer.status === 400) {
      expect(answer.body.error.code).toBe("invalid");
      expect(Object.keys(answer.body.error.fields)).toContain(field);
    }
  });

  it("asks every kind for blanks and names (D6, D12), and only what the table asks", () => {
    for (const kind of draftKinds) {
      expect(checksByKind[kind]).toContain("D6");
      expect(checksByKind[kind]).toContain("D12");
    }
    const found = checkDraft({ kind: "call-script", subject: "", body: "Hello!!! thx" }).checks;
    expect(found).toEqual([]);
  });

  it("survives any text", () => {
    const texts = [
      "",
      "\u0000",
      "\ud800",
      "(((((((",
      "\n".repeat(5_000),
      "a ".repeat(9_000),
      "[".repeat(5_000),
      "{".repeat(5_000),
      "Dear ".repeat(3_000),
      "!".repeat(9_000),
      "<".repeat(5_000),
      "مرحبا 你好 ".repeat(900),
      "I would be glad to ".repeat(900),
    ];
    for (const text of texts)
      for (const kind of draftKinds) {
        const answer = answerDraftCheckRequest({
          kind,
          subject: text.slice(0, 900),
          body: text,
          recipient: { name: text.slice(0, 250) },
          company: text.slice(0, 250),
          role: text.slice(0, 250),
          sender: { name: text.slice(0, 250) },
          debrief: { topics: [text.slice(0, 400)] },
          others: [{ to: "x", body: text }],
          earlier: [{ kind: "thank-you", body: text }],
        });
        expect(answer.status).toBe(200);
      }
  }, 60_000);
});
