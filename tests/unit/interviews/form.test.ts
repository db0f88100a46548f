import { describe, expect, it } from "vitest";
import { addInterviewForm, logInterviewForm, promiseForm } from "@/lib/interviews/form/schema";

const typed = {
  employerName: "Harbour & Finch",
  role: "Product designer",
  kind: "video",
  startsOn: "2026-11-20",
  startTime: "14:00",
  durationMinutes: "60",
  timeZone: "Europe/Berlin",
};

describe("the form that adds an interview", () => {
  it("leaves out rows in which nothing was typed, and closes up the rest", () => {
    const form = {
      ...typed,
      "interviewers.0.name": "",
      "interviewers.0.email": "",
      "interviewers.2.name": "Keiko Ito",
    };
    expect(logInterviewForm.parse(form).interview.interviewers).toEqual([{ name: "Keiko Ito" }]);
  });

  it("names the row as the form shows it again when an address is wrong", () => {
    const form = { ...typed, "interviewers.3.name": "Keiko Ito", "interviewers.3.email": "nonsense" };
    expect(logInterviewForm.safeParse(form).error?.issues[0]?.path).toEqual(["interviewers", 0, "email"]);
  });

  it("asks for a name where only an address was typed", () => {
    const form = { ...typed, "interviewers.0.email": "keiko@example.com" };
    expect(logInterviewForm.safeParse(form).error?.issues[0]?.path).toEqual(["interviewers", 0, "name"]);
  });

  it("puts ticked people before new ones", () => {
    const { employerName: _employer, role: _role, ...rest } = typed;
    const form = { ...rest, applicationId: "a", "known[]": ["c1"], "interviewers.0.name": "Chidi" };
    expect(addInterviewForm.parse(form).interviewers).toEqual([{ contactId: "c1" }, { name: "Chidi" }]);
  });

  it("reads what they said as a day, a span, or nothing (T6, T7)", () => {
    expect(logInterviewForm.parse({ ...typed, said: "nothing" }).promise).toBeNull();
    expect(logInterviewForm.parse({ ...typed, said: "14" }).promise).toEqual({ kind: "span", spanDays: 14 });
    expect(logInterviewForm.parse({ ...typed, said: "span", spanDays: "10" }).promise).toEqual({
      kind: "span",
      spanDays: 10,
    });
    expect(logInterviewForm.parse({ ...typed, said: "date", byOn: "2026-11-27" }).promise).toEqual({
      kind: "date",
      byOn: "2026-11-27",
    });
  });

  it("refuses a day that is missing or lies before the interview", () => {
    const paths = (form: object) =>
      logInterviewForm.safeParse(form).error?.issues.map(({ path }) => path.join("."));
    expect(paths({ ...typed, said: "date", byOn: "" })).toEqual(["byOn"]);
    expect(paths({ ...typed, said: "date", byOn: "2026-11-01" })).toEqual(["byOn"]);
    expect(paths({ ...typed, said: "span", spanDays: "" })).toEqual(["spanDays"]);
  });

  it("makes a promise of the chips on the page that records one", () => {
    const form = { applicationId: "a", saidOn: "2026-11-20", said: "7", byOn: "", spanDays: "", words: "" };
    expect(promiseForm.parse(form)).toMatchObject({
      promise: { kind: "span", spanDays: 7 },
      saidOn: "2026-11-20",
    });
    expect(promiseForm.safeParse({ ...form, said: "nothing" }).success).toBe(false);
  });

  it("keeps their own words apart from the chips, and asks for them where that chip was chosen", () => {
    const form = { applicationId: "a", saidOn: "2026-11-20", said: "words", words: "early next week" };
    expect(promiseForm.parse(form).promise).toEqual({
      kind: "words",
      words: "early next week",
      confirmed: null,
    });
    expect(promiseForm.parse({ ...form, understood: "date 2026-11-24" }).promise).toMatchObject({
      confirmed: "date 2026-11-24",
    });
    expect(promiseForm.safeParse({ ...form, words: " " }).error?.issues[0]?.path).toEqual(["words"]);
    expect(logInterviewForm.parse({ ...typed, said: "7", words: "soon" }).promise).toEqual({
      kind: "span",
      spanDays: 7,
    });
  });
});
