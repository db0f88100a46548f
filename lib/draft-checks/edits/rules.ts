/** Puts `text` in the place of a stretch. Offsets are UTF-16, into the text before any edit. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The body after the edits, which do not overlap. */
export function applyEdits(body: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), body);
}
