import { messageParts } from "../message/rules";
import { wordsOf } from "../words/rules";

/** From here on two notes are near-duplicates (D9). */
export const tooAlike = 0.5;

/**
 * How alike two messages are, from 0 to 1, greeting and signature aside: the share of the shorter one's words that
 * stand in a sentence with a near twin in the other. Symmetric.
 */
export function sameness(a: string, b: string): number {
  const one = readSentences(a);
  const other = readSentences(b);
  return Math.max(twinShare(one, other), twinShare(other, one));
}

/** The sentences of `body` that have a near twin in `other`, as offsets into `body`. */
export function twinRanges(body: string, other: string): [number, number][] {
  const others = readSentences(other);
  return readSentences(body)
    .filter((sentence) => others.some((twin) => alike(sentence.words, twin.words)))
    .map(({ start, end }) => [start, end]);
}

/** Far above any real message; they keep a hostile one cheap to compare. */
const mostWords = 80;
const mostSentences = 150;

interface Read {
  words: string[];
  start: number;
  end: number;
}

function readSentences(text: string): Read[] {
  return messageParts(text)
    .sentences.map(({ text: sentence, start, end }) => ({
      words: wordsOf(sentence).slice(0, mostWords),
      start,
      end,
    }))
    .filter((sentence) => sentence.words.length > 0)
    .slice(0, mostSentences);
}

function twinShare(from: Read[], to: Read[]): number {
  const total = from.reduce((sum, sentence) => sum + sentence.words.length, 0);
  const shared = from
    .filter((sentence) => to.some((twin) => alike(sentence.words, twin.words)))
    .reduce((sum, sentence) => sum + sentence.words.length, 0);
  return total === 0 ? 0 : shared / total;
}

/** Two sentences are twins when most of their words stand in the same order, a swapped name or noun aside. */
export function alike(a: readonly string[], b: readonly string[]): boolean {
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  if (shorter === 0 || shorter / longer < 0.5) return false;
  return commonRun(a, b) / longer >= 0.7;
}

function commonRun(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    for (let at = 1; at <= b.length; at++)
      next.push(word === b[at - 1] ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0));
    row = next;
  }
  return row[b.length] ?? 0;
}
