import { expect, test } from "vitest";
import { resetDraft, saveDraft } from "@/lib/drafts/commands";
import { getDraft, listEarlierDrafts } from "@/lib/drafts/queries";
import { testDatabase } from "@/tests/support/database";
import { newInterview, newUser, stepOf } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-24T15:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

async function newDesk() {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const stepId = await stepOf(owner, applicationId, "thank-you");
  const save = (body: string, version: number | null, at: Date, over?: "yes") =>
    saveDraft(owner, { stepId, subject: "Thank you", body, version, over }, at);
  const earlier = async () => (await listEarlierDrafts(owner, stepId)).map(({ body }) => body);
  const ours = (await getDraft(owner, stepId, NOW)).body;
  return { owner, stepId, save, earlier, ours };
}

test("a changed wording keeps what it was before, from the draft we made on, the latest first", async () => {
  const { save, earlier, ours } = await newDesk();
  await save("one", null, NOW);
  expect(await earlier()).toEqual([ours]);
  await save("two", 1, later(5));
  await save("three", 2, later(10));
  expect(await earlier()).toEqual(["two", "one", ours]);
});

test("a run of saves while typing keeps what stood before it, not each of its pauses", async () => {
  const { save, earlier, ours } = await newDesk();
  await save("one", null, NOW);
  await save("one t", 1, later(5));
  await save("one tw", 2, later(5.2));
  await save("one two", 3, later(5.4));
  expect(await earlier()).toEqual(["one", ours]);
});

test("twenty are kept, the oldest go first", async () => {
  const { save, earlier } = await newDesk();
  await save("text 0", null, NOW);
  for (let at = 1; at <= 25; at += 1) await save(`text ${at}`, at, later(at * 5));
  const kept = await earlier();
  expect(kept).toHaveLength(20);
  expect(kept[0]).toBe("text 24");
  expect(kept.at(-1)).toBe("text 5");
});

test("of two windows both wordings are kept, whichever stays (F39)", async () => {
  const { owner, stepId, save, earlier, ours } = await newDesk();
  await save("mine", null, NOW);
  await save("mine, more", 1, later(2));
  await expect(save("theirs", 1, later(2.1))).rejects.toMatchObject({
    code: "conflict",
    details: { current: { body: "mine, more", version: 2 } },
  });
  await save("theirs", 2, later(2.2), "yes");
  expect((await getDraft(owner, stepId, NOW)).body).toBe("theirs");
  expect(await earlier()).toEqual(["mine, more", "mine", ours]);
});

test("going back to the draft we made keeps the user's words", async () => {
  const { owner, stepId, save, earlier, ours } = await newDesk();
  await save("mine", null, NOW);
  await resetDraft(owner, stepId, later(1));
  expect((await getDraft(owner, stepId, NOW)).editedVersion).toBeNull();
  expect(await earlier()).toEqual(["mine", ours]);
});

test("the same text again, saved late by a slow connection, is no conflict and no version", async () => {
  const { save, earlier, ours } = await newDesk();
  await save("one", null, NOW);
  expect(await save("one", null, later(1))).toEqual({ version: 1 });
  expect(await earlier()).toEqual([ours]);
});
