import { describe, expect, it } from "vitest";
import { assembleDraft } from "@/lib/drafts/rules";
import type { DebriefFacts, DraftFacts } from "@/lib/drafts/schema";
import { readDoubt } from "@/lib/drafts/wording/doubt/rules";
import { facts } from "./facts";

function bodyWith(debrief: DebriefFacts, more: Partial<DraftFacts> = {}): string {
  return assembleDraft(facts({ debrief, ...more })).body;
}

describe("notes as people type them become sentences that can be sent", () => {
  it.each<[string, DebriefFacts, string]>([
    ["an article that a note leaves out", { topic: "rust rewrite" }, "the rust rewrite"],
    [
      "an article before a thing with a clause",
      { topic: "new scanner system they are installing" },
      "the new scanner system you are installing",
    ],
    [
      "an article before a whole sentence",
      { challenge: "regulator asked for new backtesting" },
      "the regulator asked for new backtesting",
    ],
    [
      "a verb that looks like a plural",
      { challenge: "the switch costs them a lot of time" },
      "the switch costs you a lot of time",
    ],
    [
      "what they said of the writer",
      { moment: "he said I ask better questions than his agency" },
      "that you said I ask better questions than your agency",
    ],
    [
      "a thing and what came of it",
      { topic: "I told them about my time at Rossi's and they knew the owner" },
      "my time at Rossi's",
    ],
    [
      "a question as it was asked",
      { topic: "how do you calm an angry customer" },
      "how you calm an angry customer",
    ],
    [
      "somebody else's things",
      { moment: "his first case, a tenant who kept her flat" },
      "your first case, a tenant who kept her flat",
    ],
    ["two deeds with a comma", { fit: "wrote 12 grants, won 7" }, "I wrote 12 grants and won 7"],
    ["words in passing", { topic: "davinci vs premiere lol" }, "davinci vs premiere"],
    ["a missing apostrophe", { fit: "im fluent in both" }, "I'm fluent in both"],
    ["an idea of nobody's yet", { idea: "a shared demo friday" }, "the idea of a shared demo Friday"],
    ["one word for a skill", { fit: "excel" }, "my experience with Excel"],
    [
      "what one was responsible for",
      { fit: "Responsible for payroll of 200" },
      "I was responsible for payroll of 200",
    ],
    ["what never happened", { fit: "never missed a deadline" }, "I never missed a deadline"],
    ["a list", { topic: "shift work, weekends, parking" }, "shift work, weekends and parking"],
    ["what was bonded over", { topic: "we bonded over gardening!! 😊" }, "gardening"],
    ["papers asked for", { askedFor: "certificates" }, "the certificates"],
  ])("%s", (_name, debrief, words) => {
    expect(bodyWith(debrief)).toContain(words);
  });

  it("what follows a thing is not taken along when it is a sentence of its own", () => {
    expect(bodyWith({ topic: "I told them about my time at Rossi's and they knew the owner" })).not.toContain(
      "owner",
    );
  });

  it("their own name becomes your", () => {
    const recipient = { key: "a", name: "Casey Brown", firstNameOffered: true };
    expect(bodyWith({ moment: "Casey's cat walking over the keyboard" }, { recipient })).toContain(
      "your cat walking",
    );
    expect(bodyWith({ topic: "Casey told me about the archive" }, { recipient })).not.toContain("Casey told");
  });

  it("a trouble of theirs is never the reason to want the role", () => {
    for (const variant of [0, 1, 2, 3, 4, 5, 6, 7])
      expect(bodyWith({ topic: "shrinkage is up 3%" }, { variant })).not.toMatch(
        /\b(?:It|That|Because of it)\b (?:made|strengthened|is one|has added|confirmed)/,
      );
  });

  it("a note in another language is left out and asked about", () => {
    const draft = assembleDraft(facts({ debrief: { topic: "Sie sucht jemanden für die Dokumentation" } }));
    expect(draft.body).not.toContain("sucht");
    expect(draft.questions[0]).toMatchObject({
      fact: "debrief.topic",
      ask: "Can you say the topic in a few words?",
    });
    expect(bodyWith({ topic: "Café de la Paix und Bauhaus in the new catalogue" })).toContain("Bauhaus");
  });

  it("a role with brackets does not go into another pair", () => {
    for (const variant of [0, 1, 2, 3, 4, 5, 6, 7])
      expect(assembleDraft(facts({ role: "Agent (French)", variant })).subject).not.toMatch(/\([^)]*\(/);
  });
});

describe("a doubt they voiced", () => {
  it.each([
    ["too junior?", "whether I am too junior"],
    ["not senior enough", "whether I am senior enough"],
    ["not enough Python", "whether I have enough Python"],
    ["no experience with retail", "whether I have enough experience with retail"],
    ["if I can live on site", "whether I can live on site"],
    ["he was not sure whether I would relocate", "whether I would relocate"],
    ["english level", "my English level"],
    ["commute", "my commute"],
    ["the gap in 2024", "the gap in 2024"],
    ["my notice period", "my notice period"],
    ["overqualified", "whether I am overqualified"],
    ["no degree", "I have no degree"],
    ["he worried that I will get bored", "whether I will get bored"],
    ["I have never used SAP", "I have never used SAP"],
    ["that I have no medical background", "I have no medical background"],
  ])("%s is read as “%s”", (note, text) => {
    expect(readDoubt(note)?.text).toBe(text);
  });

  it("is offered as something to talk about, in grammar that holds", () => {
    expect(bodyWith({ doubt: "too junior?" })).toMatch(
      /(?:If it is still a question for you|Should it still be open for you) whether I am too junior, /,
    );
    expect(bodyWith({ doubt: "-" })).not.toContain("question for you");
  });
});
