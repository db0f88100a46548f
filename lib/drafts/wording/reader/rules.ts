const personNouns =
  /\b(?:manager|boss|daughter|son|wife|husband|partner|colleague|engineer|customer|client|user|patient|student|child|kid|people|person|candidate|founder|teacher|doctor|nurse|developer|designer|analyst|ceo|cto|everyone|somebody|someone|tenant|girl|boy|woman|women|man|men|mother|father|mum|mom|dad|sister|brother|friend|neighbou?r|lawyer|judge|actor|driver|guest|baby|grandm\p{L}+|grandf\p{L}+|intern|apprentice|volunteer|resident|guy|lady|owner|chef|parent|pupil|director|cat|dog|uncle|aunt|cousin|predecessor|mentor|professor|assistant|trainee|supplier|investor|member|worker|farmer|pilot|soldier|artist|author|writer|editor|reader|player|coach|captain)s?\b/iu;

/** "their slow tests" becomes "your slow tests": the note was about the reader, the draft is to them. */
export function turnToReader(line: string): string {
  const single = /\b(she|he|her|his|hers)\b/giu;
  const several = /\b(they(?:['’](?:re|ve|ll|d))?|their|theirs)\b/giu;
  let turned = line.replace(single, (word: string, _group: string, at: number) =>
    spokenOf(line.slice(0, at)) ? word : singleToYou(word, line.slice(at + word.length)),
  );
  turned = turned.replace(several, (word: string, _group: string, at: number, whole: string) =>
    hasPlural(whole.slice(0, at)) ? word : severalToYou(word),
  );
  turned = turned.replace(
    /\byou((?: (?:really|also|still|only|already|never|always|just|\p{L}+ly))?) (\p{L}+)(['’]s)?/gu,
    (all, adverb: string, verb: string, tail?: string) => (tail ? all : `you${adverb} ${agreeing(verb)}`),
  );
  turned = turned.replace(
    /\b((?:cost|ask|tell|help|give|slow|keep|make|hurt|bother|drive|hold|take|save|bring)(?:s|ed)?|told|gave|kept|made|cost|held|took|brought) them\b/giu,
    (all, word: string, at: number, whole: string) => (hasPlural(whole.slice(0, at)) ? all : `${word} you`),
  );
  return turned.replace(
    /\b(with|for|to|by|about|of|at|from|help|helps|helping) (?:them|him)\b/giu,
    (all, word: string, at: number, whole: string) =>
      hasPlural(whole.slice(0, at)) || spokenOf(whole.slice(0, at)) ? all : `${word} you`,
  );
}

function spokenOf(before: string): boolean {
  return (
    personNouns.test(before) ||
    /^\p{Lu}\p{Ll}+\s/u.test(before) ||
    /\S\s+\p{Lu}\p{Ll}+(?!\S*['’]s)/u.test(before)
  );
}

function hasPlural(before: string): boolean {
  return (
    personNouns.test(before) ||
    /\b\p{L}{3,}(?<!s|u|i|['’]|hi|wa|doe)s\b/iu.test(
      before.replace(/\b(?:is|was|has|does|this|always|needs|wants)\b/giu, ""),
    )
  );
}

function singleToYou(word: string, after: string): string {
  const lower = word.toLowerCase();
  if (lower === "hers") return "yours";
  if (lower === "his") return "your";
  if (lower === "her")
    return /^\s+\p{L}/u.test(after) &&
      !/^\s+(?:that|to|about|for|and|in|on|at|when|how|why|what|if)\b/iu.test(after)
      ? "your"
      : "you";
  return "you";
}

function severalToYou(word: string): string {
  const lower = word.toLowerCase().replace("’", "'");
  if (lower === "their") return "your";
  if (lower === "theirs") return "yours";
  return lower.replace("they", "you");
}

function agreeing(verb: string): string {
  const known: Record<string, string> = {
    is: "are",
    was: "were",
    has: "have",
    does: "do",
    doesn: "don",
    isn: "aren",
    wasn: "weren",
    hasn: "haven",
    s: "s",
  };
  if (known[verb]) return known[verb];
  if (
    /^(?:needs|wants|leads|runs|thinks|says|likes|loves|plans|hopes|struggles|believes|feels|looks|works|uses|builds|spends|knows|sees|gets|makes|takes|comes|goes|tries|worries|teaches|started|lacks|moves|grows|hires)$/u.test(
      verb,
    )
  )
    return plainVerb(verb);
  return verb;
}

export function plainVerb(verb: string): string {
  if (/ies$/u.test(verb)) return verb.replace(/ies$/u, "y");
  if (/(?:sh|ch|ss|x|o)es$/u.test(verb)) return verb.slice(0, -2);
  return /[^s]s$/u.test(verb) ? verb.slice(0, -1) : verb;
}
