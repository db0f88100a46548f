/** Marks on one letter beyond this many are decoration or an attack (B1). */
const longRunOfMarks = /(\p{M}{8})\p{M}+/gu;
const lineBreaks = /\r\n?|[\n\v\f]|\u0085|\u2028|\u2029/gu;
// Bidi controls (B2), zero-width characters but not the joiners that scripts and emoji need, lone surrogates, noncharacters,
// and control characters other than the line feed.
const invisible =
  /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|\p{Surrogate}|\p{Noncharacter_Code_Point}|(?!\n)\p{Cc}/gu;

/** One line as it is stored: NFC, no control or bidi characters, single spaces, trimmed (B1 to B3). */
export function cleanLine(text: string): string {
  return text
    .replace(lineBreaks, " ")
    .replace(/\t/g, " ")
    .replace(invisible, "")
    .normalize("NFC")
    .replace(longRunOfMarks, "$1")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Text of several lines as it is stored: like a line, but line breaks stay, at most two empty lines in a row. */
export function cleanProse(text: string): string {
  return text
    .replace(lineBreaks, "\n")
    .replace(/\t/g, " ")
    .replace(invisible, "")
    .normalize("NFC")
    .replace(longRunOfMarks, "$1")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{4,}/g, "\n\n\n")
    .trim();
}

/** A name folded for comparing: NFKC, lower case, single spaces. */
export function foldedName(text: string): string {
  return cleanLine(text.normalize("NFKC")).toLowerCase();
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const domainName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** Exactly one email address, NFKC first (B5), its domain in lower case and ASCII; null when it is not one. */
export function emailAddress(text: string): string | null {
  const typed = text.normalize("NFKC").trim();
  const at = typed.indexOf("@");
  if (at < 1 || at !== typed.lastIndexOf("@") || typed.length > 254) {
    return null;
  }
  const local = typed.slice(0, at);
  const domain = asciiDomain(typed.slice(at + 1));
  if (local.length > 64 || !localPart.test(local) || !domainName.test(domain)) {
    return null;
  }
  const address = `${local}@${domain}`;
  return address.length <= 254 ? address : null;
}

function asciiDomain(domain: string): string {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) {
    return "";
  }
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return "";
  }
}

/** A web address with http or https and no credentials in it (B6); null when it is not one. It is never fetched. */
export function webAddress(text: string): string | null {
  const typed = cleanLine(text);
  const withScheme = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(:\d+)?([/?#]|$)/i.test(typed)
    ? `https://${typed}`
    : typed;
  if (!/^https?:\/\//i.test(withScheme)) {
    return null;
  }
  try {
    const url = new URL(withScheme);
    return url.username || url.password || url.href.length > 2000 ? null : url.href;
  } catch {
    return null;
  }
}

/** An IANA time zone name, or null. Offsets such as "+05:00" are not zones (B8). */
export function timeZoneName(text: string): string | null {
  const typed = text.trim();
  if (!/^[a-z]+([/_+-]?[a-z0-9]+)*$/i.test(typed) || /^(GMT|UTC)[+-]/i.test(typed)) {
    return null;
  }
  try {
    const known = new Intl.DateTimeFormat("en", { timeZone: typed }).resolvedOptions().timeZone;
    // Aliases stay as typed; only their spelling in other cases is put right.
    return known.toLowerCase() === typed.toLowerCase() || typed !== properCase(typed) ? known : typed;
  } catch {
    return null;
  }
}

function properCase(zone: string): string {
  return /^[A-Z]/.test(zone) && !/\/[a-z]/.test(zone) ? zone : "";
}
