import { setTimeout as pause } from "node:timers/promises";
import type { FakeResend } from "@/tests/support/fake-resend";
import type { Callers } from "./callers";
import type { Dice } from "./dice";
import type { Tally } from "./tally";

/** What somebody did through a link of a mail. Real time. */
export interface Pressed {
  act: "sent" | "snooze" | "skip" | "unsubscribe";
  ownerId: string;
  stepId: string;
  /** Until when a step was put off, or null. */
  until: number | null;
  from: number;
  /** When the answer came, if one did. */
  to: number | null;
  /** Whether the answer says that it is done. */
  isDone: boolean;
}

/** The links that people hold, by the step that they are about. */
export interface Letters {
  of(stepId: string): Letter | null;
}

interface Letter {
  action: string;
  unsubscribe: string;
}

const acts = { sent: 30, snooze: 16, skip: 8, unsubscribe: 2 };
/** Somebody who gets no answer presses again, so often at most. */
const mostTries = 4;

/** Reads every mail that the provider took; of several about one step the newest counts. */
export function lettersAt({ accepted }: FakeResend): Letters {
  const letters = new Map<string, Letter>();
  let read = 0;
  return {
    of(stepId) {
      for (const { html, headers } of accepted.slice(read)) {
        const unsubscribe = /\/u\/[\w-]{43}/.exec(headers["List-Unsubscribe"] ?? "")?.[0] ?? "";
        for (const [, action = "", step = ""] of html.matchAll(/(\/r\/[\w-]{43})#step-([0-9a-f-]{36})/g))
          letters.set(step, { action, unsubscribe });
      }
      read = accepted.length;
      return letters.get(stepId) ?? null;
    },
  };
}

/** Fetches everything that a mail links to, as scanners do: nothing may come of it (F48). */
export async function scan(letter: Letter, callers: Callers): Promise<void> {
  await Promise.all(
    ["GET", "HEAD"].flatMap((method) =>
      [letter.action, letter.unsubscribe, `${letter.action}/act`].map((path) =>
        callers.call("scan", path, { method }),
      ),
    ),
  );
}

/** One thing that a person does through the mail about a step: opens its page and sends one of its forms. */
export async function press(
  about: { owner_id: string; step_id: string },
  letter: Letter,
  { callers, dice, done, pressed }: { callers: Callers; dice: Dice; done: Tally; pressed: Pressed[] },
): Promise<void> {
  const act = dice.weighted(acts);
  const entryOf = (until: string | null): Pressed => ({
    ...{
      act,
      ownerId: about.owner_id,
      stepId: about.step_id,
      until: until === null ? null : Date.parse(until),
    },
    ...{ from: Date.now(), to: null, isDone: false },
  });
  if (act === "unsubscribe") {
    await insist(() => unsubscribe(entryOf(null)));
    return;
  }
  const page = await insist(() => callers.call("link page", letter.action));
  const form = page && formOf(page.text, act, about.step_id, dice);
  if (!form) return done.add(`${act} by link (nothing to press)`);
  // An impatient finger presses twice, and the two may meet at two servers (F38).
  const taps = dice.chance(0.1) ? 2 : 1;
  await Promise.all(Array.from({ length: taps }, () => insist(() => send(entryOf(form.get("until")), form))));

  async function send(entry: Pressed, body: URLSearchParams) {
    pressed.push(entry);
    const headers = { origin: callers.site };
    const answer = await callers.call("act", `${letter.action}/act`, { method: "POST", body, headers });
    const problem = answer?.location?.searchParams.get("problem") ?? answer?.status;
    settle(entry, answer !== null, answer?.location?.searchParams.get("did") === act, problem);
    return answer;
  }

  async function unsubscribe(entry: Pressed) {
    pressed.push(entry);
    const body = dice.chance(0.5) ? new URLSearchParams() : new FormData();
    body.set("List-Unsubscribe", "One-Click");
    const answer = await callers.call("one-click stop", letter.unsubscribe, { method: "POST", body });
    settle(entry, answer !== null, answer?.status === 200, answer?.status);
    return answer;
  }

  function settle(entry: Pressed, isAnswered: boolean, isDone: boolean, problem: unknown): void {
    entry.to = isAnswered ? Date.now() : null;
    entry.isDone = isDone;
    done.add(`${act} by link${isDone ? "" : isAnswered ? ` (${problem})` : " (no answer)"}`);
  }

  /** Until there is an answer that is not the server's own trouble. */
  async function insist<Answer extends { status: number }>(ask: () => Promise<Answer | null>) {
    for (let tries = 1; ; tries++) {
      const answer = await ask();
      if ((answer && answer.status < 500) || tries === mostTries) return answer;
      await pause(dice.between(100, 900));
    }
  }
}

/** What the form for this act sends, its box ticked and any of its choices made; null when the page has no such form. */
function formOf(html: string, act: string, stepId: string, dice: Dice): URLSearchParams | null {
  for (const [, inside = ""] of html.matchAll(/<form[^>]*>([\s\S]*?)<\/form>/g)) {
    const fields = [...inside.matchAll(/<(input|button)([^>]*)>/g)].map(([, tag, text = ""]) => ({
      tag,
      ...Object.fromEntries(
        [...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
      ),
    })) as { tag: string; name?: string; value?: string; type?: string }[]; // any attribute may be missing
    const body = new URLSearchParams();
    for (const { tag, name, value } of fields) if (tag === "input" && name) body.set(name, value ?? "");
    if (body.get("act") !== act || body.get("stepId") !== stepId) continue;
    const [first, ...rest] = fields.filter(({ tag, name, value }) => tag === "button" && name && value);
    const choice = act === "snooze" && first ? dice.pick([first, ...rest]) : null;
    if (choice) body.set(choice.name ?? "", choice.value ?? "");
    return body;
  }
  return null;
}
