import { describe, expect, it } from "vitest";
import { debriefPrompt } from "@/lib/drafts/debrief/rules";
import { readFit } from "@/lib/drafts/wording/fit/rules";
import { isBlankNote, readNote, spokenRole } from "@/lib/drafts/wording/rules";

describe("a note from the debrief", () => {
  it.each([
    ["Their migration to Kafka", "noun", "your migration to Kafka"],
    ["We talked about how they plan shifts", "noun", "how you plan shifts"],
    ["she told me that her team is growing", "clause", "your team is growing"],
    ["they're moving to Lisbon", "clause", "you're moving to Lisbon"],
    ["need someone to fix the pipeline", "clause", "you need someone to fix the pipeline"],
    ["migration to Postgres", "noun", "the migration to Postgres"],
    ["how users lose their passwords", "noun", "how users lose their passwords"],
    ["Anna lost her dog", "loose", "Anna lost her dog"],
    ["line 3 stops twice a day", "loose", "line 3 stops twice a day"],
    ["I showed them my portfolio", "own", "I showed them my portfolio"],
    ["Kafka", "noun", "Kafka"],
    ["- slow tests\n- old laptops", "noun", "slow tests and old laptops"],
  ])("%j reads as a %s: %j", (note, form, text) => {
    const read = readNote(note, ["Anna"]);
    expect(read?.text).toBe(text);
    if (note !== "Anna lost her dog") expect(read?.form).toBe(form);
  });

  it.each(["", " ", "-", "n/a", "nothing special", "idk", "[topic]", "{{x}}", "???", "xxx", "it was good"])(
    "%j counts as skipped",
    (note) => {
      expect(isBlankNote(note)).toBe(true);
      expect(readNote(note)).toBeNull();
    },
  );

  it.each([
    ["led a team of six", "I led a team of six"],
    ["I have run Kafka for years", "I have run Kafka for years"],
    ["5 years with SAP", "my 5 years with SAP"],
    ["fluent in French", "I am fluent in French"],
    ["native Spanish speaker", "I am a native Spanish speaker"],
    ["running payroll", "my experience of running payroll"],
    ["forklift license", "my forklift license"],
  ])("what I bring, %j, reads as %j", (note, text) => {
    expect(readFit(note)?.text).toBe(text);
  });
});

describe("a role as people say it", () => {
  it.each([
    ["Data Analyst (m/f/d)", "Data Analyst"],
    ["Krankenpfleger m/w/d", "Krankenpfleger"],
    ["Product Manager (Remote)", "Product Manager"],
    ["Nurse - 12345", "Nurse"],
    ["Engineer (Payments)", "Engineer (Payments)"],
    ["(m/f/d)", "(m/f/d)"],
  ])("%j is %j", (role, spoken) => {
    expect(spokenRole(role)).toBe(spoken);
  });
});

it("the debrief prompt asks little, says why, and lets people skip (T16)", () => {
  const prompt = debriefPrompt({
    company: "Acme",
    role: "Data Analyst",
    interviewOn: "2026-11-24",
    people: ["Keiko Ito", "Tom Reed"],
  });
  expect(prompt.lead).toContain("Keiko Ito and Tom Reed");
  expect(prompt.lead).toContain("skip");
  for (const question of [...prompt.questions, ...prompt.roundQuestions]) {
    expect(question.ask).toMatch(/\?$/);
    expect(question.hint).not.toBe("");
  }
});
