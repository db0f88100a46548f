import { type FakeResend, type Fault, startFakeResend } from "@/tests/support/fake-resend";
import type { Dice } from "./dice";
import type { Tally } from "./tally";

/** So that a run is held up by the engine and not by the provider's pace. */
const mailsPerSecond = 500;

export interface Provider {
  resend: FakeResend;
  /** A request hangs and waits for the death of its sender. Reset by `release`. */
  wantsDeath: () => boolean;
  release: () => void;
  /** From then on every request is answered as it should be, and with `false` every one by 503. */
  behave: (well: boolean) => void;
  /** Back to faults at random. */
  misbehave: () => void;
}

const share = 0.12;
const weights = {
  "answered 500": 3,
  "answered 503": 3,
  "taken, then 500": 3,
  "taken, then reset": 3,
  "reset before taking": 2,
  "429 with retry-after": 3,
  "sender killed while it waits": 1,
  "taken, sender killed while it waits": 1,
};

/** The fake Resend in this process, with faults drawn for its requests. */
export async function startProvider(dice: Dice, faults: Tally): Promise<Provider> {
  const resend = await startFakeResend("re_chaos_key", mailsPerSecond);
  let death = false;
  let mood: "random" | "well" | "down" = "well";
  resend.failWhile(() => {
    if (mood === "down") return { status: 503, name: "service_unavailable" };
    if (mood === "well" || death || !dice.chance(share)) return null;
    const name = dice.weighted(weights);
    faults.add(name);
    return faultOf(name);
  });
  return {
    resend,
    wantsDeath: () => death,
    release() {
      death = false;
      resend.release();
    },
    behave: (well) => {
      mood = well ? "well" : "down";
    },
    misbehave: () => {
      mood = "random";
    },
  };

  function faultOf(name: keyof typeof weights): Fault {
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
        death = true;
        return { hang: true, reset: true };
      case "taken, sender killed while it waits":
        death = true;
        return { accepted: true, hang: true, reset: true };
    }
  }
}
