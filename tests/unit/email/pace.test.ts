import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPace, type Errand } from "@/lib/email/pace";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function pace(perSecond: number) {
  return createPace(perSecond, () => Date.now());
}

/** In which order, and when, these errands had their turn; those that were sent away are left out. */
async function turns(errands: readonly Errand[], made = pace(4)): Promise<[Errand, number][]> {
  const start = Date.now();
  const taken: [Errand, number][] = [];
  const all = errands.map(async (errand) => {
    if ((await made.turn(errand)) === null) taken.push([errand, Date.now() - start]);
  });
  await vi.runAllTimersAsync();
  await Promise.all(all);
  return taken;
}

test("F1: never more than the allowed mails in a second", async () => {
  const times = (await turns(["reminder", "reminder", "reminder", "reminder", "reminder"])).map(
    ([, at]) => at,
  );
  expect(times).toEqual([0, 250, 500, 750, 1000]);
});

test("F1: 80 % of what the provider's headers say it allows", async () => {
  const made = pace(4);
  made.learn(10);
  const times = (await turns(["reminder", "reminder", "reminder"], made)).map(([, at]) => at);
  expect(times).toEqual([0, 125, 250]);
  made.learn(0);
  made.learn(Number.NaN);
  expect((await turns(["reminder", "reminder"], made)).length).toBe(2);
});

test("EM6: a sign-in mail takes the next place, whatever waits", async () => {
  const order = await turns(["reminder", "reminder", "reminder", "sign-in"]);
  expect(order.map(([errand]) => errand)).toEqual(["reminder", "sign-in", "reminder", "reminder"]);
});

test("EM6: a crowd that signs in leaves every fourth place to reminders", async () => {
  const crowd = Array.from({ length: 5 }, (): Errand => "sign-in");
  const order = await turns(["sign-in", "reminder", "reminder", ...crowd]);
  expect(order.map(([errand]) => errand[0]).join("")).toBe("sssrsssr");
});

test("a reminder that would wait for more than four seconds comes back later instead, each at its own time", async () => {
  const made = pace(4);
  const answers = Array.from({ length: 25 }, () => made.turn("reminder"));
  await vi.runAllTimersAsync();
  const later = (await Promise.all(answers)).filter((answer) => answer !== null);
  expect(later.length).toBeGreaterThan(0);
  expect(new Set(later).size).toBe(later.length);
});

test("F9: a question never takes the place of a mail", async () => {
  expect(await turns(["question", "question"])).toEqual([
    ["question", 0],
    ["question", 250],
  ]);
  const order = await turns(["reminder", "reminder", "question", "sign-in"]);
  expect(order.map(([errand]) => errand)).toEqual(["reminder", "sign-in", "reminder"]);
});
