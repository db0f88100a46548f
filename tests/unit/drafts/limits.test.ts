import { describe, expect, it } from "vitest";
import { composeLinks } from "@/lib/drafts/handoff/rules";
import { assembleDraft, type DraftFacts } from "@/lib/drafts/rules";
import { facts, findings, full } from "./facts";

describe("limits", () => {
  const long = Object.fromEntries(
    Object.keys(full).map((key) => [
      key,
      `${"a rather long story about the many reports of the team ".repeat(3)}`,
    ]),
  );

  it("a thank-you stays under 200 words and within a mailto link, whatever was noted (D5)", () => {
    const draft = assembleDraft(facts({ debrief: { ...long } }));
    expect(draft.words).toBeLessThan(200);
    expect(composeLinks({ to: "keiko.ito@acme.com", ...draft }).carriesBody).toBe(true);
  });

  it("a LinkedIn note has at most 200 characters, or 300 with a paid account (W2)", () => {
    for (const name of ["Li", "Wolfeschlegelsteinhausenbergerdorff ".repeat(4).trim(), "X".repeat(400)])
      for (const limit of [200, 300] as const) {
        const given = facts({
          kind: "linkedin-note",
          linkedInLimit: limit,
          recipient: { key: "a", name },
          role: name,
          sender: { name },
        });
        expect(assembleDraft(given).body.length).toBeLessThanOrEqual(limit);
      }
  });

  it("a mailto link never exceeds 1,900 characters; past that it carries the subject alone", () => {
    const links = composeLinks({ to: "a@b.example", subject: "Привет", body: "谢谢".repeat(400) });
    expect(links.carriesBody).toBe(false);
    expect(links.mailto.length).toBeLessThanOrEqual(1900);
    expect(links.mailto).not.toContain("+");
    expect(composeLinks({ to: "a@b.example", subject: "Hi", body: "One\nTwo three" }).mailto).toBe(
      "mailto:a@b.example?subject=Hi&body=One%0D%0ATwo%20three",
    );
    expect(() => composeLinks({ to: "a@b.example", subject: "\ud800", body: "\udc00" })).not.toThrow();
  });

  it("every follow-up is shorter than the thank-you before it (D16)", () => {
    for (const kind of ["check-in", "second-follow-up", "after-timeline", "last-note"] as const)
      for (const variant of [0, 1, 2, 3, 4, 5, 6, 7])
        for (const debrief of [undefined, { topic: "onboarding" }, full]) {
          const thanks = assembleDraft(facts({ variant, debrief }));
          expect(
            findings(facts({ kind, variant, debrief }), [{ kind: "thank-you", body: thanks.body }]),
          ).not.toContain("D16");
        }
  });
});

describe("address, closing and missing facts (W1, D15)", () => {
  const greeting = (recipient: DraftFacts["recipient"], tone: "warm" | "formal" = "formal") =>
    assembleDraft(facts({ recipient, tone })).body.split("\n")[0];

  it("uses title and last name, the first name only when offered, and never guesses a gender", () => {
    expect(greeting({ key: "a", name: "Keiko Ito", addressAs: "Ms. Ito" })).toBe("Dear Ms. Ito,");
    expect(greeting({ key: "a", name: "Keiko Ito", title: "Ms." })).toBe("Dear Ms. Ito,");
    expect(greeting({ key: "a", name: "Keiko Ito", title: "Head of Data" })).toBe("Dear Keiko Ito,");
    expect(greeting({ key: "a", name: "Keiko Ito", firstNameOffered: true })).toBe("Dear Keiko,");
    expect(greeting({ key: "a", name: "Dr. Jan de Vries" })).toBe("Dear Dr. de Vries,");
    expect(greeting({ key: "a", name: "Ito, Keiko", title: "Ms." })).toBe("Dear Ms. Ito,");
    expect(greeting({ key: "a", name: "王伟", firstNameOffered: true })).toBe("Dear 王伟,");
    expect(greeting(null)).toMatch(/^(?:Hello|Good day),$/);
  });

  it("makes up no name and no number, and asks for them instead", () => {
    const draft = assembleDraft(facts({ sender: { name: null } }));
    expect(draft.body).toMatch(/,$/);
    expect(draft.questions.map((question) => question.fact)).toEqual(
      expect.arrayContaining(["sender.name", "sender.contact"]),
    );
  });

  it("keeps a signature as it is and adds only what it lacks", () => {
    const body = assembleDraft(
      facts({
        sender: { name: "Maria Weber", phone: "+49 170 1234567", signature: "Best,\nMaria\n+49 170 1234567" },
      }),
    ).body;
    expect(body.endsWith("\n\nBest,\nMaria\n+49 170 1234567")).toBe(true);
  });

  it("leaves pay out, even where it was noted, and asks what else came up (D8)", () => {
    const draft = assembleDraft(facts({ debrief: { topic: "the salary range" } }));
    expect(draft.body).not.toMatch(/salary/);
    expect(draft.questions[0]?.ask).toMatch(/about pay/);
  });

  it("turns an apology into an addition, or asks for one (D10)", () => {
    expect(
      assembleDraft(facts({ debrief: { clarification: "I wish I had mentioned that I led the audit" } }))
        .body,
    ).toMatch(/: I led the audit\./);
    const sorry = assembleDraft(facts({ debrief: { clarification: "my answer was stupid, sorry" } }));
    expect(sorry.body).not.toMatch(/sorry|stupid/);
    expect(sorry.questions.map((question) => question.fact)).toContain("debrief.clarification");
  });

  it("says belated thanks once, without an apology, when the thank-yous came too late", () => {
    for (const kind of ["check-in", "second-follow-up", "after-timeline", "last-note"] as const) {
      const body = assembleDraft(facts({ kind, belatedThanks: true })).body;
      expect(body.match(/thank/gi)?.length ?? 0).toBeGreaterThan(0);
      expect(body).not.toMatch(/sorry|apolog/i);
      expect(body).toContain("Tuesday, November 24");
    }
  });

  it("names the promised day and who named it, and leaves out words that have gone stale", () => {
    const said = (timeline: DraftFacts["timeline"]) =>
      assembleDraft(facts({ kind: "after-timeline", timeline })).body;
    expect(said({ text: "by Friday", saidBy: "Keiko Ito", date: "2026-12-04", passed: true })).toMatch(
      /you expected .*Friday, December 4/,
    );
    expect(said({ text: "by Friday", saidBy: "Tom Reed", date: "2026-12-04", passed: true })).toMatch(
      /Tom Reed expected/,
    );
    expect(said({ text: "a week or two", saidBy: null, passed: true })).toContain("within a week");
    expect(said({ text: "by next Friday", saidBy: null, passed: true })).not.toMatch(/next Friday/);
  });

  it("carries a call script with a voicemail that gives the number, and one question (W8)", () => {
    const draft = assembleDraft(facts({ kind: "call-script" }));
    expect(draft.voicemail).toContain("+49 170 1234567");
    for (const part of ["Who:", "Opening:", "Question:", "Thanks:", "Voicemail:"])
      expect(draft.body).toContain(part);
  });

  it("carries the notes for all in one forward request (W2)", () => {
    const body = assembleDraft(
      facts({
        kind: "forward-request",
        notes: [
          { name: "Tom Reed", body: "Thank you, Tom." },
          { name: "Li Wei", body: "Thank you, Li." },
        ],
      }),
    ).body;
    expect(body).toContain("For Tom Reed:\n\nThank you, Tom.");
    expect(body).toContain("For Li Wei:\n\nThank you, Li.");
  });
});
