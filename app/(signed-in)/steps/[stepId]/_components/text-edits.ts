import { applyEdits, type Edit } from "@/lib/draft-checks/edits/rules";

/** Marks a place of the text and brings it into view. */
export function showRange(field: HTMLTextAreaElement, start: number, end: number) {
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  const { top, height } = field.getBoundingClientRect();
  const place = top + height * (start / Math.max(1, field.value.length));
  window.scrollBy({ top: place - window.innerHeight / 3 });
}

/**
 * Changes the text as typing would, so that the browser's own undo takes it back. Where the browser does not insert text by
 * command, the answer is the new text, to be set by hand.
 */
export function edit(field: HTMLTextAreaElement, edits: readonly Edit[]): string | null {
  const wanted = applyEdits(field.value, edits);
  for (const { start, end, text } of edits.toSorted((a, b) => b.start - a.start)) {
    field.focus({ preventScroll: true });
    field.setSelectionRange(start, end);
    document.execCommand("insertText", false, text);
  }
  return field.value === wanted ? null : wanted;
}
