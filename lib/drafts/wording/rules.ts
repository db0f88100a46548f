import { cleanLine, listed } from "@/lib/text/rules";
import { plainVerb, turnToReader } from "./reader/rules";
import {
  finite,
  functionWord,
  inPassing,
  isForeign,
  joint,
  properNames,
  singleThings,
  withArticleBefore,
} from "./vocabulary/rules";

/**
 * How a note from the debrief can stand in a sentence: "noun" after "about", "clause" after "that", "own" where the
 * writer is the subject, "loose" where it could be either and only a colon is safe, "of-me" for what was said about the
 * writer, "question" after "a question for you".
 */
export interface Phrase {
  form: "noun" | "clause" | "own" | "loose" | "of-me" | "question";
  text: string;
}

export const longestPhrase = 190;

/** What was noted or named, as one clean line; empty where nothing was. */
export function lineOf(text: string | null | undefined): string {
  return cleanLine(text ?? "");
}

/** A role as people say it: without "(m/f/d)", numbers of the posting and the like. */
export function spokenRole(role: string): string {
  const spoken = lineOf(role)
    .replace(
      /\s*[([](?=[^)\]]*\b(?:[mwfdhx]\s*[/|*,]|all genders?|gn\b|remote|hybrid|on-?site|full[- ]time))[^)\]]*[)\]]/giu,
      "",
    )
    .replace(/\s+[-–|]\s*(?:req\b.*|#?\d{3,}.*|remote|hybrid|full[- ]time)$/iu, "")
    .replace(/\s+(?:[mwfdx]\s*\/\s*){2}[mwfdx]$/iu, "")
    .replace(/\s+(?:role|position|job)$/iu, "")
    .trim();
  return spoken || lineOf(role);
}

/** Whether a note holds nothing: "-", "n/a", "[topic]", "nothing special". */
export function isBlankNote(text: string | null | undefined): boolean {
  const line = lineOf(text);
  if (!/[\p{L}\p{N}]/u.test(line)) return true;
  if (/^[[{<(]+[^\])}>]*[\])}>]+\.?$/u.test(line)) return true;
  return /^(?:n\/?a|none|nothing(?: much| special| really| in particular)?|no|nope|not? (?:sure|really|idea)|idk|i (?:don'?t|do not) (?:know|remember)|(?:can|could)(?:'?t|not) remember|tbd|todo|x+|test|skip|\?+|ok(?:ay)?|fine|good|it was (?:ok(?:ay)?|fine|good))\.?$/iu.test(
    line,
  );
}

/** Reads a note so that it fits into a sentence addressed to the interviewer; null when it is blank or too long. */
export function readNote(text: string | null | undefined, keep: readonly string[] = []): Phrase | null {
  if (isBlankNote(text)) return null;
  const plain = plainNote(text ?? "");
  if (isForeign(plain)) return null;
  const saidOfMe = ofMe.exec(plain);
  if (saidOfMe)
    return { form: "of-me", text: turnToReader(`they ${lowerFirst(plain.slice(saidOfMe[0].length), keep)}`) };
  let line = stripLeadIn(plain);
  if (!/[\p{L}\p{N}]/u.test(line)) return null;
  line = lowerFirst(line, keep);
  if (/^(?:laughed|joked|smiled|bonded|compared notes)\b/iu.test(line)) line = `we ${line}`;
  const saysThat = /^that\s+/iu.test(line);
  if (saysThat) line = line.replace(/^that\s+/iu, "");
  const subjectless =
    /^(?:(?:really |badly |desperately |urgently )?(?:needs?|wants?|struggles?|lacks?|plans? to|hopes? to|wishe?s?)|looking for|struggling with|trying to|planning to|hoping to)\b/iu;
  if (subjectless.test(line)) {
    line = /^(?:looking|struggling|trying|planning|hoping)\b/iu.test(line)
      ? `they are ${line}`
      : `they ${line}`;
    line = line.replace(
      /^they ((?:really |badly |desperately |urgently )?)(\w+)/iu,
      (_all, adverb: string, verb: string) => `they ${adverb}${verb === "are" ? verb : plainVerb(verb)}`,
    );
  }
  line = turnToReader(withoutSecondClause(line, plain)).replace(
    /^(how|why|when|where|what) do (?=(?:you|we|they|i)\b)/iu,
    "$1 ",
  );
  if (line.length > longestPhrase) return null;
  const several = listOfThings(line);
  if (several) return { form: "noun", text: several };
  const form = formOf(line, saysThat);
  return { form, text: form === "clause" ? withArticleBefore(line) : withArticle(line) };
}

/** "shift work, weekends, parking": names of things, with no verb among them. */
function listOfThings(line: string): string | null {
  const things = line.split(/,\s*/u);
  const isList = things.length > 2 && things.every((thing) => thing.split(" ").length < 4);
  return isList && !finite.test(line) && !/\band\b/iu.test(line) ? listed(things) : null;
}

/** "They said I ask good questions": about the writer, and not to be claimed in the first person. */
const ofMe =
  /^(?:he|she|they)\s+(?:also\s+|even\s+|really\s+)?(?=(?:said|told me|mentioned|thinks?|thought|felt|found|liked|loved|noticed|remembered|was (?:happy|glad|pleased|impressed|surprised)|were (?:happy|glad|pleased|impressed|surprised))\s+(?:that\s+)?(?:i|i['’](?:m|ve|d)|my)\b)/iu;

/** "I told them about my time there and they knew the owner": what follows the thing is a sentence of its own. */
function withoutSecondClause(line: string, before: string): string {
  if (line.length === before.length) return line;
  return line.replace(/,?\s+(?:and|but|so)\s+(?:they|she|he|we|i|you|it)\s+\p{L}+.*$/iu, "");
}

/** A note that goes after a colon, as a sentence of the writer's own. */
export function readOwnWords(text: string | null | undefined, keep: readonly string[] = []): string | null {
  if (isBlankNote(text)) return null;
  const line = plainNote(text ?? "")
    .replace(/^(?:that\s+|about\s+)/iu, "")
    .replace(
      /^(?:i\s+)?(?:wanted to|would like to|want to|should|need to)\s+(?:add|clarify|say|mention)\s*(?:that\s+|:\s*)?/iu,
      "",
    )
    .replace(
      /^(?:sorry,?\s*|unfortunately,?\s*)?(?:but\s+)?(?:i\s+)?(?:also\s+)?(?:forgot to (?:mention|say|add|tell (?:them|him|her))|should(?:'ve| have) (?:said|mentioned|added|told (?:them|him|her))|wish i(?:'d| had) (?:said|mentioned|added|told (?:them|him|her))|did(?:n['’]?t| not) (?:mention|say|add|tell (?:them|him|her))|never (?:said|mentioned))\s*(?:that\s+|about\s+|:\s*)?/iu,
      "",
    );
  if (!/[\p{L}\p{N}]/u.test(line) || line.length > longestPhrase) return null;
  if (/\b(?:sorry|apolog|regret|wish i|nervous|badly|messed|blanked|stupid|wrong answer)/iu.test(line))
    return null;
  const turned = turnToReader(lowerFirst(line, keep)).replace(/^i\b/u, "I");
  return pastVerb.test(turned) ? `I ${turned}` : turned;
}

export function sentenceCase(text: string): string {
  return text.replace(
    /^(["'“‘(]*)(\p{Ll})/u,
    (_all, mark: string, letter: string) => mark + letter.toLocaleUpperCase("en"),
  );
}

export const pastVerb =
  /^(?:also |then |never |once |recently |previously |successfully |already )?(?:(?!(?:need|speed|seed|feed|embedded|distributed|advanced|applied|automated|mixed|limited|shared|detailed|skilled|experienced|united|qualified|broad|based)\b)\p{L}{2,}ed|led|built|ran|wrote|made|did|cut|grew|sold|taught|won|took|brought|kept|spent|drove|oversaw|began|found|held|got|gave|set up|rebuilt|dealt|went through)\b(?! (?:systems?|experience|skills?|background)\b)/iu;

export function plainNote(text: string): string {
  const lines = text
    .replace(/<\/?[a-z][^>]*>/giu, " ")
    .replace(/\{\{\s*|\s*\}\}/gu, "")
    .replace(/[[{]/gu, "(")
    .replace(/[\]}]/gu, ")")
    .split(/[\r\n]+/u)
    .map((line) => lineOf(line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/u, "")))
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .map((line) => line.replace(/[\s.;:,!?…]+$/u, ""));
  const joined =
    lines.length < 2 ? (lines[0] ?? "") : lines.length < 4 ? listed(lines) : listed(lines.slice(0, 3));
  const first = /^(.{12,}?[\p{L}\p{N})])[.!?]+\s+(?=\p{Lu})/u.exec(joined);
  const kept =
    first?.[1] && !/\b(?:mr|mrs|ms|dr|prof|e\.g|i\.e|vs|etc|st)$/iu.test(first[1]) ? first[1] : joined;
  return lineOf(
    kept.replace(/\p{Extended_Pictographic}\ufe0f?/gu, (mark) => (/[©®™]/u.test(mark) ? mark : "")),
  )
    .replace(/(?:\s*[:;]-?[)(DP])+$/u, "")
    .replace(/!+/gu, "")
    .replace(inPassing, "")
    .replace(/^im\b/iu, "I'm")
    .replace(/^ive\b/iu, "I've")
    .replace(/\b(does|did|was|is|are|would|could|should|has|have|had)nt\b/giu, "$1n't")
    .replace(
      /\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b/gu,
      (day) => day.charAt(0).toUpperCase() + day.slice(1),
    )
    .replace(/\b(?:u|ur)\b/gu, (word) => (word === "u" ? "you" : "your"))
    .replace(/\s*&\s*(?=\p{Ll})/gu, " and ")
    .replace(/\s+w\/\s*/giu, " with ")
    .replace(/\bdont\b/giu, "don't")
    .replace(/[\s.;:,?…]+$/u, "");
}

const who = "(?:we|i|he|she|they|the interviewer|the manager|(?:mr|ms|mrs|dr)\\.? \\p{L}+)";
const storyTold = new RegExp(
  `^${who}\\s+(?:told|tell|tells|shared)(?: with)?(?: me| us)?\\s+(?:an? |the |this |his |her |their )?(?:\\w+ )?(story|joke|anecdote) (?=about|of|how)`,
  "iu",
);
const leadIns = [
  new RegExp(
    `^(?:${who}\\s+)?(?:(?:was|were|are|have|been|also|mostly|mainly|really|even|briefly|both|had|a lot|spent \\w+ time)\\s+)*(?:talked|talking|talk|spoke|speaking|chatted|chat|discussed|discussing|discussion|conversation|went (?:over|through)|covered)(?:\\s+(?:a lot|a bit|mostly|mainly|for a while|at length|quite a bit))*(?:\\s+(?:about|on|of|through|over))?\\s+(?=\\S)`,
    "iu",
  ),
  new RegExp(
    `^${who}\\s+(?:(?:also|really)\\s+)?(?:told|explained|showed|asked)\\s+(?:me|us|them|him|her)?\\s*(?:more )?(?:about|for)\\s+`,
    "iu",
  ),
  new RegExp(
    `^${who}\\s+(?:(?:also|really)\\s+)?(?:described|explained|brought up|raised)\\s+(?!that\\b|how\\b|to\\b)`,
    "iu",
  ),
  new RegExp(
    `^${who}\\s+(?:(?:also|really|even)\\s+)?(?:said|mentioned|told me|explained|admitted|noted|thinks?|believes?|feels?)(?:\\s+to me)?\\s*[,:]?\\s+`,
    "iu",
  ),
  new RegExp(
    `^${who}\\s+(?:(?:also|really|very much)\\s+)?(?:liked|loved|was (?:very |really )?interested in|were (?:very |really )?interested in|enjoyed)\\s+`,
    "iu",
  ),
  /^(?:about|regarding|re:|on the topic of|topics?:|challenges?:|moment:)\s+/iu,
];

function stripLeadIn(line: string): string {
  if (storyTold.test(line))
    return line.replace(storyTold, (_all, told: string) => `your ${told.toLowerCase()} `);
  for (const leadIn of leadIns) {
    const rest = line.replace(leadIn, "");
    if (rest !== line && /[\p{L}\p{N}]{2}/u.test(rest)) return rest;
  }
  return line;
}

export function lowerFirst(line: string, keep: readonly string[]): string {
  const first = /^\S+/u.exec(line)?.[0] ?? "";
  const word = first.replace(/[^\p{L}\p{N}.'’-]/gu, "");
  if (/^I(?:['’]\w+)?$/u.test(word)) return line;
  const acronym = /^\p{L}.*(?:\p{Lu}|\p{N})/u.test(word) || (/^\p{Lu}\.?$/u.test(word) && word !== "A");
  const named =
    properNames.has(word.toLowerCase().replace(/['’]s$/u, "")) ||
    (/['’]s$/u.test(word) && !/^(?:it|that|there|what|he|she|let|today|everyone|team)['’]s$/iu.test(word)) ||
    keep.some((name) => name.split(/\s+/u).some((part) => part.length > 1 && part === word));
  const next = /^\S+\s+(\S+)/u.exec(line)?.[1] ?? "";
  const partOfName = /^\p{Lu}\p{L}+$/u.test(next) && !functionWord.test(word);
  return acronym || named || partOfName ? line : line.charAt(0).toLocaleLowerCase("en") + line.slice(1);
}

function formOf(line: string, saysThat: boolean): Phrase["form"] {
  if (/^we (?:laughed|joked|smiled|bonded|compared notes)\b/iu.test(line)) return "clause";
  if (/^(?:i|i['’](?:m|ve|d|ll)|we)\b/iu.test(line)) return "own";
  if (
    saysThat ||
    /^(?:you|you['’](?:re|ve|ll|d)|she|he|it|it['’]s|there|everyone|everybody|nobody|no one)\b(?!['’]s)/iu.test(
      line,
    )
  )
    return "clause";
  if (/^(?:how|why|what|when|where|whether|which)\b/iu.test(line)) return "noun";
  const verb = finite.exec(line);
  if (!verb || verb.index === 0) return mayBeSentence(line) ? "loose" : "noun";
  const before = line.slice(0, verb.index);
  // "the scanner system you are installing": the verb belongs to a clause about the thing.
  if (/\S\s+(?:you|we|they|i|he|she)(?:\s+\p{L}+ly)?\s+$/iu.test(before)) return "noun";
  return /^(?:\S+\s+){1,6}$/u.test(before) && !joint.test(before.replace(/^\S+\s+/u, "")) ? "clause" : "noun";
}

/** "participants drop out after wave two": no verb we know, but more than a name for something. */
function mayBeSentence(line: string): boolean {
  const words = line.split(" ");
  if (
    words.length < 4 ||
    /^(?:the|a|an|your|our|my|this|that|these|those|its|some|all|both|no)\s/iu.test(line) ||
    /^\p{L}+ing\b/iu.test(line)
  )
    return false;
  return (
    /\b(?:still|always|often|never|just|only|nobody|everybody|everyone)\b/iu.test(line) ||
    !/^(?:\S+\s+){1,2}(?:of|for|to|in|on|with|at|from|between|about|after|before|behind|and|without|that|which|who)\s/iu.test(
      line,
    )
  );
}

function withArticle(line: string): string {
  if (
    singleThings.test(line) &&
    !/^(?:the|a|an|your|our|my|this|that|its|their|no|each|every|any|some|one|two|how|why|what|when|where|which|whose|using|you|we|i|they|he|she|it|there|\p{L}+ing|\p{Lu}\p{Ll}+['’]s)\b/u.test(
      line,
    )
  )
    return `the ${line}`;
  return /^(?:\p{L}+ )?(?:use|migration|move|shift|switch|rewrite|launch|redesign|transition|rollout|integration|history|future|culture|story|importance|expansion|growth|idea|merger|structure|process) (?:of|to|from|into|in|for|with|between|behind)\b/u.test(
    line,
  ) && !/^(?:the|a|an|your|our|my|this|that|its|their)\b/iu.test(line)
    ? `the ${line}`
    : line;
}
