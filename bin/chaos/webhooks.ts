import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { AcceptedMail, FakeResend } from "@/tests/support/fake-resend";
import { Trouble } from "../local/trouble";
import type { Callers } from "./callers";
import type { Dice } from "./dice";
import type { Tally } from "./tally";

/** What the provider says of a mail, and whether the web said that it has it. Real time. */
export interface Told {
  deliveryId: string;
  mailId: string;
  type: string;
  sentAt: number;
  acknowledgedAt: number | null;
  /** Signed by somebody else. */
  isForged: boolean;
}

export interface Webhooks {
  told: Told[];
  /** Resolves when all that was accepted has been told and acknowledged. */
  finish: () => Promise<void>;
}

interface Word {
  type: string;
  bounce?: { type: string };
}

const stories = {
  delivered: 91,
  "delivered, told by nobody": 5,
  "mailbox full": 2,
  "no such mailbox": 1,
  "marked as spam": 1,
};

const words: Record<keyof typeof stories, Word[]> = {
  delivered: [{ type: "sent" }, { type: "delivered" }],
  "delivered, told by nobody": [],
  "mailbox full": [{ type: "sent" }, { type: "bounced", bounce: { type: "Transient" } }],
  "no such mailbox": [{ type: "sent" }, { type: "bounced", bounce: { type: "Permanent" } }],
  "marked as spam": [{ type: "sent" }, { type: "delivered" }, { type: "complained" }],
};

/** Some come before the answer to the request that they are about, and the second often before the first. */
const delaysMs = [0, 0, 40, 300, 1500, 4000] as const;
const firstRepeatMs = 250;
const latestRepeatMs = 4000;
/** How long after the end the web may need to take what it has not taken. */
const endMs = 60_000;

/** Resend's webhooks: signed, late, out of order, twice, lost, now and then forged, and repeated until they are taken. */
export function startWebhooks(
  { accepted }: FakeResend,
  { callers, faults, dice, secret }: { callers: Callers; faults: Tally; dice: Dice; secret: string },
): Webhooks {
  const told: Told[] = [];
  const underWay: Promise<void>[] = [];
  let giveUpAt = Number.POSITIVE_INFINITY;
  const watching = watch();
  return {
    told,
    async finish() {
      giveUpAt = performance.now() + endMs;
      await watching;
      await Promise.all(underWay);
    },
  };

  async function watch(): Promise<void> {
    for (let seen = 0; giveUpAt === Number.POSITIVE_INFINITY || seen < accepted.length; ) {
      for (const mail of accepted.slice(seen)) underWay.push(...tellOf(mail));
      seen = accepted.length;
      await pause(10);
    }
  }

  function tellOf(mail: AcceptedMail): Promise<void>[] {
    const story = dice.weighted(stories);
    const last = words[story].at(-1)?.type ?? "delivered";
    mail.lastEvent = last;
    if (story === "delivered, told by nobody") faults.add("webhooks lost");
    const forged = dice.chance(0.02) ? [tell(mail, { type: "complained" }, true)] : [];
    return [...words[story].map((word) => tell(mail, word)), ...forged];
  }

  async function tell(mail: AcceptedMail, word: Word, isForged = false): Promise<void> {
    if (isForged) faults.add("webhook forged");
    else if (dice.chance(0.04)) return faults.add("webhook lost");
    const mailId = mail.tags.find(({ name }) => name === "mail_id")?.value ?? "";
    const isTwice = dice.chance(0.06);
    if (isTwice) faults.add("webhook twice");
    const body = JSON.stringify({
      type: `email.${word.type}`,
      created_at: new Date().toISOString(),
      data: { email_id: mail.id, to: [mail.to], tags: { mail_id: mailId }, bounce: word.bounce },
    });
    const deliveryId = `msg_${randomUUID()}`;
    const entry = { deliveryId, mailId, type: word.type, sentAt: Date.now(), acknowledgedAt: null, isForged };
    told.push(entry);
    await pause(dice.pick(delaysMs));
    await Promise.all([deliver(entry, body), ...(isTwice ? [deliver(entry, body)] : [])]);
  }

  async function deliver(entry: Told, body: string): Promise<void> {
    const key = entry.isForged ? newWebhookSecret() : secret;
    const what = entry.isForged ? "forged webhook" : "webhook";
    for (let wait = firstRepeatMs; ; wait = Math.min(wait * 2, latestRepeatMs)) {
      const headers = signatureOf(body, entry.deliveryId, key);
      const answer = await callers.call(what, "/api/webhooks/resend", { method: "POST", body, headers });
      if (answer && answer.status < 300) {
        entry.acknowledgedAt ??= Date.now();
        return;
      }
      if (entry.isForged && answer) return;
      if (performance.now() > giveUpAt)
        throw new Trouble(`The web does not take webhook ${entry.deliveryId}.`);
      await pause(wait);
    }
  }
}

export function newWebhookSecret(): string {
  return `whsec_${randomBytes(24).toString("base64")}`;
}

/** As Svix signs: over id, time and raw body. */
function signatureOf(body: string, id: string, secret: string): Record<string, string> {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "content-type": "application/json",
    ...{ "svix-id": id, "svix-timestamp": timestamp, "svix-signature": `v1,${signature}` },
  };
}
