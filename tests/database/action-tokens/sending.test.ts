import { beforeEach, expect, test } from "vitest";
import { actOnTokenStep } from "@/lib/action-tokens/page/commands";
import { findTokenPage, type TokenStep } from "@/lib/action-tokens/page/queries";
import { problemOf, problemOfFields, problemSentence } from "@/lib/action-tokens/page/rules";
import { type TokenAct, tokenActSchema } from "@/lib/action-tokens/page/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { saveDebriefNote } from "@/lib/debriefs/commands";
import { getDebrief } from "@/lib/debriefs/queries";
import { saveDraft } from "@/lib/drafts/commands";
import { isAppError } from "@/lib/errors";
import { getStep } from "@/lib/follow-ups/queries";
import { testDatabase } from "@/tests/support/database";
import { mailedToken, messagesOf, newInterview, newUser, planOf, stepOf } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-24T16:00:00Z");

let owner: OwnerId;
let applicationId: string;
let stepId: string;
let token: string;

beforeEach(async () => {
  owner = await newUser();
  ({ applicationId } = await newInterview(owner, NOW));
  stepId = await stepOf(owner, applicationId, "thank-you");
  token = await mailedToken(owner, stepId);
});

function act(values: Record<string, string>): Promise<void> {
  const parsed: TokenAct = tokenActSchema.parse({ stepId, ...values });
  return actOnTokenStep(token, parsed, NOW);
}

async function shown(): Promise<TokenStep> {
  const step = (await findTokenPage(token, NOW))?.steps[0];
  if (!step) throw new Error("the page shows no step");
  return step;
}

test("a message with a blank is asked about once before it counts as sent (D6)", async () => {
  const body = "Dear Ms. Ito,\n\nThank you for your time at [Company] on Tuesday.\n\nMaria Weber";
  await saveDraft(owner, { stepId, subject: "Thank you", body, version: null }, NOW);
  expect((await shown()).stops).toHaveLength(1);
  await expect(act({ act: "sent" })).rejects.toMatchObject({ code: "refused" });
  expect(await messagesOf(owner, applicationId)).toEqual([]);
  await act({ act: "sent", anyway: "yes" });
  expect(await messagesOf(owner, applicationId)).toMatchObject([{ body }]);
});

test("a message to somebody else's name is asked about (D12), the draft as it was made is not", async () => {
  expect((await shown()).stops).toEqual([]);
  const body = "Dear Ms. Schmidt,\n\nThank you for your time on Tuesday.\n\nMaria Weber";
  await saveDraft(owner, { stepId, subject: "Thank you", body, version: null }, NOW);
  expect((await shown()).stops).toHaveLength(1);
});

test("did it go out: not yet forgets the opening and leaves the step open, yes logs it once (W7)", async () => {
  const before = await planOf(owner, applicationId);
  await act({ act: "opened", method: "mail-app" });
  expect((await shown()).draft?.handedOffAt).toEqual(NOW);
  await act({ act: "not-yet" });
  expect((await shown()).draft?.handedOffAt).toBeNull();
  expect(await planOf(owner, applicationId)).toEqual(before);
  await act({ act: "opened", method: "gmail" });
  await act({ act: "sent" });
  expect(await messagesOf(owner, applicationId)).toHaveLength(1);
  await expect(act({ act: "sent" })).rejects.toMatchObject({ code: "refused" });
  expect(await messagesOf(owner, applicationId)).toHaveLength(1);
});

test("did it go out: yes, when it was opened the day before, counts from then", async () => {
  await act({ act: "opened", method: "mail-app" });
  const later = new Date("2026-11-25T09:00:00Z");
  await actOnTokenStep(token, tokenActSchema.parse({ act: "sent", stepId, at: NOW.toISOString() }), later);
  expect(await messagesOf(owner, applicationId)).toMatchObject([{ happenedAt: NOW }]);
});

test("the address of the page carries a code for what went wrong, never a sentence", async () => {
  const wrong = (values: Record<string, string>) => {
    const { error } = tokenActSchema.safeParse(values);
    return problemOfFields(
      Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join("."), message])),
    );
  };
  expect(wrong({ act: "replied", stepId })).toBe("reply");
  expect(wrong({ act: "snooze", stepId, until: "soon" })).toBe("when");
  expect(wrong({ act: "dance", stepId })).toBe("missing");
  await act({ act: "sent" });
  const again = await act({ act: "sent" }).catch((error: unknown) => error);
  expect(isAppError(again) && problemOf(again)).toBe("settled");
});

test("words in the address that are no code of ours are not shown", () => {
  for (const words of [
    "Your account is closed, call 0900",
    "constructor",
    "__proto__",
    "",
    ["stops"],
    undefined,
  ])
    expect(problemSentence(words)).toBeNull();
  for (const code of ["settled", "stops", "reply", "when", "missing", "not-found", "limit"])
    expect(problemSentence(code)).toMatch(/\.$/);
});

test("one line about a person joins what is noted of them already (T16)", async () => {
  const { roundId, contactId } = await getStep(owner, stepId, NOW);
  await saveDebriefNote(owner, { roundId, contactId, moment: "The whiteboard" }, NOW);
  await act({ act: "note", topic: "The tide tables" });
  const { notes } = await getDebrief(owner, roundId);
  expect(notes).toMatchObject([{ topic: "The tide tables", moment: "The whiteboard" }]);
});
