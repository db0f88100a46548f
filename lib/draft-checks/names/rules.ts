import type { Context, Found } from "../context/rules";
import { namesRole } from "../subject/rules";
import { folded, sameStem, stemsOf, wordsOf } from "../words/rules";
import { nicknames } from "./nicknames/rules";

const titles = new Set(
  "mr mrs ms miss mx dr prof professor doctor herr frau sir madam mme mlle monsieur madame señor señora senor senora sr sra signor signora sig dott ing dipl rev judge san sama sensei ssi nim bey hanim efendi bhai ji jan khan aga pan pani don doña dona 先生 女士 小姐 さん 様 씨 님".split(
    " ",
  ),
);
const groups =
  /\b(?:all|team|everyone|everybody|both|colleagues|committee|panel|friends|staff|group|there|ladies|gentlemen|sir|madam|hiring|recruit\w*|hr|human|resources|manager|whom|folks|guys|again|interviewers?)\b/iu;
const he = new Set(["mr", "herr", "monsieur", "señor", "senor", "signor", "sir"]);
const she = new Set([
  "mrs",
  "ms",
  "miss",
  "frau",
  "mme",
  "mlle",
  "madame",
  "señora",
  "senora",
  "signora",
  "madam",
]);

/** D12: the greeting's name is the recipient's; company and role are this application's. */
export function findNames(context: Context): Found | null {
  return findGreeting(context) ?? findCompany(context) ?? findRole(context);
}

function findGreeting({ input, parts }: Context): Found | null {
  const greeting = parts.greeting;
  const name = input.recipient?.name?.trim();
  if (!greeting?.name || !name) return null;
  const range: [number, number][] = [[greeting.start, greeting.end]];
  const said = nameTokens(greeting.name);
  if (said.length === 0) return genderSlip(greeting.name, input.recipient?.title) ? wrong(name, range) : null;
  if (groups.test(greeting.name)) return null;
  const theirs = nameTokens(name);
  if (
    input.company &&
    wordsOf(input.company).some((word) => said.includes(word)) &&
    !said.some((word) => theirs.includes(word))
  )
    return /\bteam\b/iu.test(greeting.name) ? null : wrong(name, range);
  const joint = /\s(?:and|&|und|y|et)\s|,|\//iu.test(greeting.name);
  const fits = (word: string) => theirs.some((other) => sameName(word, other)) || bareScript(word, name);
  const matches = joint
    ? said.some(fits)
    : said.every(fits) && !partOfOther(said, theirs, input.others ?? []);
  if (matches && genderSlip(greeting.name, input.recipient?.title)) return wrong(name, range);
  return matches ? null : wrong(name, range);
}

function wrong(name: string, ranges: [number, number][]): Found {
  return { message: `This message goes to ${name}. The greeting says something else.`, ranges };
}

/** "Ms. Ito" as the recipient's own form of address decides; a job title says nothing. */
function genderSlip(greeting: string, title: string | undefined): boolean {
  const known = wordsOf(title ?? "");
  if (known.length !== 1) return false;
  const said = wordsOf(greeting);
  return (
    (he.has(known[0] ?? "") && said.some((word) => she.has(word))) ||
    (she.has(known[0] ?? "") && said.some((word) => he.has(word)))
  );
}

function partOfOther(said: string[], theirs: string[], others: readonly { to: string }[]): boolean {
  return (
    said.length > 1 &&
    others.some((other) => {
      const tokens = nameTokens(other.to);
      return said.every((word) => tokens.includes(word)) && !said.every((word) => theirs.includes(word));
    })
  );
}

function nameTokens(name: string): string[] {
  const bare = name
    .replace(/(?<=\p{L})-(?:san|sama|sensei|ssi|nim|ji)\b/giu, "")
    .replace(/(?:先生|女士|小姐|老师|经理|さん|様|氏|씨|님|선생님)\s*$/u, "")
    .replace(/\([^)]*\)/gu, " ")
    .replace(/(?<=\p{L})['’]s\b/gu, "");
  return wordsOf(bare).filter(
    (word) =>
      !titles.has(word) && !/^(?:and|und|y|et|e|phd|md|mba|jr|sr|ii|iii|the|my|from|at|of|dear)$/u.test(word),
  );
}

export function sameName(said: string, theirs: string): boolean {
  if (said === theirs || umlautFree(said) === umlautFree(theirs)) return true;
  if (said.length === 1) return theirs.startsWith(said);
  if (theirs.length === 1) return said.startsWith(theirs);
  return nicknames.some(
    (group) => group.includes(said) && group.includes(theirs) && (group[0] === said || group[0] === theirs),
  );
}

/** "Mueller", "Müller" and "Muller" are one name. */
function umlautFree(word: string): string {
  return word.replace(/ae/gu, "a").replace(/oe/gu, "o").replace(/ue/gu, "u");
}

/** "李先生" for 李雷: scripts without spaces write the family name first. */
function bareScript(word: string, name: string): boolean {
  return (
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(word) &&
    (name.includes(word) || folded(name).includes(word))
  );
}

const companySlots = new RegExp(
  "(?<!\\b(?:my|previous|last|current|former|first|old|earlier|their|his|her|own|another|this|a|an) (?:\\w+ )?)\\b(?:role|position|opportunity|opening|vacancy|job|interview|interviewed|internship)(?: (?:here|that you have|you have))? (?:at|with) (?:the )?((?:\\p{Lu}|\\p{Lo})[\\p{L}\\p{N}&.'’-]*(?: (?:\\p{Lu}|&)[\\p{L}\\p{N}&.'’-]*){0,3})" +
    "|\\b(?:join(?:ing)?|work(?:ing)? for|interest in|interested in|part of|excited about|contribut(?:e|ing) to|working at|work at|career (?:at|with)|future (?:at|with)|employed (?:at|by)) (?:the team (?:at|of) |the )?((?:\\p{Lu}|\\p{Lo})[\\p{L}\\p{N}&.'’-]*(?: (?:\\p{Lu}|&)[\\p{L}\\p{N}&.'’-]*){0,3})(?:['’]s)?(?= (?:team|company|mission|and|as|because|since|in|very|with|for|would|has|is|all|more|even|after|to)\\b|[.,;!?]|\\s*$)",
  "gu",
);
const notCompanies =
  /^(?:I|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Europe|Germany|France|Spain|Italy|Japan|China|India|Berlin|London|Paris|Munich|Hamburg|Vienna|Zurich|Madrid|Tokyo|New York|Amsterdam|Agile|Scrum|Python|Java|Kafka|React|Data|Product|Design|Engineering|Marketing|Sales|Finance|Operations|Support|Research|Machine Learning|AI|UX|HR|IT|QA|SAP|SQL|English|French|German|Mr|Ms|Mrs|Dr|Team|Head|Senior|Junior|Montessori|Open Source|DevOps|Kubernetes|Human Resources|Customer Success|Platform|Growth|People|Your|The)\b/u;

function findCompany({ input, body, parts }: Context): Found | null {
  const company = input.company?.trim();
  const elsewhere = (input.elsewhere?.companies ?? []).filter(
    (other) => company === undefined || !sameCompany(other, company),
  );
  const text = `${input.subject}\n${body}`;
  const shift = input.subject.length + 1;
  const content = { start: parts.content.start, end: parts.content.end };
  for (const other of elsewhere) {
    const at = indexOfName(text, other);
    const before = text.slice(Math.max(0, at - 40), at);
    if (
      at >= 0 &&
      !/\b(?:at|for|with|from|left|worked|years|my time|while|colleague)\s*(?:at|for|with)?\s*$/iu.test(
        before,
      )
    )
      return wrongCompany(other, company, at - shift, other.length);
    if (
      at >= 0 &&
      /\b(?:role|position|job|join(?:ing)?|opportunity|interest\w*|team) (?:at|with|in|of|for)?\s*$/iu.test(
        before,
      )
    )
      return wrongCompany(other, company, at - shift, other.length);
  }
  if (!company) return null;
  const region = body.slice(content.start, content.end);
  for (const match of [...region.matchAll(companySlots), ...input.subject.matchAll(companySlots)]) {
    const said = (match[1] ?? match[2] ?? "").replace(/['’]s$|[.'’]$/u, "");
    const rest = match.input.slice(match.index + match[0].length, match.index + match[0].length + 20);
    if (said === "" || notCompanies.test(said) || sameCompany(said, company) || namesRole(said, input.role))
      continue;
    if ((input.debrief?.topics ?? []).some((topic) => folded(topic).includes(folded(said)))) continue;
    if (
      /^(?: (?:tool|team|project|framework|library|office|course|certification|community|program(?:me)?)\b)/iu.test(
        rest,
      )
    )
      continue;
    if (
      nameTokens(input.recipient?.name ?? "").includes(folded(said)) ||
      /\b(?:before|previously|earlier|ago|until|back then|past|former)\b/iu.test(
        sentenceAround(region, match.index),
      )
    )
      continue;
    const start = match.input === region ? content.start + match.index + match[0].lastIndexOf(said) : -1;
    return wrongCompany(said, company, start, said.length);
  }
  return null;
}

function sentenceAround(text: string, at: number): string {
  const start = Math.max(text.lastIndexOf(". ", at), text.lastIndexOf("\n", at)) + 1;
  const stop = text.slice(at).search(/[.!?\n]/u);
  return text.slice(start, stop < 0 ? text.length : at + stop);
}

function wrongCompany(said: string, company: string | undefined, start: number, length: number): Found {
  return {
    message: company
      ? `This application is at ${company}, and here it says ${said}.`
      : `Here it says ${said}, which is another application of yours.`,
    ranges: start >= 0 ? [[start, start + length]] : [],
  };
}

function indexOfName(text: string, name: string): number {
  const exact = name.trim();
  if (exact.length < 2) return -1;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${exact.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}(?![\\p{L}\\p{N}])`,
    "u",
  );
  return pattern.exec(text)?.index ?? -1;
}

const legal = new Set(
  "gmbh ag se inc llc ltd limited corp corporation co company plc sa sas sarl bv nv ab oy as aps kg ohg ug kk pty group holding holdings the international and".split(
    " ",
  ),
);

/** Legal forms, case, accents and short forms aside. */
export function sameCompany(said: string, company: string): boolean {
  const short = wordsOf(said).filter((word) => !legal.has(word));
  const full = wordsOf(company).filter((word) => !legal.has(word));
  if (short.length === 0 || full.length === 0) return folded(said).trim() === folded(company).trim();
  if (
    short.join("") === full.join("") ||
    full.join("").startsWith(short.join("")) ||
    short.join("").startsWith(full.join(""))
  )
    return true;
  if (full.includes(short[0] ?? "") || short.includes(full[0] ?? "")) return true;
  const initials = wordsOf(company)
    .map((word) => word.charAt(0))
    .join("");
  return initials.length > 1 && initials.startsWith(short.join("")) && short.join("").length > 1;
}

const roleSlots =
  /\b(?:for|about|regarding|of|in|[Tt]he|as) (?:the |your |an? )?(?:open )?((?:\p{Lu}[\p{L}+#&/-]*)(?: (?:of |and |for |& )?\p{Lu}[\p{L}+#&/-]*){0,4}) (?:role|position|job|opening|vacancy|post|interview|opportunity|internship)\b|\b(?:role|position|job|post|vacancy) (?:of|as) (?:an? |the |your )?((?:\p{Lu}[\p{L}+#&/-]*)(?: (?:of |and |for |& )?\p{Lu}[\p{L}+#&/-]*){0,4})/gu;
const titleWords =
  /\b(?:engineer|developer|manager|designer|analyst|nurse|teacher|assistant|specialist|consultant|scientist|director|officer|lead|head|coordinator|accountant|technician|chef|clerk|representative|administrator|architect|researcher|editor|writer|recruiter|associate|executive|planner|operator|driver|buyer|controller|intern|trainee|tester|owner|master|marketer|lawyer|paralegal|therapist|pharmacist|mechanic|electrician|caretaker|receptionist|secretary|strategist|producer|instructor|tutor|librarian|agent|advisor|partner|supervisor|foreman|cashier|baker|cook|waiter|barista|driver)s?\b/iu;

function findRole({ input, body, parts }: Context): Found | null {
  const role = input.role?.trim();
  if (!role) return null;
  const region = body.slice(parts.content.start, parts.content.end);
  for (const text of [region, input.subject])
    for (const match of text.matchAll(roleSlots)) {
      const said = (match[1] ?? match[2] ?? "").trim();
      if (said === "" || !titleWords.test(said)) continue;
      const before = text.slice(Math.max(0, match.index - 25), match.index);
      if (
        /\b(?:my|previous|last|current|former|first|worked|earlier|work|experience|years) (?:\w+ ){0,2}$/iu.test(
          before,
        ) ||
        /^(?:as|in) my\b/iu.test(match[0])
      )
        continue;
      if (sameRole(said, role) || (input.company && sameCompany(said, input.company))) continue;
      const start = text === region ? parts.content.start + match.index + match[0].indexOf(said) : -1;
      return {
        message: `This application is for ${role}, and here it says ${said}.`,
        ranges: start >= 0 ? [[start, start + said.length]] : [],
      };
    }
  for (const other of input.elsewhere?.roles ?? []) {
    if (sameRole(other, role)) continue;
    const at = indexOfName(region, other);
    if (at >= 0 && !/\bas (?:an? )?$/iu.test(region.slice(0, at)))
      return {
        message: `This application is for ${role}, and here it says ${other}.`,
        ranges: [[parts.content.start + at, parts.content.start + at + other.length]],
      };
  }
  return null;
}

/** Shortened or spelled otherwise is the same role; "Product Designer" for "Product Manager" is not. */
function sameRole(said: string, role: string): boolean {
  const level = /^(?:senior|junior|lead|principal|staff|head|of|the|sr|jr|i|ii|iii|mid|level)$/u;
  const short = wordsOf(said).filter((word) => !level.test(word));
  const full = wordsOf(role).filter((word) => !level.test(word));
  if (short.length === 0) return true;
  const initials = full.map((word) => word.charAt(0)).join("");
  if (short.join("") === initials) return true;
  const known = stemsOf(full.join(" "));
  return (
    short.every((word) =>
      stemsOf(word).every((part) => known.some((other) => sameStem(part, other) || other.startsWith(part))),
    ) || full.every((word) => short.includes(word))
  );
}
