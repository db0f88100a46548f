import { describe, expect, it } from "vitest";
import { checkDraft } from "@/lib/draft-checks/rules";
import { sameness, tooAlike } from "@/lib/draft-checks/sameness/rules";
import { bareFacts, madeUpFacts } from "@/lib/drafts/own-wordings/examples/rules";
import { faultIn } from "@/lib/drafts/own-wordings/rules";
import { ownWordingsForm } from "@/lib/drafts/own-wordings/schema";
import { startingWordings } from "@/lib/drafts/own-wordings/starting/rules";
import { variables } from "@/lib/drafts/own-wordings/variables/rules";
import { assembleDraft } from "@/lib/drafts/rules";
import { type DraftFacts, draftKinds } from "@/lib/drafts/schema";
import { facts, full, keys } from "./facts";

const mine = {
  subject: "Thanks from {my name}",
  body: "Dear {name},\n\nThank you for {day}. I liked talking about {topic}. I can help with {challenge}.\n\nYours,\n{my name}\n{my phone}",
};

function withMine(more: Partial<DraftFacts> = {}, body = mine.body) {
  return facts({ ownWordings: { "thank-you": [{ ...mine, body }] }, ...more });
}

describe("a template of the user's own", () => {
  it("is filled with the same facts as our wordings", () => {
    const draft = assembleDraft(
      withMine({ debrief: { topic: "Their migration to Kafka", challenge: "slow releases" } }),
    );
    expect(draft.subject).toBe("Thanks from Maria Weber");
    expect(draft.body).toBe(
      "Dear Keiko Ito,\n\nThank you for Tuesday. I liked talking about your migration to Kafka. I can help with slow releases.\n\nYours,\nMaria Weber\n+49 170 1234567",
    );
  });

  it("drops a sentence, a line and a paragraph whose fact is missing, and asks for it", () => {
    const draft = assembleDraft(
      withMine({ sender: { name: "Maria Weber" }, debrief: { challenge: "slow releases" } }),
    );
    expect(draft.body).toBe(
      "Dear Keiko Ito,\n\nThank you for Tuesday. I can help with slow releases.\n\nYours,\nMaria Weber",
    );
    expect(draft.questions.map(({ fact }) => fact)).toEqual(["debrief.topic", "sender.contact"]);
  });

  it("greets in our words when there is nobody to name", () => {
    const { body } = assembleDraft(withMine({ recipient: null }));
    expect(body).toMatch(/^(?:Hello|Good day),\n\nThank you for Tuesday\./);
  });

  it("puts our sentence where a note is a whole sentence, so that the grammar holds", () => {
    const draft = assembleDraft(withMine({ debrief: { topic: "the team is moving to a new office" } }));
    expect(draft.body).not.toContain("I liked talking about the team is");
    expect(draft.body).toMatch(/that the team is moving to a new office/i);
    expect(draft.questions.map(({ ask }) => ask)).toContain("Can you say the topic in a few words?");
  });

  it.each(["Dr. Ito wrote to {name}. Thank you.", "Thanks, e.g. for {topic}. Bye."])(
    "does not break a sentence after an abbreviation: %s",
    (body) => {
      const given = assembleDraft(withMine({ debrief: {}, recipient: null }, `${body}\n\nYours`));
      expect(given.body).not.toMatch(/Dr\.|e\.g\./);
    },
  );

  it("never reads what it puts in as a template (B4)", () => {
    const names = ["{{7*7}}", "{topic}", "$1", "$&", "<b>{my phone}</b>"];
    for (const name of names) {
      const given = withMine(
        { company: name, role: name, recipient: { key: "a", name } },
        "Dear {name}, {company}.",
      );
      const { body } = assembleDraft(given);
      expect(body).toBe(`Dear ${name}, ${name}.`);
    }
  });

  it("takes {Topic}, {{topic}} and { topic } for the same", () => {
    const debrief = { topic: "onboarding" };
    for (const name of ["{Topic}", "{{topic}}", "{ topic }"])
      expect(assembleDraft(withMine({ debrief }, `About ${name}.`)).body).toBe("About onboarding.");
  });

  it("is ours again when nothing of it is left, or where it is too long for LinkedIn", () => {
    expect(assembleDraft(withMine({}, "{topic}")).body).toContain("Maria Weber");
    const given = facts({
      kind: "linkedin-note",
      ownWordings: { "linkedin-note": [{ subject: "", body: `${"Long ".repeat(60)}{name}` }] },
    });
    expect(assembleDraft(given).body.length).toBeLessThanOrEqual(200);
  });

  it("carries the notes of a please-forward note though it does not name them", () => {
    const given = facts({
      kind: "forward-request",
      notes: [{ name: "Tom Reed", body: "Thank you." }],
      ownWordings: { "forward-request": [{ subject: "", body: "Please pass this on." }] },
    });
    expect(assembleDraft(given).body).toBe("Please pass this on.\n\nFor Tom Reed:\n\nThank you.");
    expect(assembleDraft(given).subject).not.toBe("");
  });

  it("keeps the sum of its sentences, each with a source", () => {
    const draft = assembleDraft(withMine({ debrief: full }));
    expect(
      draft.paragraphs.map((sentences) => sentences.map(({ text }) => text).join(" ")).join("\n\n"),
    ).toBe(draft.body);
    expect(draft.paragraphs.flat().map(({ source }) => source)).toContain("debrief");
  });
});

describe("a panel of whom one gets the user's words (D9)", () => {
  const people = keys.slice(0, 4).map((key) => ({ key, name: `Person ${key}` }));
  const bodies = (wordings: (typeof mine)[]) =>
    people.map(
      (person) =>
        assembleDraft(
          withMine({
            recipient: person,
            others: people.filter((other) => other !== person),
            ownWordings: { "thank-you": wordings },
          }),
        ).body,
    );

  it("gives each wording to one person and ours to the rest", () => {
    const second = { subject: "", body: "Hello {name},\n\nIt was good to meet you.\n\n{my name}" };
    const given = bodies([mine, second]);
    expect(given.filter((body) => body.includes("Thank you for Tuesday.\n\nYours")).length).toBe(1);
    expect(given.filter((body) => body.includes("It was good to meet you.\n\nMaria")).length).toBe(1);
    const closest = given.flatMap((one, at) => given.slice(at + 1).map((other) => sameness(one, other)));
    expect(Math.max(...closest)).toBeLessThan(tooAlike);
  });

  it("shows it when two places were given the same words", () => {
    const [one = "", two = ""] = bodies([mine, mine]);
    const { checks } = checkDraft({
      kind: "thank-you",
      subject: "",
      body: one,
      others: [{ to: "Person b", body: two }],
    });
    expect(checks.map(({ id }) => id)).toContain("D9");
  });
});

describe("what a template may say", () => {
  it.each([
    ["Dear {nmae},", "We do not know {nmae}. Did you mean {name}?"],
    ["{topics}", "We do not know {topics}. Did you mean {topic}?"],
    ["{my phone number}", "We do not know {my phone number}. Did you mean {my phone}?"],
    ["{salary}", "We do not know {salary}. The list below has every name."],
    ["{}", "There is nothing between the braces. Put a name in, such as {topic}."],
    ["Dear {name", "A brace is open. A variable has one on each side, like {topic}."],
    ["{constructor}", "We do not know {constructor}. The list below has every name."],
  ])("%s is an error beside the field", (body, fault) => {
    expect(faultIn(body)).toBe(fault);
    const parsed = ownWordingsForm.safeParse({ kind: "check-in", version: "", "wordings.0.body": body });
    expect(parsed.error?.issues[0]).toMatchObject({ path: ["wordings", 0, "body"], message: fault });
  });

  it("has one wording where the message goes to one person", () => {
    const form = { version: "", "wordings.0.body": "One.", "wordings.1.body": "Two." };
    expect(ownWordingsForm.safeParse({ ...form, kind: "check-in" }).success).toBe(false);
    expect(ownWordingsForm.safeParse({ ...form, kind: "thank-you" }).data?.wordings).toEqual([
      { subject: "", body: "One." },
      { subject: "", body: "Two." },
    ]);
  });

  it.each(draftKinds)(
    "the text the editor of %s starts with has no fault and reads whole, full or bare",
    (kind) => {
      const wording = startingWordings[kind];
      expect(faultIn(wording.subject) ?? faultIn(wording.body)).toBeNull();
      const sender = { name: "Maria Weber", phone: "+49 170 1234567", link: "https://example.com/maria" };
      for (const example of [madeUpFacts, bareFacts]) {
        const draft = assembleDraft({
          ...example(kind, sender, "2026-11-25"),
          others: undefined,
          ownWordings: { [kind]: [wording] },
        });
        expect(draft.body).not.toMatch(/[{}]| {2}|undefined|null|\.\./);
        expect(draft.words).toBeGreaterThan(10);
        const stops = checkDraft({ kind, subject: draft.subject, body: draft.body }).checks;
        expect(stops.filter(({ severity }) => severity === "stop")).toEqual([]);
      }
    },
  );

  it("every variable is filled somewhere in the made-up example", () => {
    const sender = { name: "Maria", phone: "123", link: "https://example.com" };
    for (const variable of Object.keys(variables)) {
      const { body } = assembleDraft({
        ...madeUpFacts("forward-request", sender, "2026-11-25"),
        ownWordings: { "forward-request": [{ subject: "", body: `Found: {${variable}}\n\n{notes}` }] },
      });
      expect(body, variable).toContain("Found: ");
    }
  });
});
