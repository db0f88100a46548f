import { expect, test } from "vitest";
import { getApplication } from "@/lib/applications/queries";
import type { OwnerId } from "@/lib/auth/owner";
import { isAppError } from "@/lib/errors";
import { logAnswer } from "@/lib/follow-ups/answers/commands";
import { recordPromise } from "@/lib/promises/commands";
import { listPromisesOfEmployer } from "@/lib/promises/queries";
import { isBroken } from "@/lib/promises/rules";
import { timeIn } from "@/lib/promises/understanding/queries";
import { saveProfile } from "@/lib/users/commands";
import { testDatabase } from "@/tests/support/database";
import { newInterview, newUser, planOf } from "@/tests/support/factories";
import { at, NOW } from "@/tests/support/standard-round";

testDatabase();

/** What the form would show before it saves these words. */
async function toldBack(owner: OwnerId, words: string, saidOn: string, applicationId?: string) {
  try {
    await timeIn(owner, { kind: "words", words, confirmed: null }, { saidOn, applicationId });
  } catch (error) {
    if (isAppError(error, "refused")) return error.details.current;
    throw error;
  }
  throw new Error("nobody asked");
}

test("words are told back before they count, and the reading that was confirmed bends the plan (T6)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const saidOn = "2026-11-24";
  const words = "early next week";
  expect(await toldBack(owner, words, saidOn)).toEqual({
    understood: { code: "date 2026-12-01", sentence: expect.stringContaining("1 December") },
  });
  const time = await timeIn(owner, { kind: "words", words, confirmed: "date 2026-12-01" }, { saidOn });
  if (!time) throw new Error("no time");
  await recordPromise(owner, { applicationId, saidOn, ...time }, at("2026-11-24T18:00"));
  expect(await planOf(owner, applicationId)).toContain("after-timeline 2026-12-02 10:00");
  expect((await getApplication(owner, applicationId)).promises[0]).toMatchObject({
    words,
    byOn: "2026-12-01",
  });
});

test("another wording after the question is asked about again", async () => {
  const owner = await newUser();
  const changed = { kind: "words", words: "by Friday", confirmed: "date 2026-12-01" } as const;
  await expect(timeIn(owner, changed, { saidOn: "2026-11-24" })).rejects.toMatchObject({
    details: { current: { understood: { code: "date 2026-11-27" } } },
  });
});

test("soon is no timeline, and says so; what is no time at all is refused", async () => {
  const owner = await newUser();
  const soon = { kind: "words", words: "soon" } as const;
  expect(await toldBack(owner, "soon", "2026-11-24")).toMatchObject({ understood: { code: "none" } });
  expect(await timeIn(owner, { ...soon, confirmed: "none" }, { saidOn: "2026-11-24" })).toBeNull();
  expect(await toldBack(owner, "purple", "2026-11-24")).toBeUndefined();
});

test("the end of the month is its last business day where the user is", async () => {
  const owner = await newUser();
  expect(await toldBack(owner, "by the end of the year", "2026-12-01")).toMatchObject({
    understood: { code: "date 2026-12-31" },
  });
  await saveProfile(owner, { region: "JP" }, NOW);
  expect(await toldBack(owner, "by the end of the month", "2026-04-01")).toMatchObject({
    understood: { code: "date 2026-04-30" },
  });
});

test("kept and broken promises are listed per employer, over all applications there", async () => {
  const owner = await newUser();
  const first = await newInterview(owner, NOW);
  const second = await newInterview(owner, NOW, { role: "Researcher", startsOn: "2026-11-25" });
  const { employer } = await getApplication(owner, first.applicationId);
  const by = (day: string) => ({ saidOn: "2026-11-25", kind: "date", byOn: day }) as const;
  const then = at("2026-11-25T18:00");
  await recordPromise(owner, { applicationId: first.applicationId, ...by("2026-11-27") }, then);
  await recordPromise(owner, { applicationId: second.applicationId, ...by("2026-12-04") }, then);
  await logAnswer(
    owner,
    { applicationId: second.applicationId, response: "good-news" },
    at("2026-12-03T10:00"),
  );
  const promises = await listPromisesOfEmployer(owner, employer.id);
  const outcome = promises.map((promise) => [
    promise.role,
    isBroken(promise, at("2026-12-05T10:00"), "Europe/Berlin"),
  ]);
  expect(Object.fromEntries(outcome)).toEqual({ "Product designer": true, Researcher: false });
});
