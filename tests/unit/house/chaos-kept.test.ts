import { expect, test } from "vitest";
import { matchWeb, type WebStory, webLogin } from "@/bin/chaos/kept";
import type { Pressed } from "@/bin/chaos/links";
import type { Recorded } from "@/bin/chaos/matcher";
import type { Told } from "@/bin/chaos/webhooks";
import { journalBy } from "@/tests/support/chaos-journal";

const written = journalBy(webLogin, "o");
const planned = written([0, "step", "s", { state: "planned" }]).map(bySomebodyElse);
const pressing: Pressed = {
  ...{ act: "sent", ownerId: "o", stepId: "s", until: null },
  ...{ from: 100, to: 120, isDone: true },
};
const telling: Told = {
  ...{ deliveryId: "d", mailId: "m", type: "delivered" },
  ...{ sentAt: 100, acknowledgedAt: 120, isForged: false },
};

function bySomebodyElse(recorded: Recorded): Recorded {
  return { ...recorded, by: "afterword_worker" };
}

function found(story: Partial<WebStory>): string[] {
  const verdict = matchWeb({
    ...{ journal: [], pressed: [], told: [], unserved: [], amiss: [] },
    ...story,
  });
  return Object.entries(verdict).flatMap(([name, list]) => (list.length > 0 ? [name] : []));
}

function pressed(journal: Recorded[], act: Partial<Pressed>): string[] {
  return found({ journal: [...planned, ...journal], pressed: [{ ...pressing, ...act }] });
}

test("an act that was acknowledged and stands in the journal is kept", () => {
  expect(pressed(written([110, "step", "s", { state: "done" }]), {})).toEqual([]);
  expect(
    pressed(written([110, "step", "s", { state: "planned", snoozedUntil: 900 }]), {
      act: "snooze",
      until: 900,
    }),
  ).toEqual([]);
  expect(pressed(written([110, "profile", "o", { stoppedAt: 110 }]), { act: "unsubscribe" })).toEqual([]);
});

test("an act that was acknowledged and does not stand in the journal is found (P8)", () => {
  expect(pressed([], {})).toEqual(["forgotten"]);
  expect(pressed([], { act: "unsubscribe" })).toEqual(["forgotten"]);
  expect(
    pressed(written([110, "step", "s", { state: "planned", snoozedUntil: 800 }]), {
      act: "snooze",
      until: 900,
    }),
  ).toEqual(["forgotten"]);
});

test("what is written only after the answer was not done when it was acknowledged", () => {
  const later = written([150, "step", "s", { state: "done" }]).map(bySomebodyElse);
  expect(pressed(later, {})).toEqual(["forgotten"]);
});

test("an act without an answer may stand in the journal or not (F26)", () => {
  const unanswered = { to: null, isDone: false };
  expect(pressed([], unanswered)).toEqual([]);
  expect(pressed(written([900, "step", "s", { state: "done" }]), unanswered)).toEqual([]);
});

test("a change through the web that nobody asked for is found (F48)", () => {
  const journal = written([110, "step", "s", { state: "done" }]);
  expect(found({ journal })).toEqual(["unasked"]);
  expect(found({ journal, pressed: [{ ...pressing, from: 130, to: 140, isDone: false }] })).toEqual([
    "unasked",
  ]);
  expect(found({ journal, pressed: [{ ...pressing, ownerId: "p", isDone: false }] })).toEqual(["unasked"]);
});

const delivered = written(
  [110, "word", "m", { state: "delivered", deliveryId: "d" }],
  [110, "mail", "m", { state: "delivered" }],
  [110, "reminder", "r", { state: "delivered", mailId: "m" }],
);

test("a webhook that was acknowledged stands on file and in the receipt (P10)", () => {
  expect(found({ journal: delivered, told: [telling] })).toEqual([]);
  expect(found({ journal: delivered.slice(1), told: [telling] })).toEqual(["forgotten"]);
  const weaker = [...delivered, ...written([115, "mail", "m", { state: "accepted" }])];
  expect(found({ journal: weaker, told: [telling] })).toEqual(["forgotten"]);
});

test("a forged webhook that changed something is found (F47)", () => {
  expect(found({ journal: delivered, told: [{ ...telling, isForged: true }] })).toEqual(["unasked"]);
});

test("a call that failed is excused by what was amiss, and by nothing else", () => {
  const unserved = [{ what: "webhook 500", from: 100, to: 120 }];
  expect(found({ unserved })).toEqual(["unserved"]);
  expect(found({ unserved, amiss: [{ from: 0, to: 110 }] })).toEqual([]);
  expect(found({ unserved, amiss: [{ from: 0, to: 99 }] })).toEqual(["unserved"]);
});
