import { expect, test } from "vitest";
import { addApplication, moveToStage } from "@/lib/applications/commands";
import { findNotesElsewhere } from "@/lib/drafts/elsewhere/queries";
import { logAnswer } from "@/lib/follow-ups/answers/commands";
import { logMessage } from "@/lib/messages/commands";
import { testDatabase } from "@/tests/support/database";
import { newInterview, newUser } from "@/tests/support/factories";
import { at, NOW } from "@/tests/support/standard-round";

testDatabase();

/** An offer of Acme's, an interview at Beta, an application to Gamma, and what is saved or over elsewhere. */
async function offered() {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const beta = await newInterview(owner, NOW, {
    employerName: "Beta",
    interviewers: [{ name: "Ada Park", email: "ada@beta.example" }],
  });
  const gamma = await addApplication(owner, { employerName: "Gamma", role: "Cook", stage: "applied" }, NOW);
  await addApplication(owner, { employerName: "Delta", role: "Cook" }, NOW);
  await addApplication(owner, { employerName: "Over", role: "Cook", stage: "rejected" }, NOW);
  await logAnswer(owner, { applicationId, response: "offer", until: "2026-12-11" }, at("2026-12-02T15:00"));
  return { owner, applicationId, beta: beta.applicationId, gamma: gamma.applicationId };
}

test("an offer proposes a note about the deadline to every other live application (T20)", async () => {
  const { owner, applicationId, beta } = await offered();
  const found = await findNotesElsewhere(owner, applicationId, at("2026-12-02T15:05"));
  expect(found).toMatchObject({ kind: "deadline-note", decideOn: "2026-12-11" });
  expect(found?.notes.map((note) => note.employerName).sort()).toEqual(["Beta", "Gamma"]);
  const note = found?.notes.find((each) => each.applicationId === beta);
  expect(note?.draft?.to).toEqual({ name: "Ada Park", email: "ada@beta.example" });
  expect(note?.draft?.body).toContain("December 11");
  expect(note?.draft?.body).not.toContain("Acme");
  expect(found?.notes.find((each) => each.employerName === "Gamma")?.draft).toBeNull();
});

test("whoever was written to since is not proposed again (T20)", async () => {
  const { owner, applicationId, beta } = await offered();
  const message = { applicationId: beta, direction: "out", method: "email" } as const;
  await logMessage(owner, message, at("2026-12-02T16:00"));
  const found = await findNotesElsewhere(owner, applicationId, at("2026-12-02T16:05"));
  expect(found?.notes.map((note) => note.employerName)).toEqual(["Gamma"]);
});

test("accepting proposes polite withdrawals everywhere else (T20)", async () => {
  const { owner, applicationId, beta } = await offered();
  await moveToStage(owner, { applicationId, stage: "accepted" }, at("2026-12-04T10:00"));
  const found = await findNotesElsewhere(owner, applicationId, at("2026-12-04T10:05"));
  expect(found?.kind).toBe("withdrawal");
  expect(found?.notes.find((each) => each.applicationId === beta)?.draft?.subject).toContain("Withdrawing");
});

test("without an offer there is nothing to say, and another's application is not found (I14)", async () => {
  const { applicationId, gamma, owner } = await offered();
  expect(await findNotesElsewhere(owner, gamma, NOW)).toBeNull();
  const stranger = await newUser();
  await expect(findNotesElsewhere(stranger, applicationId, NOW)).rejects.toMatchObject({ code: "not-found" });
});
