import type { Inngest } from "inngest";
import { NonRetriableError, RetryAfterError } from "inngest";
import { deliverReminder } from "@/inngest/functions/deliver-reminder";

export interface Note {
  what: string;
  at: number;
}

const journal = new Map<string, Note[]>();
/** Stands for the rows that runs read again when they wake: when something is due. */
export const dueTimes = new Map<string, number>();

/** What the runs of one scenario have done, in order. */
export function notesOf(key: string): Note[] {
  return journal.get(key) ?? [];
}

function note(key: string, what: string): void {
  journal.set(key, [...notesOf(key), { what, at: Date.now() }]);
}

interface Asked {
  key: string;
  until: number;
  after?: string;
  forGood?: boolean;
  reminderId: string;
  version: number;
}

/** Only scenarios.test.ts sends these events, and it gives what the scenario wants. */
function asked({ data }: { data: object }): Asked {
  return data as Asked;
}

/** No sleep of `hop-by-hop` is longer. */
export const HOP_MS = 1000;

/** Small functions that use what the product's functions use, and tell what happens to them. */
export function scenarioFunctions(client: Inngest) {
  const on = (name: string) => [{ event: `parity/${name}` }];

  const remembers = client.createFunction(
    { id: "remembers", triggers: on("remember") },
    async ({ event, step }) => {
      const { key, until } = asked(event);
      const first = await step.run("first", () => {
        note(key, "first");
        return { text: 'Grüße \u2028 "quoted"', numbers: [1.5, null, 1e21] };
      });
      await step.sleepUntil("nap", new Date(until));
      const second = await step.run("second", () => {
        note(key, "second");
        return first.numbers.length;
      });
      await step.run("third", () => note(key, `third: ${first.text} ${second}`));
    },
  );

  const sleeps = client.createFunction({ id: "sleeps", triggers: on("sleep") }, async ({ event, step }) => {
    await step.sleepUntil("nap", new Date(asked(event).until));
    await step.run("wake", () => note(asked(event).key, "awake"));
  });

  const hops = client.createFunction({ id: "hops", triggers: on("hop") }, async ({ event, step }) => {
    const { key } = asked(event);
    for (let hop = 1; hop <= 20; hop += 1) {
      const wake = await step.run(`look-${hop}`, () => {
        note(key, "look");
        const [now, due] = [Date.now(), dueTimes.get(key) ?? 0];
        return due <= now ? null : new Date(Math.min(due, now + HOP_MS)).toISOString();
      });
      if (wake === null) break;
      await step.sleepUntil(`sleep-${hop}`, new Date(wake));
    }
    await step.run("fire", () => note(key, "fire"));
  });

  const stumbles = client.createFunction(
    { id: "stumbles", triggers: on("stumble"), retries: 3 },
    async ({ event, step, attempt }) => {
      const { key, after } = asked(event);
      await step.run("try", () => {
        note(key, `attempt ${attempt}`);
        if (attempt > 0) return;
        throw after === undefined ? new Error("not yet") : new RetryAfterError("not yet", after);
      });
      await step.run("end", () => note(key, "end"));
    },
  );

  const fails = client.createFunction(
    {
      id: "fails",
      triggers: on("fail"),
      retries: 1,
      onFailure: ({ event, error }) =>
        note((event.data.event.data as Asked).key, `failure: ${error.message}`),
    },
    async ({ event, step, attempt }) => {
      await step.run("try", () => {
        note(asked(event).key, `attempt ${attempt}`);
        throw asked(event).forGood
          ? new NonRetriableError("never")
          : new RetryAfterError("not now", new Date(Date.now() + 1000));
      });
    },
  );

  const cancels = client.createFunction(
    {
      id: "cancels",
      triggers: on("scheduled"),
      // The product's own conditions, on events that only these scenarios send.
      cancelOn: (deliverReminder.opts.cancelOn ?? []).map((rule) => ({
        ...rule,
        event: String(rule.event).replace("reminder/", "parity/"),
      })),
    },
    async ({ event, step }) => {
      const { reminderId, version, until } = asked(event);
      await step.run("armed", () => note(reminderId, `armed ${version}`));
      await step.sleepUntil("nap", new Date(until));
      await step.run("fire", () => note(reminderId, `fired ${version}`));
    },
  );

  return [remembers, sleeps, hops, stumbles, fails, cancels];
}
