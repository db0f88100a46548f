import { folded } from "@/lib/draft-checks/words/rules";

export interface KnownPerson {
  name: string;
  email: string | null;
}

export interface AddressFacts {
  name: string;
  email: string;
  /** The employer's own domain, where it is on file. */
  domain: string | null;
  /** The others on file at this employer. */
  others: readonly KnownPerson[];
}

/** W3: what does not fit about an address; empty where nothing speaks against it. */
export function addressDoubts({ name, email, domain, others }: AddressFacts): string[] {
  const [local = "", host = ""] = email.toLowerCase().split("@");
  const known = [domain, ...others.map((other) => hostOf(other.email))].filter(
    (one) => one !== null && one !== "",
  );
  const doubts = [];
  const [usual] = known;
  if (usual && !known.some((one) => one && sameOrPart(host, one.toLowerCase()))) {
    doubts.push(`This address is at ${host}. So far the addresses there end in ${usual}.`);
  }
  const mine = namesIn(local, name);
  const owner = others.find((other) => namesIn(local, other.name) > 0 && mine === 0);
  if (owner) doubts.push(`This looks like the address of ${owner.name}, and the message goes to ${name}.`);
  return doubts;
}

export interface GuessedAddress {
  email: string;
  /** Whose address has the format. */
  like: string;
}

/** W2: an address in the format of a colleague's that is known. It is a guess, and is to be called one. */
export function guessAddress(name: string, others: readonly KnownPerson[]): GuessedAddress | null {
  const person = partsOf(name);
  if (!person) return null;
  for (const other of others) {
    const colleague = partsOf(other.name);
    const [local, host] = (other.email ?? "").toLowerCase().split("@");
    if (!colleague || !local || !host || freeMail.has(host)) continue;
    const format = formats.find((make) => make(colleague) === local);
    if (format) return { email: `${format(person)}@${host}`, like: other.name };
  }
  return null;
}

interface NameParts {
  first: string;
  last: string;
}

const formats: readonly ((name: NameParts) => string)[] = [
  ({ first, last }) => `${first}.${last}`,
  ({ first, last }) => `${first.charAt(0)}.${last}`,
  ({ first, last }) => `${first.charAt(0)}${last}`,
  ({ first, last }) => `${first}_${last}`,
  ({ first, last }) => `${first}-${last}`,
  ({ first, last }) => `${first}${last}`,
  ({ first, last }) => `${last}.${first}`,
  ({ first, last }) => `${last}${first.charAt(0)}`,
  ({ first, last }) => `${first}${last.charAt(0)}`,
  ({ first }) => first,
  ({ last }) => last,
];

/** Where anybody can have an address, the format of one says nothing about another's. */
const freeMail = new Set(
  "gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com me.com gmx.de gmx.net web.de proton.me protonmail.com mail.com".split(
    " ",
  ),
);

/** First and last name in letters that stand in addresses; null for names that are not written in them. */
function partsOf(name: string): NameParts | null {
  const words = folded(name.replace(/[äöüÄÖÜ]/gu, (letter) => umlauts[letter.toLowerCase()] ?? letter))
    .replace(/['’.]/gu, "")
    .split(/[\s,]+/u)
    .filter((word) => /^[a-z-]+$/u.test(word) && !titles.has(word));
  const [first] = words;
  const last = words.at(-1);
  return first && last && words.length > 1 ? { first, last } : null;
}

const umlauts: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue" };
const titles = new Set("mr ms mrs miss dr prof phd md".split(" "));

/** How many of a person's names stand in the part before the @. */
function namesIn(local: string, name: string): number {
  const plain = folded(local);
  const words = new Set([...folded(name).split(/[^\p{L}]+/u), ...Object.values(partsOf(name) ?? {})]);
  return [...words].filter((word) => word.length > 2 && plain.includes(word)).length;
}

function hostOf(email: string | null): string | null {
  const host = email?.split("@")[1]?.toLowerCase() ?? null;
  return host && !freeMail.has(host) ? host : null;
}

/** "mail.acme.com" and "acme.com" belong together. */
function sameOrPart(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

/** W2: where to look for an address. Opens a search elsewhere; nothing is sent from here. */
export function searchLinks(name: string, company: string): { label: string; href: string }[] {
  const web = (words: string) => `https://www.google.com/search?q=${encodeURIComponent(words)}`;
  return [
    {
      label: "Look on LinkedIn",
      href: `https://www.linkedin.com/search/results/people/?keywords=${encodeURIComponent(`${name} ${company}`)}`,
    },
    { label: "Look for their staff page", href: web(`"${name}" ${company} team OR staff OR contact`) },
  ];
}
