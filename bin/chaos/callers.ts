import type { Dice } from "./dice";
import { Tally } from "./tally";
import type { Web } from "./web";

/** How long a caller waits; Resend waits as long. */
const patienceMs = 15_000;

export interface Answer {
  status: number;
  /** Where a redirect leads. */
  location: URL | null;
  text: string;
}

/** A call whose answer says that the server is at fault. */
export interface Unserved {
  what: string;
  from: number;
  to: number;
}

/** Everybody who calls at the web over HTTP: the provider, people with a mail in hand, scanners. */
export interface Callers {
  /** The one address of the site. */
  site: string;
  answers: Tally;
  unserved: Unserved[];
  /** Asks any of the web processes, once. Null when no answer came. */
  call(what: string, path: string, init?: RequestInit): Promise<Answer | null>;
}

export function callersAt(webs: readonly Web[], dice: Dice): Callers {
  const [first, ...others] = webs.map(({ url }) => url);
  if (!first) throw new Error("There is nobody to call.");
  const answers = new Tally();
  const unserved: Unserved[] = [];
  return { site: first, answers, unserved, call };

  async function call(what: string, path: string, init: RequestInit = {}): Promise<Answer | null> {
    const url = dice.pick([first, ...others]);
    const from = Date.now();
    const answer = await asked(url + path, init);
    answers.add(`${what} ${answer?.status ?? "without answer"}`);
    if (answer && answer.status >= 500)
      unserved.push({ what: `${what} ${answer.status}`, from, to: Date.now() });
    return answer;
  }
}

async function asked(url: string, init: RequestInit): Promise<Answer | null> {
  try {
    const answer = await fetch(url, {
      ...init,
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
    });
    const location = answer.headers.get("location");
    return {
      status: answer.status,
      location: location === null ? null : new URL(location, url),
      text: await answer.text(),
    };
  } catch {
    // Whatever cut it short, the caller knows no more than that there was no answer.
    return null;
  }
}
