import { expect, test } from "vitest";
import { getDraft } from "@/lib/drafts/queries";
import { testDatabase } from "@/tests/support/database";
import { newInterview, newUser, stepOf } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-24T15:00:00Z");

test("four people of a panel of whom nothing was noted share no sentence (D9)", async () => {
  const owner = await newUser();
  const interviewers = ["Keiko Ito", "Ben Roth", "Ana Silva", "Tom Reed"].map((name) => ({ name }));
  const { applicationId } = await newInterview(owner, NOW, { interviewers });
  const notes = [];
  for (const { name } of interviewers) {
    const { paragraphs } = await getDraft(owner, await stepOf(owner, applicationId, "thank-you", name), NOW);
    notes.push(
      paragraphs
        .slice(1, -1)
        .flat()
        .map(({ text }) => text),
    );
  }
  const sentences = notes.flat();
  expect(sentences.length).toBeGreaterThanOrEqual(16);
  expect(sentences.filter((text, at) => sentences.indexOf(text) !== at)).toEqual([]);
});
