import type { Choose } from "../phrasing/rules";
import type { DraftFacts, DraftQuestion, Piece } from "../schema";
import { lineOf } from "../wording/rules";

const honorific =
  /^(?:(?:mr|ms|mrs|miss|mx|dr|prof|professor|doctor|herr|frau|sir|dame|rev|reverend|judge|captain|capt|colonel|señora?|sra?|mme|mlle|monsieur|madame|signora?)\.?(?=\s|$)\s*)+/iu;
const suffix = /,?\s+(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|mba|esq|cpa|pmp|rn|msc|bsc)\.?$/iu;
const particles = new Set(
  "van von der den de del della di da dos das du la le el al bin bint ibn ben abu ter ten zu zur st".split(
    " ",
  ),
);
const surnameFirst = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** W1: as they asked to be addressed, else title and last name, else the full name. A gender is never guessed. */
export function addressOf(recipient: DraftFacts["recipient"]): string | null {
  if (!recipient) return null;
  const asked = lineOf(recipient.addressAs);
  if (asked) return asked;
  const { title, rest } = partsOf(recipient.name);
  if (!rest) return null;
  if (recipient.firstNameOffered) return firstName(rest);
  const known = title || (honorificOnly(recipient.title) ?? "");
  return known ? `${known} ${lastName(rest)}` : rest;
}

export function greetingFor(facts: DraftFacts, pick: Choose): Piece {
  const name = addressOf(facts.recipient);
  if (!name) return { text: pick("greeting", ["Hello,", "Good day,"]), source: "template" };
  const personal = facts.recipient?.firstNameOffered || /^\S+$/u.test(lineOf(facts.recipient?.addressAs));
  const opening =
    facts.tone === "formal" ? "Dear" : personal ? pick("greeting", ["Hello", "Hi", "Dear"]) : "Dear";
  return { text: `${opening} ${name},`, source: "contact", fact: "recipient.name" };
}

/** D15: a closing with the name and a way to reach the writer; nothing made up where one is missing. */
export function closingFor(facts: DraftFacts, pick: Choose): Piece {
  const bank = facts.tone === "formal" ? formalClosings : warmClosings;
  const own = signatureLines(facts.sender.signature);
  const name = lineOf(facts.sender.name);
  const opens =
    own[0] !== undefined &&
    /^(?:.{0,14}(?:regards|wishes|thanks|sincerely|yours|greetings)|thank you|best|cheers)\W*$/iu.test(
      own[0],
    );
  const lines = opens ? [...own] : [pick("closing", bank), ...own];
  const written = lines.join("\n").toLocaleLowerCase("en");
  if (
    name &&
    !written.includes(name.toLocaleLowerCase("en")) &&
    !own.some((line) => name.split(" ").includes(line))
  )
    lines.splice(1, 0, name);
  for (const way of [lineOf(facts.sender.phone), lineOf(facts.sender.link)])
    if (way && !written.includes(way.toLocaleLowerCase("en"))) lines.push(way);
  return {
    text: lines.join("\n"),
    source: name || own.length > 0 ? "profile" : "template",
    fact: "sender.name",
  };
}

export function senderQuestions(facts: DraftFacts): DraftQuestion[] {
  const asks: DraftQuestion[] = [];
  const signature = signatureLines(facts.sender.signature);
  if (!lineOf(facts.sender.name) && signature.length === 0)
    asks.push({
      fact: "sender.name",
      ask: "What is your name, as you sign?",
      hint: "It closes every message, so you write it only once.",
    });
  const reachable =
    lineOf(facts.sender.phone) ||
    lineOf(facts.sender.link) ||
    /\d{5}|@|\.\w{2,}|linkedin/iu.test(signature.join(" ").replace(/[\s()-]/gu, ""));
  if (!reachable)
    asks.push({
      fact: "sender.contact",
      ask: "How can they reach you?",
      hint: "A phone number, a LinkedIn page or a portfolio under your name saves them a search.",
    });
  return asks;
}

export function firstName(name: string): string {
  if (surnameFirst.test(name) || !name.includes(" ")) return name;
  return name.split(" ")[0] ?? name;
}

export function lastName(name: string): string {
  if (surnameFirst.test(name)) return name;
  const words = name.replace(suffix, "").split(" ");
  let from = words.length - 1;
  while (from > 1 && particles.has((words[from - 1] ?? "").toLowerCase())) from--;
  return words.slice(from).join(" ");
}

/** A name's honorific, and the name without it, given name first. */
export function partsOf(name: string | null | undefined): { title: string; rest: string } {
  const line = lineOf(name);
  const title = honorific.exec(line)?.[0].trim() ?? "";
  let rest = line.slice(honorific.exec(line)?.[0].length ?? 0).replace(suffix, "");
  const turned = /^([^,]+),\s*([^,]+)$/u.exec(rest);
  if (turned) rest = `${turned[2]} ${turned[1]}`;
  return rest ? { title, rest } : { title: "", rest: line };
}

function honorificOnly(title: string | null | undefined): string | null {
  const line = lineOf(title);
  return line && honorific.exec(line)?.[0].trim() === line ? line : null;
}

function signatureLines(signature: string | null | undefined): string[] {
  return (signature ?? "")
    .split(/[\r\n]+/u)
    .map(lineOf)
    .filter(Boolean);
}

const warmClosings = [
  "With kind regards,",
  "Best wishes,",
  "With many thanks,",
  "Warm regards,",
  "With best wishes,",
  "Best regards,",
  "All the best,",
  "With thanks and best regards,",
];
const formalClosings = [
  "Kind regards,",
  "Sincerely,",
  "With kind regards,",
  "Best regards,",
  "Yours sincerely,",
  "With best regards,",
  "Respectfully,",
  "With sincere thanks,",
];
