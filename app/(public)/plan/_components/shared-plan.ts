const KEYS = "date start end zone people said by days words rhythm calls country".split(" ");
const LONGEST = 16_000;
const PREFIX = "#p=";

/** A plan's address as a fragment, which no server ever sees. Names are left out unless asked for. */
export function toFragment(search: URLSearchParams, { withNames }: { withNames: boolean }): string {
  const told = Object.fromEntries([...search].filter(([key]) => withNames || key !== "people"));
  const bytes = new TextEncoder().encode(JSON.stringify(told));
  return PREFIX + btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => URL_SAFE[sign] ?? "");
}

/** Whether the fragment of an address means to be a shared plan, whole or not. */
export function isSharedPlan(fragment: string): boolean {
  return fragment.startsWith(PREFIX);
}

/** The calculator's address for a shared plan; null when the fragment is none, or was cut off on its way. */
export function readFragment(fragment: string): URLSearchParams | null {
  if (!isSharedPlan(fragment) || fragment.length > LONGEST) return null;
  const told = parse(fragment.slice(PREFIX.length));
  if (typeof told !== "object" || told === null) return null;
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(told)) {
    if (KEYS.includes(key) && typeof value === "string") search.set(key, value);
  }
  return search.has("date") ? search : null;
}

const URL_SAFE: Record<string, string> = { "+": "-", "/": "_", "=": "" };

function parse(encoded: string): unknown {
  try {
    const binary = atob(encoded.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
