const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

/** Words as people count them; scripts without spaces are counted by their own word breaks. */
export function countWords(text: string): number {
  let words = 0;
  for (const token of text.split(/\s+/u)) {
    if (!/[\p{L}\p{N}]/u.test(token)) continue;
    words += unspaced.test(token)
      ? Math.max(1, [...segmenter.segment(token)].filter((part) => part.isWordLike).length)
      : 1;
  }
  return words;
}

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** Lower case, without accents: "Müller" and "Muller" read alike. */
export function folded(text: string): string {
  return text
    .replace(/ß/gu, "ss")
    .replace(/[øØ]/gu, "o")
    .replace(/[łŁ]/gu, "l")
    .replace(/ı/gu, "i")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
}

export function wordsOf(text: string): string[] {
  return (
    folded(text)
      .replace(/['’]/gu, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

const fillers = new Set(
  "a an the and or but of to in on at for with from by about as is are was were be been being have has had do does did will would can could should may might must i me my we our us you your they them their he she his her it its this that these those there here how why what when where which who whether if than then so too very more most much many some any all both also just only not no into over out up down off after before during while new one two role position job team company".split(
    " ",
  ),
);

/** The words that carry meaning, reduced so that "migrating" meets "migration". */
export function stemsOf(text: string): string[] {
  const stems = wordsOf(text)
    .filter((word) => !fillers.has(word) && (word.length > 1 || unspaced.test(word)))
    .map(stem);
  return [...new Set(stems)];
}

export function sameStem(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 5) return false;
  const needed = Math.max(5, Math.ceil(shorter * 0.8));
  return a.slice(0, needed) === b.slice(0, needed);
}

function stem(word: string): string {
  const bare = word.replace(/(?:ations?|ating|ated|ions?|ments?|ings?|ers?|ors?|ed|ies|es|s|ly|al)$/u, "");
  return bare.length >= 3 ? bare : word;
}

/** All matches of a pattern as offsets into the text. */
export function rangesOf(text: string, pattern: RegExp, from = 0, to = text.length): [number, number][] {
  const global = new RegExp(
    pattern.source,
    pattern.flags.includes("g") ? pattern.flags : `${pattern.flags}g`,
  );
  return [...text.slice(from, to).matchAll(global)]
    .filter((match) => match[0].length > 0)
    .map((match) => [from + match.index, from + match.index + match[0].length]);
}

/** Replaces what is known (a company's or a person's name) by neutral letters of the same length. */
export function masked(text: string, known: readonly (string | null | undefined)[]): string {
  let result = text;
  for (const name of known) {
    const exact = (name ?? "").trim();
    if (exact.length > 1) result = result.replaceAll(exact, "w".repeat(exact.length));
  }
  return result;
}
