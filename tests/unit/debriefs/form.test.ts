import { expect, test } from "vitest";
import { draftAnswersForm } from "@/lib/debriefs/form/schema";
import { newId } from "@/lib/ids";

const ids = { stepId: newId(), roundId: newId(), contactId: "" };

test("what a draft asks is answered as a note and a sender, and an empty answer is none", () => {
  const form = {
    ...ids,
    topic: "The tide tables",
    fit: "",
    "sender-name": " Ada  Moor ",
    "sender-phone": " ",
  };
  expect(draftAnswersForm.parse(form)).toEqual({
    stepId: ids.stepId,
    sender: { name: "Ada Moor" },
    note: { roundId: ids.roundId, contactId: null, topic: "The tide tables", fit: null },
  });
});

test("a name and a number that are too long are told beside their fields (F29)", () => {
  const form = { ...ids, "sender-name": "A".repeat(121), "sender-phone": "0".repeat(41) };
  const fields = draftAnswersForm
    .safeParse(form)
    .error?.issues.map(({ path, message }) => [path.join("."), message]);
  expect(fields).toEqual([
    ["sender-name", "Use at most 120 characters."],
    ["sender-phone", "Use at most 40 characters."],
  ]);
});
