import fs from "node:fs";
import path from "node:path";
import { Trouble } from "../local/trouble";
import type { Edit } from "./bugs";

/** Makes the edits in the tree, and answers with what takes them back. */
export function seed(tree: string, edits: readonly Edit[]): () => void {
  const originals = new Map<string, string>();
  for (const edit of edits) {
    const file = path.join(tree, edit.file);
    const text = fs.readFileSync(file, "utf8");
    if (!originals.has(file)) originals.set(file, text);
    fs.writeFileSync(file, edited(text, edit));
  }
  return () => {
    for (const [file, text] of originals) fs.writeFileSync(file, text);
  };
}

/** The text with the edit made. Raises Trouble when what it replaces does not stand there exactly once. */
export function edited(text: string, { file, find, put }: Edit): string {
  const count = text.split(find).length - 1;
  if (count !== 1) {
    throw new Trouble(`${file} has this ${count} times, not once, so its bug must be seeded anew:\n${find}`);
  }
  return text.replace(find, () => put);
}
