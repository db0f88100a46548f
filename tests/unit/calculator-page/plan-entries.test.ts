import { expect, test } from "vitest";
import { DISAGREEMENTS } from "@/app/(public)/_content/disagreements";
import { CHAPTERS, findRule } from "@/app/(public)/_content/rulebook";
import { planEntries } from "@/app/(public)/plan/_components/plan-entries";
import { readPlanQuery } from "@/app/(public)/plan/_components/plan-query";
import { workOutPlan } from "@/app/(public)/plan/_components/work-out-plan";

const now = new Date("2026-11-17T09:00:00Z");
const params = { date: "2026-11-17", start: "14:00", end: "15:00", zone: "Europe/Berlin", people: "Ms. Ito" };

test("the thread runs from the interview over what they said to the last step, each on its day (T7)", async () => {
  const query = readPlanQuery({ ...params, said: "span", days: "7", calls: "no" }, now);
  const outcome = await workOutPlan(query, now);
  if (!("answer" in outcome)) throw new Error("The question is complete, so there is an answer.");
  const entries = planEntries(outcome.answer, query);
  expect(entries.map(({ day, title }) => [day, title])).toEqual([
    [0, "Interview"],
    [0, "Write down how it went"],
    [1, "Thank Ms. Ito"],
    [7, "“Within 7 days”"],
    [10, "Ask once, gently"],
    [17, "Send a last note"],
    [27, "Let it rest?"],
  ]);
});

test("the sample on the first page shows the plan that the rules give (T4, T7, T11, T15, T16)", async () => {
  const query = readPlanQuery(
    { ...params, people: "Ms. Ito\nMr. Okafor", said: "span", days: "7", calls: "no" },
    now,
  );
  const outcome = await workOutPlan(query, now);
  if (!("answer" in outcome)) throw new Error("The question is complete, so there is an answer.");
  expect(outcome.answer.steps.map(({ kind, dueAt }) => [kind, dueAt.slice(0, 16)])).toEqual([
    ["debrief", "2026-11-17T15:30"],
    ["thank-you", "2026-11-18T09:00"],
    ["thank-you", "2026-11-18T09:00"],
    ["after-timeline", "2026-11-27T10:00"],
    ["last-note", "2026-12-04T10:00"],
    ["propose-close", "2026-12-14T10:00"],
  ]);
});

test("a date before the interview is told at its field, not thrown", async () => {
  const query = readPlanQuery({ ...params, said: "date", by: "2026-11-16" }, now);
  expect(await workOutPlan(query, now)).toHaveProperty("fields.by");
});

test.each([
  ["by Friday", "By Friday, 20 November", { said: "date", by: "2026-11-20" }, 3],
  ["within a week", "Within a week, so by Tuesday, 24 November", { said: "span", days: "7" }, 7],
])(
  "T6, T7: “%s” stands in the thread as it was said, on the day it was taken for",
  async (words, understood, asked, day) => {
    const query = readPlanQuery({ ...params, said: "words", words: ` ${words} ` }, now);
    const outcome = await workOutPlan(query, now);
    if (!("answer" in outcome)) throw new Error("The words are clear, so there is an answer.");
    expect(outcome).toMatchObject({ understood, asked });
    expect(planEntries(outcome.answer, outcome.asked).find(({ mark }) => mark === "promise")).toMatchObject({
      title: `“${words}”`,
      day,
    });
  },
);

test("T8: “soon” names no date, so the plan is that of an employer who said nothing", async () => {
  const silent = await workOutPlan(readPlanQuery(params, now), now);
  const soon = await workOutPlan(readPlanQuery({ ...params, said: "words", words: "soon" }, now), now);
  if (!("answer" in silent && "answer" in soon)) throw new Error("Both questions are complete.");
  expect(soon.answer).toEqual(silent.answer);
  expect(soon.understood).toBe("No date named");
});

test("the last business day of a month knows the holidays of the country", async () => {
  const query = { ...params, said: "words", words: "by the end of the year" };
  const asked = async (country: string) => {
    const outcome = await workOutPlan(readPlanQuery({ ...query, country }, now), now);
    return "asked" in outcome ? outcome.asked.by : outcome;
  };
  expect(await asked("")).toBe("2026-12-31");
  // Latvia keeps 31 December.
  expect(await asked("LV")).toBe("2026-12-30");
});

test("words that are not understood are told at their field, beside what else is wrong", async () => {
  const query = { ...params, said: "words", words: "purple" };
  expect(await workOutPlan(readPlanQuery(query, now), now)).toEqual({
    fields: { words: expect.any(String) },
  });
  const worse = await workOutPlan(readPlanQuery({ ...query, end: "13:00" }, now), now);
  expect(worse).toEqual({ fields: { words: expect.any(String), end: expect.any(String) } });
  const noDay = await workOutPlan(readPlanQuery({ ...query, date: "2026-02-31" }, now), now);
  expect(noDay).toHaveProperty("fields.start");
});

test("every rule stands once in plain words", () => {
  const ids = CHAPTERS.flatMap(({ rules }) => rules.map(({ id }) => id));
  expect(ids).toEqual([...numbered("T", 21), ...numbered("W", 9), ...numbered("D", 19)]);
  for (const id of DISAGREEMENTS.flatMap(({ rules }) => rules)) expect(findRule(id)).not.toBeNull();
});

function numbered(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
}
