export interface Span {
  text: string;
  start: number;
  end: number;
}

export interface MessageParts {
  greeting: (Span & { name: string }) | null;
  /** Sentences between greeting and closing. */
  sentences: Span[];
  /** The text between greeting and closing. */
  content: Span;
  /** From the closing words ("Kind regards,") or the signature to the end; empty where there is none. */
  closing: Span;
  paragraphs: Span[];
}

const greetingWords =
  "(?:my )?dear(?:est)?|hello|hallo|hi|hey|hiya|heya|yo|good (?:morning|afternoon|evening|day)|greetings|respected|esteemed|to whom(?:soever)? it may concern|guten (?:tag|morgen)|sehr geehrte[rs]?|liebe[rs]?|bonjour|chère?|hola|estimad[oa]s?|car[oa]|gentile|olá|ola|salut|salaam|namaste|ciao";
const greetingLine = new RegExp(`^(${greetingWords})(?![\\p{L}\\p{N}])[ \\t]*([^\\n]*)`, "iu");
const closingLine =
  /^(?:(?:with |my |many |and )*(?:very |kind(?:est)?|warm(?:est)?|best|cordial|sincere|friendly|respectful|many|all the|good|greatest|with)?[ \t]*(?:kind(?:est)?|warm(?:est)?|best|all best|thanks|thank you|regards|wishes|greetings|gratitude|appreciation|respect|sincerely|yours|cordially|respectfully|faithfully|truly|cheers|gratefully|love|hugs)(?:[ \t,]+(?:and|again|so much|very much|in advance|best|kind|warm|many|with|regards|wishes|greetings|thanks|yours|truly|sincerely|faithfully|once|more|cordially|for|your|time))*|mit freundlichen grüßen|(?:viele|beste|liebe) grüße|cordialement|saludos|un saludo|atentamente|talk soon|see you(?: soon)?|take care|have a (?:nice|good|great|lovely)(?: \p{L}+){1,3}|br|tschüss?|xoxo?)[ \t]*[,.!–—-]*[ \t]*$/iu;

/** Takes a message apart. Offsets are UTF-16, into the text as given. */
export function messageParts(body: string): MessageParts {
  const lines = linesOf(body);
  const first = lines.find((line) => line.text.trim() !== "");
  const greeting = first ? readGreeting(first) : null;
  const from = greeting ? greeting.end : 0;
  const closingStart = findClosing(lines, from, body.length);
  const content = trimmed(body, from, closingStart);
  return {
    greeting,
    content,
    closing: trimmed(body, closingStart, body.length),
    sentences: sentencesOf(body, content.start, content.end),
    paragraphs: paragraphsOf(body, content.start, content.end),
  };
}

export function sentencesOf(body: string, from: number, to: number): Span[] {
  const found: Span[] = [];
  const text = body.slice(from, to);
  const breaks = /(?:[.!?…]+["'”’)]*(?=\s|$)|[。！？]|\n[ \t]*\n|\n(?=\s*[-*•])|\n)/gu;
  let start = 0;
  const push = (end: number) => {
    const span = trimmed(body, from + start, from + end);
    if (span.text !== "") found.push(span);
    start = end;
  };
  for (const match of text.matchAll(breaks)) {
    const end = match.index + match[0].length;
    const before = text.slice(start, end);
    if (
      /(?:\b(?:mr|mrs|ms|mx|dr|prof|st|jr|sr|vs|no|approx|e\.g|i\.e|etc|inc|ltd|co)|\b\p{Lu})\.$/iu.test(
        before.trimEnd(),
      ) &&
      match[0].startsWith(".")
    )
      continue;
    if (
      match[0] === "\n" &&
      !/[.!?:…,]\s*$/u.test(text.slice(start, match.index)) &&
      /^\s*\p{Ll}/u.test(text.slice(end))
    )
      continue;
    push(end);
  }
  push(text.length);
  return found;
}

function readGreeting(line: Span): (Span & { name: string }) | null {
  const lead = line.text.length - line.text.trimStart().length;
  const text = line.text.trim();
  const match = greetingLine.exec(text);
  if (!match) return bareName(line, text, lead);
  const rest = match[2] ?? "";
  const stop = /[,!:;،，：。\n]|\.(?=\s|$)|\s[–—-]\s|\?/u;
  let cut = 0;
  for (;;) {
    const found = stop.exec(rest.slice(cut));
    if (!found) {
      cut = rest.length;
      break;
    }
    const at = cut + found.index;
    if (
      found[0] === "." &&
      /(?:^|\s)(?:mr|mrs|ms|mx|dr|prof|sr|sra|st|\p{Lu}(?:\.\p{Lu})*)$/iu.test(rest.slice(0, at))
    ) {
      cut = at + 1;
      continue;
    }
    cut = at;
    break;
  }
  const name = rest.slice(0, cut).trim();
  if (name.split(/\s+/u).length > 9) return null;
  if (/^(?:thank|i |we |this is|my name|it (?:was|is)|just |and thank|hope|nice|how are)/iu.test(name))
    return { ...at(line, lead, match[1]?.length ?? 0), name: "" };
  const length = text.length - rest.length + Math.min(rest.length, cut + 1);
  return { ...at(line, lead, length), name: /^(?:to whom)/iu.test(text) ? match[0] : name };
}

/** "Keiko," or "Ms. Ito," on a line of its own. */
function bareName(line: Span, text: string, lead: number): (Span & { name: string }) | null {
  const match =
    /^((?:(?:mr|mrs|ms|dr|prof)\.?\s+)?\p{L}[\p{L}.'’-]*(?:\s+\p{L}[\p{L}.'’-]*){0,3})\s*[,:،，]$/iu.exec(
      text,
    );
  return match ? { ...at(line, lead, text.length), name: match[1] ?? "" } : null;
}

function at(line: Span, lead: number, length: number): Span {
  const start = line.start + lead;
  return { text: line.text.slice(lead, lead + length), start, end: start + length };
}

function findClosing(lines: Span[], from: number, end: number): number {
  const filled = lines.filter((line) => line.text.trim() !== "" && line.end > from);
  const tail = filled.slice(-7);
  for (const [index, line] of tail.entries()) {
    if (index === 0 && filled.length <= 7 && line.start < from) continue;
    const text = line.text.trim();
    if (closingLine.test(text) || closesWithName(text)) return Math.max(from, line.start);
  }
  let at = end;
  for (const line of tail.toReversed()) {
    const text = line.text.trim();
    const signature =
      text.length <= 60 && text.split(/\s+/u).length <= 6 && !/[.!?]$/u.test(text) && !/[,;:]$/u.test(text);
    if (!signature || line.start < from) break;
    at = line.start;
  }
  return at;
}

/** "Best, Maria" or "Many thanks, Maria Weber" on one line. */
function closesWithName(text: string): boolean {
  const comma = text.indexOf(",");
  if (comma < 0 || text.length > 60 || !closingLine.test(text.slice(0, comma))) return false;
  return /^(?:\s+\p{Lu}[\p{L}.'’-]*){1,4}$/u.test(text.slice(comma + 1));
}

function linesOf(body: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const match of `${body}\n`.matchAll(/\r?\n|\r/gu)) {
    lines.push({ text: body.slice(start, match.index), start, end: match.index });
    start = match.index + match[0].length;
  }
  return lines;
}

function paragraphsOf(body: string, from: number, to: number): Span[] {
  const found: Span[] = [];
  const text = body.slice(from, to);
  let start = 0;
  for (const match of `${text}\n\n`.matchAll(/(?:\r?\n[ \t]*){2,}/gu)) {
    const span = trimmed(body, from + start, from + Math.min(match.index, text.length));
    if (span.text !== "") found.push(span);
    start = match.index + match[0].length;
  }
  return found;
}

function trimmed(body: string, from: number, to: number): Span {
  const raw = body.slice(from, to);
  const start = from + raw.length - raw.trimStart().length;
  const text = raw.trim();
  return { text, start: text === "" ? from : start, end: text === "" ? from : start + text.length };
}
