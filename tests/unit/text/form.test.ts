import { expect, it } from "vitest";
import { z } from "zod";
import { answerSchema } from "@/lib/follow-ups/steps/schema";
import { newId } from "@/lib/ids";
import { inPlainWords } from "@/lib/text/form/schema";

function errorsOf(schema: z.ZodType, values: unknown): Record<string, string> {
  const { error } = schema.safeParse(values, { error: inPlainWords });
  return Object.fromEntries(error?.issues.map(({ path, message }) => [path.join("."), message]) ?? []);
}

it("an answer saved before anything was chosen is asked for in plain words", () => {
  expect(errorsOf(answerSchema, { applicationId: newId() })).toEqual({ response: "Choose what they said." });
});

it("a field without a sentence of its own never shows what a program expected", () => {
  const schema = z.object({
    stage: z.enum(["saved", "applied"]),
    name: z.string(),
    many: z.array(z.string()),
  });
  expect(errorsOf(schema, { stage: "gone", many: "one" })).toEqual({
    stage: "Choose one of these.",
    name: "This is missing.",
    many: "This does not fit here.",
  });
});

it("a sentence that a schema has wins", () => {
  expect(errorsOf(z.object({ name: z.string("Type a name.") }), {})).toEqual({ name: "Type a name." });
});
