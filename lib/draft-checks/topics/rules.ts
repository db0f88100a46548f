import { withoutOverlaps } from "../blanks/rules";
import type { Context, Found } from "../context/rules";
import { rangesOf, sameStem, stemsOf } from "../words/rules";

const payWords = [
  "salar(?:y|ies)",
  "(?:pay|wage|compensation|remuneration|bonus|benefits?|perks) (?:range|scale|rise|raise|package|expectations?|structure|level|bands?)",
  "(?:the|my|your|any|what|about|regarding|discuss|on|of) (?:pay|compensation|remuneration|wages?|benefits|perks|bonus(?:es)?)(?! (?:of|from|to|for|attention|team|department|analyst|manager|specialist|consultant|products?|platform|software|plans? you sell|administration))",
  "(?:salary|pay|money) and (?:benefits|conditions)",
  "(?:wage|remuneration)s?",
  "how much (?:(?:do|does|will|would|can|could) (?:you|it|the (?:job|role|position|company))|is) (?:pay|paid|earn|offer)\\w*",
  "how much (?:(?:will|would|can|could) )?(?:i|one) (?:(?:will|would|can|could) )?(?:earn|make|get)",
  "(?:signing|sign-on|annual|yearly|year-end|christmas) bonus",
  "stock options?",
  "(?:paid|annual|parental|sick|vacation|holiday) (?:leave|time off|days?|allowance|entitlement|policy)",
  "(?:days?|weeks?) of (?:paid )?(?:holidays?|vacation|leave)",
  "how many (?:(?:paid|annual|free) )*(?:holidays?|vacation|leave|days off)\\w*",
  "(?:vacation|holidays?) (?:do|would|will|can) (?:i|you|we)",
  "(?:pto|401\\s?\\(?k\\)?)",
  "(?:health|dental|medical) (?:insurance|benefits|cover(?:age)?) (?:do|you|is|are|included|for employees)",
  "(?:pension|retirement) (?:plan|scheme|contribution)s?",
  "company car",
  "(?:thirteenth|13th) (?:month|salary)",
];

/** Finds talk of salary, benefits or holidays (D8). */
export const payTalk = new RegExp(`(?<![\\p{L}\\p{N}])(?:${payWords.join("|")})(?![\\p{L}\\p{N}])`, "giu");

export function raisesPay(text: string): boolean {
  payTalk.lastIndex = 0;
  return payTalk.test(text);
}

const attached: RegExp[] = [
  /\bi(?:['’]ve|['’]m| have| am| would like to| also| will|['’]ll| did)?(?: (?:also|now|therefore|just|have|hereby|herewith))* (?:attach(?:ed|ing)?|enclos(?:e|ed|ing)|append(?:ed|ing)?|annex(?:ed)?)\b(?! (?:great|much|importance|value|to (?:the|this|my|your) (?:idea|topic|team|city|place|mission|product)))/giu,
  /\b(?:please |you (?:will |can )?|kindly )(?:find|see|have a look at|look at|open|check|review)\b[^.!?\n]{0,40}\b(?:attach(?:ed|ment|ments)?|enclosed|enclosure|annex)\b/giu,
  /\b(?:in|with|see|as) (?:the |an? |my |this )?(?:attach(?:ed|ments?|ed files?)?|enclosures?|annex|appendix)\b(?! (?:theory|figure|styles?|parenting))/giu,
  /\b(?:attached|enclosed) (?:is|are|you(?:['’]ll| will| can)? find|please|herewith|below|here|my|the|a |to this (?:e-?mail|mail|message|note))/giu,
  /\b(?:is|are|was) (?:also )?(?:attached|enclosed|appended)(?! to (?!this (?:e-?mail|mail|message|note)|the (?:e-?mail|mail|message)))\b/giu,
  /\b(?:the|my|this|an?) (?:attached|enclosed) (?!garage|house|building|space|unit|garden|area|courtyard|terrace|yard)\p{L}+/giu,
  /\b(?:attachments?|attached files?|enclosures?)\s*:/giu,
  /\bi (?:add|join|put|include|send)(?:ed)? (?:you )?(?:here |also )?(?:my|the|a|an) (?:\w+ ){0,3}(?:as an? (?:attachment|file)|in (?:the )?attach\w*|to this (?:e-?mail|mail|message) as|with this (?:e-?mail|mail|message) as)/giu,
  /\b(?:see|find|open) (?:the )?(?:pdf|file|document|zip)s? (?:attached|below|enclosed)\b/giu,
];
const wanted =
  /\b(?:as|like) (?:you |we |just |was )?(?:\w+ )?(?:ask(?:ed)?|request(?:ed)?|discuss(?:ed)?|promis(?:ed)?|agree(?:d)?|wish(?:ed)?|want(?:ed)?|suggest(?:ed)?|mention(?:ed)?|invited|required|said|spoken|talked)\b|\byou (?:had |have |kindly |also )?(?:asked|requested|wanted|wished|mentioned|suggested|inquired|enquired|wondered|were (?:interested|curious)|would like(?:d)? to (?:see|read|have))\b|\b(?:at|on|upon|per|following) your (?:request|suggestion|wish|invitation)\b|\b(?:i|that i) (?:had |have )?promised\b|\bpromised\b|\b(?:that|which|the \w+) (?:we|you) (?:had )?(?:spoke|talked|discussed|looked at|mentioned|asked)\b|\bwe (?:spoke|talked) about\b|\bcame up\b|\brequested\b/iu;

/** D13: an attachment is mentioned though nobody asked for it and it never came up. */
export function findAttachment({ input, parts, plain }: Context): Found | null {
  const topics = input.debrief?.topics ?? [];
  const ranges: [number, number][] = [];
  for (const [at, span] of parts.sentences.entries()) {
    const sentence = plain.slice(span.start, span.end);
    const hits = attached.flatMap((pattern) => rangesOf(sentence, pattern));
    if (hits.length === 0) continue;
    const before = parts.sentences[at - 1]?.text ?? "";
    const after = parts.sentences[at + 1]?.text ?? "";
    if (
      wanted.test(sentence) ||
      /\byou (?:had |have |also |kindly )?(?:asked|requested|wanted|wished)\b|\bpromised\b/iu.test(
        `${before} ${after}`,
      )
    )
      continue;
    if (
      topics.some((topic) =>
        stemsOf(topic).some((word) =>
          stemsOf(sentence).some(
            (other) => sameStem(word, other) && !/^(?:attach|send|sent|email|mail)/u.test(word),
          ),
        ),
      )
    )
      continue;
    ranges.push(...hits.map(([start, end]): [number, number] => [span.start + start, span.start + end]));
  }
  if (ranges.length === 0) return null;
  return {
    message: "Nobody asked for an attachment as far as we know. A link is lighter, or offer to send it.",
    ranges: withoutOverlaps(ranges),
  };
}

/** D8: salary, benefits or holidays, unless the employer raised them (then they are among the debrief's topics). */
export function findPay({ input, parts, plain, body }: Context): Found | null {
  if (
    (input.debrief?.topics ?? []).some(
      (topic) =>
        raisesPay(topic) || /\b(?:pay|benefits|holidays?|vacation|compensation|bonus)\b/iu.test(topic),
    )
  )
    return null;
  const ranges: [number, number][] = [];
  const spans = input.kind === "call-script" ? [{ start: 0, end: body.length, text: body }] : parts.sentences;
  for (const span of spans) {
    const sentence = plain.slice(span.start, span.end);
    if (
      /\b(?:as|since|because) you (?:asked|mentioned|raised|brought up|wanted to know|said)\b|\byou (?:asked|mentioned|brought up|raised)\b/iu.test(
        sentence,
      )
    )
      continue;
    ranges.push(
      ...rangesOf(sentence, payTalk).map(([start, end]): [number, number] => [
        span.start + start,
        span.start + end,
      ]),
    );
  }
  if (ranges.length === 0) return null;
  return {
    message: "Pay, benefits and holidays are better left until they bring them up.",
    ranges: withoutOverlaps(ranges),
  };
}
