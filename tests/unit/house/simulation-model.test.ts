import { expect, test } from "vitest";
import type { Entry, ReminderEntry } from "@/bin/simulate/journal";
import { Model } from "@/bin/simulate/model";

const minute = 60_000;
const hour = 60 * minute;
/** A Tuesday at 15:00 in Berlin. */
const due = Date.UTC(2035, 0, 2, 14);

const scheduled: ReminderEntry = {
  ...{ id: "r", owner: "o", step: "s", slot: "due", occurrence: 1, version: 1, state: "scheduled" },
  ...{ reason: null, due, stale: due + 8 * hour, wait: null, mail: null, armed: 1, planned: due - hour },
};
const mail = { id: "m", owner: "o", state: "frozen", lease: null, next: null, made: due };
const step: Entry & { what: "step" } = {
  ...{ what: "step", id: "s", owner: "o", application: "a", kind: "check-in", state: "planned" },
  ...{ due, snoozed: null },
};
const request = { mailId: "m", key: "mail/m", body: "bytes", text: "due 2 January, 15:00", tells: ["s"] };

/** Somebody with one open step and its reminder, an hour before it is due. */
function setOut(): Model {
  const model = new Model();
  model.now = due - hour;
  model.event = 1;
  model.apply([
    { what: "profile", owner: "o", zone: "Europe/Berlin", quietFrom: "21:00", quietTo: "08:00" },
    step,
    reminder({}),
  ]);
  return model;
}

function reminder(given: Partial<ReminderEntry>): Entry {
  return { what: "reminder", ...scheduled, ...given };
}

function claim(model: Model, at: number, ...more: Entry[]): void {
  model.now = at;
  model.event += 1;
  model.looks += 2;
  model.apply([
    { what: "mail", ...mail, made: at },
    reminder({ state: "claimed", mail: "m" }),
    { what: "mail", ...mail, made: at, state: "sending", lease: "l" },
    ...more,
  ]);
}

function send(model: Model, given: Partial<typeof request> = {}): void {
  model.requested({ ...request, ...given });
  model.begun("m");
}

function found(model: Model): string[] {
  return model.broken.map((each) => each.slice(0, each.indexOf(":")));
}

test("a reminder that goes when it is due, in one mail, is as it must be", () => {
  const model = setOut();
  claim(model, due);
  send(model);
  model.taken("m");
  model.apply([reminder({ state: "accepted", mail: "m" }), { what: "mail", ...mail, state: "accepted" }]);
  model.now += 40 * hour;
  model.check();
  expect(model.broken).toEqual([]);
});

test("the provider's second acceptance is found (I1)", () => {
  const model = setOut();
  claim(model, due);
  send(model);
  model.taken("m");
  model.taken("m");
  expect(found(model)).toContain("I1");
});

test("what stays open for too long is found, unless nothing could be sent (I2)", () => {
  const late = (from: number, to: number) => {
    const model = setOut();
    model.outages.push({ from, to });
    model.now = due + 3 * hour;
    model.check();
    return found(model);
  };
  expect(late(0, 1)).toEqual(["I2"]);
  expect(late(due - hour, due + 170 * minute)).toEqual([]);
});

test("an early claim, an early mail, and one in quiet hours, are found (I3, I10)", () => {
  const early = setOut();
  claim(early, due - minute);
  expect(found(early)).toEqual(["I3"]);
  send(early);
  expect(found(early)).toEqual(["I3", "I3", "I4"]);
  const night = setOut();
  claim(night, due + 7 * hour);
  send(night);
  expect(found(night)).toEqual(["I10"]);
});

test("a mail that begins after a stop is found, and one that had begun before is not (I4)", () => {
  for (const stopped of ["s", "a", "o", "mailbox o"]) {
    const model = setOut();
    claim(model, due);
    model.stop(stopped);
    send(model);
    expect(found(model)).toEqual(["I4"]);
  }
  const begun = setOut();
  claim(begun, due);
  send(begun);
  begun.stop("s");
  send(begun);
  expect(begun.broken).toEqual([]);
});

test("a snooze counts until then, or until its step was dropped and is planned anew (I4)", () => {
  const snoozed = (...more: Entry[]) => {
    const model = setOut();
    model.stop("s", { until: due + hour });
    model.apply(more);
    claim(model, due);
    send(model);
    return found(model);
  };
  expect(snoozed()).toEqual(["I4"]);
  expect(snoozed(step)).toEqual(["I4"]);
  expect(snoozed({ ...step, state: "dropped" }, step)).toEqual([]);
});

test("a mail that tells of another time than its version's is found (I5)", () => {
  const model = setOut();
  claim(model, due);
  send(model, { text: "due 2 January, 14:30" });
  expect(found(model)).toEqual(["I5"]);
});

test("a version that nobody has read when it is claimed is found (I5)", () => {
  const model = setOut();
  model.looks += 1;
  model.now = due;
  model.apply([reminder({ version: 2 })]);
  model.looks += 1;
  model.apply([reminder({ version: 2, state: "claimed", mail: "m" })]);
  expect(found(model)).toEqual(["I5"]);
});

test("other bytes, another key and an attempt after 23 hours are found (I6, I7, I8)", () => {
  const model = setOut();
  claim(model, due);
  send(model);
  send(model, { body: "others", key: "mail/m/2" });
  model.now = due + 24 * hour;
  send(model);
  expect(found(model)).toEqual(expect.arrayContaining(["I6", "I7", "I8"]));
});

test("a mail that leaves out what is due at its moment is found (I10)", () => {
  const model = setOut();
  model.apply([reminder({ id: "r2", due: due + 5 * minute })]);
  claim(model, due);
  expect(found(model)).toEqual(["I10"]);
});

test("a receipt that goes back is found (I16)", () => {
  const model = setOut();
  claim(model, due);
  model.apply([reminder({ state: "bounced", mail: "m" }), reminder({ state: "delivered", mail: "m" })]);
  expect(found(model)).toEqual(["I16"]);
});
