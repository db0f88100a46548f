import { isBlankNote, type Phrase, readNote } from "../rules";

const lead =
  /^\s*(?:(?:he|she|they|the interviewer|the manager)\s+)?(?:(?:was|were|is|are|seemed|looked|sounded)\s+)?(?:a (?:bit|little) |somewhat |very |really )?(?:not (?:so |quite |really |entirely )?(?:sure|certain|convinced)|unsure|uncertain|worried|concerned|wondering|wondered|sceptical|skeptical|doubtful|hesitant|asked|asking|doubted|questioned)\s*(?:about\s+|that\s+|of\s+)?(?=(?:whether|if|how|why|that|my|the|me|i)\b)/iu;
const ofMine =
  /^(?:[\p{L}-]+ ){0,2}(?:level|english|german|french|spanish|commute|visa|work permit|notice period|gap|age|degree|experience|background|availability|portfolio|licen[cs]e|accent|seniority|salary history|location|health|schooling|grades|certificate|qualification|gap year|relocation)$/iu;

/** A doubt they voiced, as something to say more about: a thing, a fact, or a question of theirs. */
export function readDoubt(text: string | null | undefined, keep: readonly string[] = []): Phrase | null {
  if (isBlankNote(text)) return null;
  const line = (text ?? "")
    .replace(lead, "")
    .replace(/^(?=i\b)/iu, (_start, _at, rest: string) => (rest === text ? "" : "whether "))
    .replace(/[\s.?!]+$/u, "")
    .trim();
  const asked = asQuestion(line);
  if (asked) {
    const read = readNote(asked, keep);
    return read && { form: "question", text: read.text };
  }
  const read = readNote(line.replace(/^no (?=\p{L})/iu, "I have no "), keep);
  if (read?.form === "own") return { form: "clause", text: read.text };
  if (read?.form !== "noun") return read;
  return ofMine.test(read.text) && !/^(?:my|the|an?|your|our|this|that)\s/iu.test(read.text)
    ? { ...read, text: `my ${named(read.text)}` }
    : read;
}

/** "too junior?" and "if I can move" are questions: "whether I am too junior", "whether I can move". */
function asQuestion(line: string): string | null {
  if (/^if\s/iu.test(line)) return line.replace(/^if\s/iu, "whether ");
  if (/^whether\s/iu.test(line)) return line;
  if (/^too\s+\p{L}+/iu.test(line)) return `whether I am ${line.charAt(0).toLowerCase()}${line.slice(1)}`;
  if (/^(?:over|under)-?qualified$|^inexperienced$/iu.test(line)) return `whether I am ${line.toLowerCase()}`;
  const enough = /^(?:maybe |perhaps )?not\s+((?:\p{L}+\s+)?enough\b.*|\p{L}+\s+enough\b.*)$/iu.exec(
    line,
  )?.[1];
  if (enough) return /^enough\s/iu.test(enough) ? `whether I have ${enough}` : `whether I am ${enough}`;
  const without =
    /^(?:no|little|lack of|missing)\s+((?:[\p{L}-]+ ){0,2}(?:experience|background|knowledge|training)\b.*)$/iu.exec(
      line,
    )?.[1];
  return without ? `whether I have enough ${without}` : null;
}

function named(text: string): string {
  return text.replace(
    /\b(?:english|german|french|spanish)\b/giu,
    (word) => word.charAt(0).toUpperCase() + word.slice(1),
  );
}
