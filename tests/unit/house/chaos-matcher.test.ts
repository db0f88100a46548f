import { expect, test } from "vitest";
import { match, type Story } from "@/bin/chaos/matcher";
import { journalBy } from "@/tests/support/chaos-journal";

const due = 1_000_000;
const minute = 60_000;
const happened = journalBy("somebody");
const scheduled = { state: "scheduled", dueAt: due, stepId: "s" };
const claimed = { ...scheduled, state: "claimed", mailId: "m" };
const told = happened(
  [0, "step", "s", { state: "planned", dueAt: due }],
  [0, "reminder", "r", scheduled],
  [due, "mail", "m", { state: "frozen", momentAt: due }],
  [due, "reminder", "r", claimed],
  [due + 10, "mail", "m", { state: "sending", momentAt: due, firstAttemptAt: due + 10 }],
  [due + 50, "reminder", "r", { ...claimed, state: "accepted" }],
);
const taking = { mailId: "m", key: "mail/m", realAt: due + 20, at: due + 20 };

function judged(story: Partial<Story>) {
  const requests = [{ key: "mail/m", body: "a" }];
  const verdict = match({
    journal: told,
    taken: [taking],
    requests,
    endedAt: due + 600 * minute,
    ...{ outages: [], jumps: [], amiss: [] },
    ...story,
  });
  const { lost, doubled, early, afterStop, otherBytes } = verdict;
  const found = Object.entries({ lost, doubled, early, afterStop, otherBytes });
  return { verdict, found: found.filter(([, list]) => list.length > 0).map(([name]) => name) };
}

test("a reminder in one mail that was taken in time is delivered, and its lateness counts from due", () => {
  const { verdict, found } = judged({});
  expect(found).toEqual([]);
  expect(verdict).toMatchObject({ reminders: 1, due: 1, delivered: 1, late: [20], lateUndisturbed: [20] });
});

test("a receipt that says accepted without a mail that was taken is a loss (P1, I1)", () => {
  expect(judged({ taken: [] }).found).toEqual(["lost"]);
});

test("a reminder that nobody ever woke for is a loss, and one that was stopped in time is not (I9)", () => {
  const asleep = told.slice(0, 2);
  expect(judged({ journal: asleep, taken: [] }).found).toEqual(["lost"]);
  const stopped = (at: number) =>
    judged({
      journal: [
        ...asleep,
        ...happened([at, "reminder", "r", { ...scheduled, state: "cancelled", reason: "Done." }]),
      ],
      taken: [],
    }).found;
  expect(stopped(due - 1)).toEqual([]);
  expect(stopped(due + 5 * minute)).toEqual([]);
  expect(stopped(due + 60 * minute)).toEqual(["lost"]);
});

test("what came due right before the clock moved had the time from the end of that move on", () => {
  const suppressed = (at: number) => [
    ...told.slice(0, 2),
    ...happened([at, "reminder", "r", { ...scheduled, state: "suppressed", reason: "It came back." }]),
  ];
  const jumps = [{ realAt: due + minute, offsetMs: 40 * minute }];
  expect(judged({ journal: suppressed(due + 42 * minute), taken: [], jumps }).found).toEqual([]);
  expect(judged({ journal: suppressed(due + 42 * minute), taken: [] }).found).toEqual(["lost"]);
  expect(judged({ journal: suppressed(due + 80 * minute), taken: [], jumps }).found).toEqual(["lost"]);
});

test("what waited through an outage may be stopped unsent", () => {
  const journal = [
    ...told.slice(0, 2),
    ...happened([
      due + 90 * minute,
      "reminder",
      "r",
      { ...scheduled, state: "skipped", reason: "Too late." },
    ]),
  ];
  expect(judged({ journal, taken: [], outages: [{ from: due - 1, to: due + 89 * minute }] }).found).toEqual(
    [],
  );
});

test("a reminder in two mails that were taken is a double (P2, I2)", () => {
  const again = happened(
    [due + 60, "reminder", "r", { ...claimed, mailId: "n" }],
    [due + 61, "mail", "n", { state: "sending", firstAttemptAt: due + 61 }],
    [due + 70, "reminder", "r", { ...claimed, mailId: "n", state: "accepted" }],
  ).map((each) => ({ ...each, seq: each.seq + 6 }));
  const other = { mailId: "n", key: "mail/n", realAt: due + 65, at: due + 65 };
  expect(judged({ journal: [...told, ...again], taken: [taking, other] }).found).toEqual(["doubled"]);
});

test("a mail that was taken before its reminder was due is early (I3)", () => {
  expect(judged({ taken: [{ ...taking, at: due - 1 }] }).found).toEqual(["early"]);
});

test("a mail that was begun after its step was done is found (I4)", () => {
  const journal = told.toSpliced(
    4,
    0,
    ...happened([due + 5, "step", "s", { state: "done" }]).map((each) => ({ ...each, seq: 4.5 })),
  );
  expect(judged({ journal }).found).toEqual(["afterStop"]);
});

test("a mail that was begun after all mails were stopped is found (I4)", () => {
  const owned = told.map((each) => ({ ...each, row: { ...each.row, ownerId: "o" } }));
  const profile = (seq: number, stoppedAt: number | null) =>
    happened([due + 5, "profile", "o", { stoppedAt }]).map((each) => ({ ...each, seq }));
  expect(judged({ journal: [...owned, ...profile(4.5, due + 5)] }).found).toEqual(["afterStop"]);
  expect(judged({ journal: [...owned, ...profile(5.5, due + 5)] }).found).toEqual([]);
  const again = [...owned, ...profile(4.5, due + 5), ...profile(4.6, null)];
  expect(judged({ journal: again }).found).toEqual([]);
});

test("one key with two kinds of bytes is found (I6)", () => {
  const requests = ["a", "b"].map((body) => ({ key: "mail/m", body }));
  expect(judged({ requests }).found).toEqual(["otherBytes"]);
});
