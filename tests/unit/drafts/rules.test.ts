import { describe, expect, it } from "vitest";
import { checkDraft } from "@/lib/draft-checks/rules";
import { tooAlike } from "@/lib/draft-checks/sameness/rules";
import { assembleDraft } from "@/lib/drafts/rules";
import { draftKinds } from "@/lib/drafts/schema";
import { closest, facts, findings, full, panelDrafts, panelOf } from "./facts";
import { panels } from "./panels";

describe("a draft of every kind", () => {
  const companies = [
    "Acme",
    "Müller & Söhne GmbH",
    "字节跳动",
    "O'Reilly Media",
    "[x]cube LABS",
    "{{mustache}}",
    "<b>Bold</b>",
    "شركة النور",
    "Quill & Co.",
  ];

  it.each(draftKinds)("%s passes every check asked of it, with all facts on file", (kind) => {
    for (const company of companies)
      for (const tone of ["warm", "formal"] as const)
        for (const variant of [0, 3, 6]) {
          const given = facts({ kind, company, tone, variant, debrief: full });
          const first = assembleDraft({ ...given, kind: "thank-you" });
          const isFollowUp = ["check-in", "second-follow-up", "after-timeline", "last-note"].includes(kind);
          expect({
            company,
            tone,
            variant,
            found: findings(given, isFollowUp ? [{ kind: "thank-you", body: first.body }] : []),
          }).toEqual({ company, tone, variant, found: [] });
        }
  });

  it.each(draftKinds)("%s lacks only what needs the skipped debrief (D3, D4), and asks for it", (kind) => {
    for (const tone of ["warm", "formal"] as const)
      for (const variant of [0, 1, 2, 3, 4, 5, 6, 7])
        for (const belatedThanks of [false, true]) {
          const given = facts({ kind, tone, variant, belatedThanks });
          const missing = findings(given).filter((id) => id !== "D3" && id !== "D4");
          expect({ tone, variant, missing }).toEqual({ tone, variant, missing: [] });
        }
    const asks = assembleDraft(facts({ kind })).questions.map((question) => question.fact);
    if (kind === "thank-you")
      expect(asks).toEqual(["debrief.topic", "debrief.moment", "debrief.challenge", "debrief.fit"]);
  });

  it.each(draftKinds)("%s is the sum of its sentences, each with a source, and never has a blank", (kind) => {
    for (const debrief of [undefined, full]) {
      const draft = assembleDraft(facts({ kind, debrief }));
      expect(
        draft.paragraphs
          .map((paragraph) => paragraph.map((sentence) => sentence.text).join(" "))
          .join("\n\n"),
      ).toBe(draft.body);
      for (const sentence of draft.paragraphs.flat()) expect(sentence.source).toBeTruthy();
      expect(draft.body).not.toMatch(/undefined|null|NaN|\[|\{\{| {2}|\bthe the\b/);
      expect(draft.body).not.toMatch(/\b(?:yesterday|today|tomorrow|last week|next week)\b/i);
    }
  });

  it("gives the same words for the same facts and other words for another variant", () => {
    expect(assembleDraft(facts())).toEqual(assembleDraft(facts()));
    expect(
      new Set([0, 1, 2, 3, 4, 5, 6, 7].map((variant) => assembleDraft(facts({ variant })).body)).size,
    ).toBe(8);
  });
});

describe("names and companies of every shape", () => {
  const names = [
    "Siobhán O'Neill",
    "Jürgen Groß",
    "王伟",
    "محمد علي",
    "{{Max}} Stone",
    "Keiko [Kei] Ito",
    "<script>alert(1)</script>",
    "Line\nBreak",
    "Jan de Vries",
    "X".repeat(200),
  ];

  it.each(names)("%j does no harm in any kind", (name) => {
    for (const kind of draftKinds) {
      const given = facts({
        kind,
        recipient: { key: "a", name },
        company: name,
        role: name,
        sender: { name, phone: "+49 170 1234567" },
      });
      const draft = assembleDraft(given);
      expect(findings(given)).not.toContain("D6");
      expect(findings(given)).not.toContain("D12");
      expect(draft.subject).not.toContain("\n");
    }
  });

  it("leaves brackets, markup and placeholders of a debrief out of the draft", () => {
    const body = assembleDraft(
      facts({
        debrief: { topic: "<b>React</b> [v19] {{topic}}", challenge: "[challenge]", fit: "TBD", moment: "-" },
      }),
    ).body;
    expect(body).toContain("React (v19)");
    expect(body).not.toMatch(/[[\]{}<>]|TBD/);
  });
});

describe("panels (D9, W4)", () => {
  it("eight notes without a debrief stay clearly apart, in each tone", () => {
    for (const tone of ["warm", "formal"] as const)
      for (const company of ["Acme", "Globex", "Nordlicht", "Helio"])
        expect(closest(panelOf(8, { tone, company }))).toBeLessThan(tooAlike);
  });

  it("the same notes for everybody still give eight different messages", () => {
    expect(closest(panelOf(8, { debrief: { topic: "onboarding" } }))).toBeLessThan(tooAlike);
  });

  it("rewording one note does not copy another", () => {
    const [first = "", ...rest] = panelOf(4);
    expect(first).not.toBe("");
    for (const variant of [1, 2, 3]) {
      const reworded = panelOf(4, { variant })[0] ?? "";
      expect(closest([reworded, ...rest])).toBeLessThan(tooAlike);
    }
  });

  it.each(panels.map((panel) => [panel.company, panel] as const))(
    "%s: four notes apart, in good length, none stopped",
    (_company, panel) => {
      const drafts = panelDrafts(panel);
      expect(closest(drafts.map((draft) => draft.body))).toBeLessThan(tooAlike);
      for (const [at, draft] of drafts.entries()) {
        const stops = checkDraft({
          kind: "thank-you",
          subject: draft.subject,
          body: draft.body,
          recipient: { name: panel.people[at]?.[0] ?? "" },
          company: panel.company,
          role: panel.role,
          sender: { name: panel.sender.name ?? "" },
        }).checks.filter((check) => check.severity === "stop");
        expect(stops).toEqual([]);
        expect(draft.words).toBeGreaterThan(55);
        expect(draft.words).toBeLessThan(160);
      }
    },
  );
});
