import { type FakeResend, type Fault, startFakeResend } from "@/tests/support/fake-resend";
import type { Dice } from "./dice";
import type { Tally } from "./tally";

/** So that a run is held up by the engine and not by the provider's pace. */
const mailsPerSecond = 500;
/** How long requests gather for the death of their senders. */
const gatherMs = 150;

export interface Provider {
  resend: FakeResend;
  port: number;
  /** Every request is answered as it should be from then on, or by 503 when `well` is false. */
  behave: (well: boolean) => void;
  /** Back to faults at random. */
  misbehave: () => void;
  /** Every request is kept waiting for the death of its sender, before (or with `taken` after) the mail is taken. */
  trap: (taken: boolean | null) => void;
}

/** Requests hang and wait for the death of their senders, known by their ports. They are reset when it has come. */
export type Doom = (ports: number[], keys: string[]) => Promise<void>;

const share = 0.12;
const weights = {
  "answered 500": 3,
  "answered 503": 3,
  "taken, then 500": 3,
  "taken, then reset": 3,
  "reset before taking": 2,
  "429 with retry-after": 3,
  "sender killed while it waits": 0.5,
  "taken, sender killed while it waits": 0.5,
};

/** The fake Resend in this process, with faults drawn for its requests. */
export async function startProvider(dice: Dice, faults: Tally, doom: Doom): Promise<Provider> {
  const resend = await startFakeResend("re_chaos_key", mailsPerSecond);
  let doomed: { port: number; key: string }[] = [];
  let mood: "random" | "well" | "down" = "well";
  let trapped: boolean | null = null;
  resend.failWhile((body, port) => {
    if (trapped !== null) return hang(body, port, trapped);
    if (mood === "down") return { status: 503, name: "service_unavailable" };
    if (mood === "well" || doomed.length > 0 || !dice.chance(share)) return null;
    const name = dice.weighted(weights);
    faults.add(name);
    return faultOf(name, body, port);
  });
  return {
    resend,
    port: Number(new URL(resend.url).port),
    behave: (well) => {
      mood = well ? "well" : "down";
    },
    misbehave: () => {
      mood = "random";
    },
    trap: (taken) => {
      trapped = taken;
    },
  };

  function hang(body: string, port: number, accepted: boolean): Fault {
    if (doomed.length === 0) setTimeout(strike, gatherMs);
    doomed.push({ port, key: mailIdIn(body) });
    return { accepted, hang: true, reset: true };
  }

  async function strike(): Promise<void> {
    trapped = null;
    await doom(
      doomed.map(({ port }) => port),
      doomed.map(({ key }) => key),
    );
    doomed = [];
    resend.release();
  }

  function faultOf(name: keyof typeof weights, body: string, port: number): Fault {
    switch (name) {
      case "answered 500":
        return { status: 500 };
      case "answered 503":
        return { status: 503, name: "service_unavailable" };
      case "taken, then 500":
        return { accepted: true, status: 500 };
      case "taken, then reset":
        return { accepted: true, reset: true };
      case "reset before taking":
        return { reset: true };
      case "429 with retry-after": {
        const headers = { "retry-after": String(dice.between(1, 60)) };
        return { status: 429, name: "rate_limit_exceeded", headers };
      }
      case "sender killed while it waits":
        return hang(body, port, false);
      case "taken, sender killed while it waits":
        return hang(body, port, true);
    }
  }
}

function mailIdIn(body: string): string {
  // What the product sends is the JSON of Resend's API.
  const { tags } = JSON.parse(body) as { tags?: { name: string; value: string }[] };
  return tags?.find(({ name }) => name === "mail_id")?.value ?? "";
}
