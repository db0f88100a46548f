import { createHash } from "node:crypto";
import type { Dice } from "../chaos/dice";
import type { Tally } from "../chaos/tally";
import type { Machine } from "./machine";
import type { Model } from "./model";

export const providerUrl = "http://provider.simulation";
export const engineUrl = "http://engine.simulation";

/** How long the provider remembers an idempotency key. */
const keyMs = 24 * 3_600_000;

interface Mail {
  to: string;
  html: string;
  text: string;
  tags: { name: string; value: string }[];
}

export interface TakenMail {
  /** What the provider calls it. */
  id: string;
  mailId: string;
  to: string;
  steps: string[];
}

export interface SentEvent {
  id: string;
  name: string;
  data: { ownerId: string; reminderId: string; version: number };
}

const faultWeights = {
  "answered 500": 3,
  "answered 503": 3,
  "taken, then 500": 4,
  "taken, then reset": 3,
  "taken, then timeout": 3,
  "taken, answered without an id": 1,
  "reset before taking": 3,
  "timeout before taking": 2,
  "409 at work on it": 1,
  "429 with retry-after": 4,
  "429 quota of the day": 0.05,
  "403 domain": 0.1,
  "422 address": 0.1,
  "sender dies, not taken": 2,
  "taken, sender dies": 2,
};

interface Options {
  dice: Dice;
  faults: Tally;
  machine: Machine;
  model: Model;
  /** How often a request goes wrong, and whether the provider is up at all. */
  mood: { faultShare: number; isDown: boolean };
  /** Called before the provider looks at a request: the model has to know how everything stands. */
  beforeRequest: () => void;
  onTaken: (mail: TakenMail) => void;
  onEvents: (events: SentEvent[]) => void;
}

/** All that lies outside of this process: Resend, with its rules for keys, and the events' door of Inngest. No socket is opened. */
export class Network {
  requests = 0;
  taken = 0;
  private readonly keys = new Map<string, { hash: string; id: string; at: number }>();
  /** What the provider answers when it is asked about a mail. */
  private readonly told = new Map<string, { mail: TakenMail; lastEvent: string }>();

  constructor(private readonly options: Options) {}

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const url = String(input);
    if (url === `${providerUrl}/emails`) return this.mail(new Headers(init?.headers), String(init?.body));
    if (url.startsWith(`${providerUrl}/emails/`)) return this.tell(url.split("/").at(-1) ?? "");
    if (url.startsWith(`${engineUrl}/e/`)) return this.events(String(init?.body));
    throw new Error(`The simulation knows nothing at ${url}.`);
  };

  /** The provider says this of a mail from now on, whether its webhook arrives or not. */
  note(id: string, lastEvent: string): void {
    const known = this.told.get(id);
    if (known) known.lastEvent = lastEvent;
  }

  private tell(id: string): Response {
    const known = this.told.get(id);
    if (!known || this.options.mood.isDown) return refusal(known ? 503 : 404, "not_now");
    const { mail, lastEvent } = known;
    const tags = [{ name: "mail_id", value: mail.mailId }];
    return json(200, { object: "email", id, to: [mail.to], last_event: lastEvent, tags });
  }

  /** Keys older than a day mean nothing any more. */
  forget(now: number): void {
    for (const [key, { at }] of this.keys) {
      if (at > now - keyMs) return;
      this.keys.delete(key);
    }
  }

  private async events(body: string): Promise<Response> {
    const events: SentEvent[] = JSON.parse(body);
    for (const { data } of events) this.options.model.handedOver(Object.keys(data));
    this.options.onEvents(events);
    await this.options.machine.door("hand-over");
    return json(200, { status: 200, ids: events.map(({ id }) => id) });
  }

  private async mail(headers: Headers, body: string): Promise<Response> {
    const { model, machine, faults, beforeRequest } = this.options;
    beforeRequest();
    this.requests += 1;
    const key = headers.get("idempotency-key") ?? "";
    const { to, html, text, tags } = JSON.parse(body) as Mail;
    const mailId = tags.find(({ name }) => name === "mail_id")?.value ?? "";
    const steps = [...new Set([...html.matchAll(/#step-([0-9a-f-]{36})/g)].map((match) => match[1] ?? ""))];
    const hash = createHash("sha256").update(body).digest("base64url");
    model.requested({ mailId, key, body: hash, text, tells: steps });
    model.begun(mailId);
    await machine.door("request");
    this.forget(model.now);
    const kept = this.keys.get(key);
    if (kept && kept.hash !== hash) return refusal(409, "invalid_idempotent_request");
    const fault = this.fault();
    if (fault) faults.add(fault);
    if (fault?.startsWith("4") && !fault.startsWith("409")) model.refused(mailId);
    switch (fault) {
      case "409 at work on it":
        return refusal(409, "concurrent_idempotent_requests");
      case "429 with retry-after":
        return refusal(429, "rate_limit_exceeded", {
          "retry-after": String(this.options.dice.between(1, 60)),
        });
      case "429 quota of the day":
        return refusal(429, "daily_quota_exceeded");
      case "403 domain":
        return refusal(403, "validation_error");
      case "422 address":
        return refusal(422, "validation_error");
    }
    if (fault && !fault.startsWith("taken")) return this.fail(fault);
    const id = kept?.id ?? `provided-${this.taken}`;
    if (!kept) {
      this.taken += 1;
      this.keys.set(key, { hash, id, at: model.now });
      model.taken(mailId);
      const mail = { id, mailId, to, steps };
      this.told.set(id, { mail, lastEvent: "sent" });
      this.options.onTaken(mail);
    }
    return fault ? this.fail(fault) : json(200, { id }, { "ratelimit-limit": "10000000" });
  }

  private fault(): keyof typeof faultWeights | "down" | null {
    const { dice, mood } = this.options;
    if (mood.isDown) return dice.chance(0.5) ? "answered 503" : "timeout before taking";
    return dice.chance(mood.faultShare) ? dice.weighted(faultWeights) : null;
  }

  private async fail(fault: string): Promise<Response> {
    if (fault.includes("dies")) return this.options.machine.die();
    if (fault.includes("timeout")) throw new DOMException("The operation timed out.", "TimeoutError");
    if (fault.includes("reset")) throw new TypeError("fetch failed");
    if (fault.includes("without an id")) return json(200, {});
    return fault.includes("503")
      ? refusal(503, "service_unavailable")
      : refusal(500, "internal_server_error");
  }
}

function refusal(statusCode: number, name: string, headers: Record<string, string> = {}): Response {
  return json(statusCode, { statusCode, name, message: `Refused: ${name}.` }, headers);
}

function json(status: number, body: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}
