import { expect, test } from "vitest";
import { addContact } from "@/lib/contacts/commands";
import { findNoShowNote, getOtherWays } from "@/lib/drafts/alternatives/queries";
import { recordOutcome } from "@/lib/interviews/commands";
import { testDatabase } from "@/tests/support/database";
import { newInterview, newUser, stepOf } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-24T15:00:00Z");
const panel = [
  { name: "Keiko Ito", email: "keiko.ito@acme.example" },
  { name: "Ben Roth" },
  { name: "Ana Silva" },
];

test("without an address: a guess in a colleague's format, a LinkedIn note, and one request that carries all notes (W2)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW, { interviewers: panel });
  const [ben, ana] = await Promise.all(
    ["Ben Roth", "Ana Silva"].map((name) => stepOf(owner, applicationId, "thank-you", name)),
  );
  const { withoutAddress: ways } = await getOtherWays(owner, ben ?? "", NOW);
  expect(ways).toMatchObject({
    name: "Ben Roth",
    company: "Acme",
    guess: { email: "ben.roth@acme.example", like: "Keiko Ito" },
    forward: { to: null },
  });
  expect(ways?.forward.stepIds).toEqual([ben, ana]);
  expect(ways?.forward.body).toMatch(/For Ben Roth:[\s\S]*For Ana Silva:/);
  expect(ways?.forward.body).not.toContain("For Keiko Ito");
  expect(ways?.linkedIn.short.length).toBeLessThanOrEqual(200);
  expect(ways?.linkedIn.long.length).toBeLessThanOrEqual(300);
});

test("the request goes to the recruiter where one is on file (W2)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW, { interviewers: [{ name: "Ben Roth" }] });
  const hired = { name: "Rita Blum", email: "rita@acme.example", employerName: "Acme", isRecruiter: true };
  await addContact(owner, hired, NOW);
  const ways = await getOtherWays(owner, await stepOf(owner, applicationId, "thank-you"), NOW);
  expect(ways.withoutAddress?.forward.to).toEqual({ name: "Rita Blum", email: "rita@acme.example" });
});

test("an address at a domain that is not used there is doubted (W3)", async () => {
  const owner = await newUser();
  const interviewers = [...panel.slice(0, 1), { name: "Ben Roth", email: "ben@acne.example" }];
  const { applicationId } = await newInterview(owner, NOW, { interviewers });
  const ben = await stepOf(owner, applicationId, "thank-you", "Ben Roth");
  expect(await getOtherWays(owner, ben, NOW)).toEqual({
    doubts: ["This address is at acne.example. So far the addresses there end in acme.example."],
    withoutAddress: null,
  });
});

test("when nobody came, a note of the same day is ready", async () => {
  const owner = await newUser();
  const { applicationId, interviewId } = await newInterview(owner, NOW);
  const debrief = await stepOf(owner, applicationId, "debrief");
  expect(await findNoShowNote(owner, debrief, NOW)).toBeNull();
  await recordOutcome(owner, { interviewId, outcome: "no-show" }, NOW);
  const note = await findNoShowNote(owner, debrief, NOW);
  expect(note?.to).toMatchObject({ name: "Keiko Ito" });
  expect(note?.draft.body).toMatch(/^(?:Dear|Hello|Good) .*Keiko|^Dear .*Ito/);
});
