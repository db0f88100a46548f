import { expect, test } from "vitest";
import { actOnTokenStep } from "@/lib/action-tokens/page/commands";
import { findTokenPage } from "@/lib/action-tokens/page/queries";
import { tokenActSchema } from "@/lib/action-tokens/page/schema";
import { newSecret } from "@/lib/auth/secrets";
import { testDatabase } from "@/tests/support/database";
import { mailedToken, newInterview, newUser, planOf } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");

test("one tap from a mail pauses everything, and one more goes on (T21)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const whole = await planOf(owner, applicationId);
  const token = await mailedToken(owner);
  expect((await findTokenPage(token, NOW))?.isPaused).toBe(false);
  await actOnTokenStep(token, tokenActSchema.parse({ act: "pause" }), NOW);
  expect((await findTokenPage(token, NOW))?.isPaused).toBe(true);
  expect(await planOf(owner, applicationId)).toEqual(["thank-you Keiko Ito 2026-11-25 09:00"]);
  await actOnTokenStep(token, tokenActSchema.parse({ act: "resume" }), NOW);
  expect(await planOf(owner, applicationId)).toEqual(whole);
});

test("a token that is not good pauses nobody (B11)", async () => {
  await expect(actOnTokenStep(newSecret(), { act: "pause" }, NOW)).rejects.toMatchObject({
    code: "not-found",
  });
});
