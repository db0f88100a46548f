import { describe, expect, it } from "vitest";
import { checkDraft } from "@/lib/draft-checks/rules";
import { badNotes } from "./fresh/bad";
import { goodNotes } from "./fresh/good";
import { asInput, type FreshNote } from "./fresh/schema";

/** Asked for though a person would let it pass: the wish is said, its reason stands elsewhere in the note. */
const known = ["plain and short: D18", "Chinese writer, simple sentences: D18"];

describe("sixty whole notes, written before the rules were looked at", () => {
  const notes = [...goodNotes, ...badNotes];

  it("are thirty good ones and thirty with something worth a word", () => {
    expect([goodNotes.length, badNotes.length]).toEqual([30, 30]);
    expect(badNotes.every(({ expects = [] }) => expects.length > 0)).toBe(true);
  });

  it("get what a person would say of them, and nothing else but what is known", () => {
    const read = notes.map((note) => ({ note, found: checkDraft(asInput(note)).checks.map(({ id }) => id) }));
    const name = ({ who }: FreshNote, id: string) => `${who}: ${id}`;
    const wrong = read.flatMap(({ note, found }) =>
      found.filter((id) => !note.expects?.includes(id)).map((id) => name(note, id)),
    );
    const missed = read.flatMap(({ note, found }) =>
      (note.expects ?? []).filter((id) => !found.some((one) => one === id)).map((id) => name(note, id)),
    );
    expect({ wrong, missed }).toEqual({ wrong: known, missed: [] });
  });
});
