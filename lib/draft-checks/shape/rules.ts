import type { Context, Found } from "../context/rules";
import { messageParts } from "../message/rules";
import { alike } from "../sameness/rules";
import { countWords, wordsOf } from "../words/rules";

const longestLinkedIn = 300;
const mostParagraphs = 4;
const longestBlock = 110;

/** D5: under `most` words, in paragraphs that breathe. */
export function findLength({ body, parts }: Context, most: number): Found | null {
  const words = countWords(body);
  if (words >= most)
    return { message: `It has ${words} words; under ${most} is read to the end.`, ranges: [] };
  const filled = parts.paragraphs.filter((paragraph) => !/^[-*•]|^\d+[.)]\s/u.test(paragraph.text));
  if (filled.length > mostParagraphs)
    return { message: `It falls into ${filled.length} paragraphs; three or four are enough.`, ranges: [] };
  const block = filled.find((paragraph) => countWords(paragraph.text) > longestBlock);
  return block
    ? {
        message: "This is one long block. Three or four short paragraphs are easier to read.",
        ranges: [[block.start, block.end]],
      }
    : null;
}

/** A LinkedIn note has 300 characters at most; a free account allows 200. */
export function findLinkedInLength({ body }: Context): Found | null {
  const length = body.trim().length;
  return length > longestLinkedIn
    ? {
        message: `It has ${length} characters; LinkedIn takes ${longestLinkedIn}, and 200 on a free account.`,
        ranges: [[longestLinkedIn, body.length]],
      }
    : null;
}

const phone = /(?<![\d/-])(?:\+|00|\()?\d(?:[\s().\-–/]{0,2}\d){6,14}(?![\d-])/u;
const page =
  /\b(?:https?:\/\/|www\.)\S+|\b[\p{L}\d][\p{L}\d-]*(?:\.[\p{L}\d-]+)*\.(?:com|org|net|io|dev|me|co|de|at|ch|fr|es|it|pt|nl|be|uk|eu|pl|cz|se|no|dk|fi|ie|us|ca|in|jp|cn|br|mx|au|nz|za|design|studio|app|page|xyz|info|tech|ai|work|works|portfolio|site|online|art|blog|link)\b(?:\/\S*)?|\blinkedin\b|\bxing\b|\bgithub\b|\bwechat\b|\bwhatsapp\b|[\w.+-]+@[\w-]+\.[\w.]+/iu;

const domain = /(?<![\p{L}\d.])[a-z\d][a-z\d-]+\.[a-z]{2,12}(?![\p{L}.])/u;

/** D15: a closing with name and a way to reach the writer. */
export function findClosing(context: Context): Found | null {
  const { body, parts } = context;
  const named = hasName(context);
  const tail = body.slice(Math.min(parts.closing.start, Math.max(0, body.length - 400)));
  const own = tail.replace(
    /\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|\b(?:19|20)\d{2}\s?[-–]\s?(?:19|20)\d{2}\b/gu,
    " ",
  );
  const reachable =
    phone.test(own) ||
    page.test(own) ||
    domain.test(own) ||
    (/\b(?:reach|call|contact|write)(?: to)? me (?:at|on|under|via|by|through)\b/iu.test(own) &&
      (phone.test(body) || page.test(body)));
  if (named && reachable) return null;
  const missing =
    !named && !reachable
      ? "your name and a way to reach you"
      : named
        ? "a way to reach you, such as a phone number or LinkedIn"
        : "your name";
  return { message: `The closing lacks ${missing}.`, ranges: [] };
}

function hasName({ input, body, parts, signatureNames }: Context): boolean {
  const sender = input.sender?.name?.trim();
  const tail = parts.closing.text !== "" ? parts.closing.text : (body.trimEnd().split(/\r?\n/u).at(-1) ?? "");
  if (sender) {
    const words = wordsOf(tail);
    const names = wordsOf(sender);
    return (
      names.some(
        (part) => words.includes(part) || (/\P{ASCII}/u.test(part) && wordsOf(tail).join("").includes(part)),
      ) || tail.includes(sender)
    );
  }
  return (
    signatureNames.length > 0 ||
    /^[\p{Lu}\p{Lo}][\p{L}.'’-]*(?: [\p{Lu}\p{Lo}][\p{L}.'’-]*){0,3}$/mu.test(parts.closing.text)
  );
}

const career: RegExp[] = [
  /\bi (?:graduated|studied|majored|hold|completed|obtained|earned|received|finished|got) (?:\w+ ){0,4}(?:degree|bachelor\w*|master\w*|diploma|university|college|ph\.?d|mba|studies|certificate|certification|school|b\.?sc|m\.?sc|b\.?a|m\.?a)\b|\bi (?:graduated|studied|majored)\b/iu,
  /\b(?:i|then i|after that i|later i|next i) (?:(?:then|first|later|also|previously|initially|subsequently|afterwards) )*(?:worked|was employed|served|joined|moved (?:on )?to|started|began|interned|was (?:an?|the) \w+|was promoted|became|took over|spent \w+ (?:years?|months))\b/iu,
  /\b(?:from|between) (?:\p{L}+ )?(?:19|20)\d{2}\b[^.]{0,12}\b(?:to|until|till|and|[-–])\b|\b(?:19|20)\d{2}\s?[-–]\s?(?:(?:19|20)\d{2}|today|now|present)\b|\bsince (?:19|20)\d{2}\b|\b(?:in|until) (?:19|20)\d{2}\b/iu,
  /\bmy (?:responsibilities|duties|tasks|roles?|achievements|accomplishments|career|resume|résumé|cv|education|employment history|work history|certifications)\b[^.]{0,20}\b(?:include|included|were|was|started|began|consist|consisted|comprise|span|spans|shows?)\b/iu,
  /\bi (?:have|had|bring) (?:over |more than |about |around )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\+? years?\b/iu,
  /\bi (?:am|['’]m) (?:also )?(?:proficient|skilled|certified|fluent|experienced|an expert)\b|\bmy (?:technical )?skills (?:include|are)\b|\bi (?:speak|know|master) (?:\w+, )+/iu,
  /\b(?:before that|prior to that|previously|after (?:that|my studies|graduating|graduation)|during my (?:studies|time at)|most recently|in my (?:first|second|last|previous|current) (?:job|role|position))\b,? (?:i|my|at)\b/iu,
  /\bas (?:you can see|stated|mentioned|listed|written|shown|described) (?:in|on) my (?:resume|résumé|cv|application)\b/iu,
];

/** D16: shorter than the first message, no repetition, no résumé. */
export function findRepetition({ input, body, parts, plain }: Context): Found | null {
  const earlier = (input.earlier ?? []).filter((message) => message.body.trim() !== "");
  if (input.kind !== "thank-you" && input.kind !== "application-follow-up") {
    const repeated = repeatedRanges(
      parts.sentences,
      earlier.map((message) => message.body),
    );
    if (repeated.length > 0)
      return {
        message: "They have read this in your earlier message. Leave it out, or say something new.",
        ranges: repeated,
      };
    const first = earlier.find((message) => message.kind === "thank-you") ?? earlier[0];
    if (first) {
      const own = countWords(parts.content.text);
      const before = countWords(messageParts(first.body).content.text);
      if (own >= before && own > 12)
        return {
          message: `It is as long as your first message (${own} words to ${before}). A follow-up is shorter.`,
          ranges: [],
        };
    }
  }
  const retold = parts.sentences.filter((sentence) =>
    career.some((pattern) => pattern.test(plain.slice(sentence.start, sentence.end))),
  );
  const marks = parts.sentences.reduce(
    (sum, sentence) =>
      sum + career.filter((pattern) => pattern.test(plain.slice(sentence.start, sentence.end))).length,
    0,
  );
  const limit = input.kind === "thank-you" || input.kind === "application-follow-up" ? 3 : 2;
  const listing =
    /\bas (?:you can see|stated|mentioned|listed|written|shown|described) (?:in|on) my (?:resume|résumé|cv)\b/iu.test(
      body,
    );
  const years = new Set(plain.slice(parts.content.start, parts.content.end).match(/\b(?:19|20)\d{2}\b/gu));
  if (retold.length >= limit || marks >= limit + 1 || years.size >= 4 || (listing && retold.length > 1))
    return {
      message: "This retells the résumé, which they have. One point that meets their need says more.",
      ranges: retold.map(({ start, end }) => [start, end]),
    };
  return null;
}

function repeatedRanges(
  sentences: readonly { text: string; start: number; end: number }[],
  earlier: readonly string[],
): [number, number][] {
  const before = earlier.flatMap((text) =>
    messageParts(text).sentences.map((sentence) => wordsOf(sentence.text)),
  );
  return sentences
    .filter((sentence) => {
      const words = wordsOf(sentence.text);
      return (
        words.length >= 6 && !courtesy.test(sentence.text) && before.some((other) => alike(words, other))
      );
    })
    .map(({ start, end }) => [start, end]);
}

const courtesy =
  /^\W*(?:thank(?:s| you)\b[^,;]{0,60}\b(?:time|again|very much)\W*$|please (?:let me know|feel free|do not hesitate)|i (?:look|am looking) forward|(?:if|should) you (?:need|have|would like)|do not hesitate|i hope (?:this|you|that you))/iu;
