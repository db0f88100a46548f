import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  demoFields,
  eventText,
  readDemoEvents,
  readDemoSetup,
} from "@/app/(public)/demo/_components/demo-query";
import { demoDay, demoTime, eveningOf } from "@/app/(public)/demo/_components/demo-time";
import { demoTimeline } from "@/app/(public)/demo/_components/demo-timeline";
import { checkDraft } from "@/lib/draft-checks/rules";

const now = new Date("2026-11-22T10:00:00Z");
const setup = readDemoSetup({}, now);
const HOUR = 60;
const THANKS_AT = 18 * HOUR;

function run(...did: string[]) {
  return demoTimeline(setup, readDemoEvents({ do: did }));
}

function linesOf(timeline: ReturnType<typeof run>) {
  return timeline.chapters.at(-1)?.entries.map(({ key, state }) => `${key} ${state}`);
}

function landings(timeline: ReturnType<typeof run>) {
  return timeline.mails.map(
    (mail) => `${demoTime(timeline, mail.minute)}${mail.second ? " again" : ""}: ${mail.subject}`,
  );
}

describe("the demo's address", () => {
  test("starts with an example that ended last Tuesday", () => {
    expect(setup).toMatchObject({ date: "2026-11-17", end: "15:00", people: ["Ms. Ito", "Mr. Okafor"] });
    expect(readDemoSetup({}, new Date("2026-11-24T23:00:00Z")).date).toBe("2026-11-24");
  });

  test("takes the example where it is not understood, and lets people and topic be empty", () => {
    const odd = { company: " ", people: "", topic: "", date: "tomorrow", end: "25:00" };
    expect(readDemoSetup(odd, now)).toMatchObject({
      company: "Harbour & Finch",
      people: [],
      topic: "",
      date: "2026-11-17",
      end: "15:00",
    });
  });

  test("survives a round trip, with what was done", () => {
    expect(readDemoSetup(Object.fromEntries(demoFields(setup)), now)).toEqual(setup);
    const did = ["sent.debrief.-@30", "sent.thank-you.1@1080", "said@1500", "replied@3000"];
    expect(readDemoEvents({ do: did }).map(eventText)).toEqual(did);
  });

  test("forgets what came later when somebody goes back and does something", () => {
    const did = ["sent.debrief.-@30", "said@1500", "replied@3000", "sent.thank-you.0@1100"];
    expect(readDemoEvents({ do: did }).map(eventText)).toEqual([
      "sent.debrief.-@30",
      "sent.thank-you.0@1100",
    ]);
  });
});

describe("the days after", () => {
  test("bring each mail at its time, two thank-yous in one, and one more at the last call (T4, T8, T16, T19)", () => {
    expect(landings(run()).slice(0, 5)).toEqual([
      "Tue 17 Nov, 15:30: How did it go at Harbour & Finch? A minute is enough",
      "Wed 18 Nov, 09:00: 2 messages are ready for Harbour & Finch",
      "Wed 18 Nov, 12:00 again: 2 messages are still open for Harbour & Finch",
      "Mon 23 Nov, 10:00: Follow-up note to Harbour & Finch: the draft is ready",
      "Tue 24 Nov, 10:00 again: Follow-up note to Harbour & Finch: still open, the draft is ready",
    ]);
  });

  test("stay calm about what was sent: no second mail, and the rest as planned", () => {
    const timeline = run(`sent.thank-you.0@${THANKS_AT}`, `sent.thank-you.1@${THANKS_AT}`);
    expect(timeline.mails.filter((mail) => mail.minute < 2 * 24 * HOUR)).toHaveLength(2);
    expect(linesOf(timeline)).toContain("thank-you.1 done");
    expect(linesOf(timeline)).toContain("second-follow-up.- open");
  });

  test("bend to what they said: nothing before Friday, then one gentle question (T6)", () => {
    const timeline = run(`said@${THANKS_AT}`);
    expect(linesOf(timeline)).toContain("second-follow-up.- dropped");
    expect(landings(timeline)).toContain(
      "Mon 23 Nov, 10:00: Ask Harbour & Finch where things stand: the draft is ready",
    );
    const said = timeline.chapters.at(-1)?.entries.find(({ kind }) => kind === "promise");
    expect(said?.title).toBe("“By Friday, 20 November”");
  });

  test("mean the Friday to come, also on a Friday", () => {
    const friday = run(`said@${3 * 24 * HOUR}`);
    expect(friday.chapters.at(-1)?.promise?.on).toBe("2026-11-27");
  });

  test("are over with an answer: nothing stays open, and no mail comes after it (T13)", () => {
    const timeline = run("replied@3000");
    expect(linesOf(timeline)?.filter((line) => line.endsWith(" open"))).toEqual([]);
    expect(timeline.mails.every((mail) => mail.minute <= 3000)).toBe(true);
  });

  test("change nothing for what is not on the plan, or after the end", () => {
    expect(run("sent.check-in.-@100").chapters).toHaveLength(1);
    expect(run("said@1500", "said@1500", "said@1600").chapters).toHaveLength(2);
    expect(run("replied@3000", "said@4000", "sent.thank-you.0@5000").chapters).toHaveLength(2);
  });

  test("bring drafts with nothing in them that stops (D6, D9, D12)", () => {
    const drafts = run().mails.flatMap(({ items }) => items.filter(({ kind }) => kind === "thank-you"));
    for (const { draft, to } of drafts) {
      const others = drafts
        .filter((other) => other.to !== to)
        .map((other) => ({ to: "", body: other.draft?.body ?? "" }));
      const { checks } = checkDraft({
        kind: "thank-you",
        subject: draft?.subject ?? "",
        body: draft?.body ?? "",
        recipient: { name: draft?.to ?? "" },
        company: setup.company,
        role: setup.role,
        others,
      });
      expect(checks.filter(({ severity }) => severity === "stop")).toEqual([]);
    }
  });

  test("hold together whatever somebody does", () => {
    const act = fc.oneof(
      fc.constantFrom("said", "replied", "sent.debrief.-", "sent.last-note.-", "sent.propose-close.-"),
      fc.constantFrom(
        "sent.thank-you.0",
        "sent.thank-you.1",
        "sent.second-follow-up.-",
        "sent.after-timeline.-",
      ),
    );
    const did = fc.array(fc.tuple(act, fc.integer({ min: 0, max: 60 * 24 * HOUR })), { maxLength: 8 });
    fc.assert(
      fc.property(did, (acts) => {
        const timeline = run(...acts.map(([what, minute]) => `${what}@${minute}`));
        const ids = timeline.mails.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const minutes = timeline.mails.map(({ minute }) => minute);
        expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
        expect(Math.max(0, ...minutes)).toBeLessThanOrEqual(timeline.lastMinute);
        for (const { entries } of timeline.chapters) {
          const keys = entries.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test("the slider's days are calendar days, and each shows what landed by its evening", () => {
  const timeline = run();
  expect(eveningOf(timeline, 0)).toBe(0);
  expect(demoTime(timeline, eveningOf(timeline, 1))).toBe("Wed 18 Nov, 18:00");
  expect(demoDay(timeline, eveningOf(timeline, 6))).toBe(6);
});
