import { expect, test } from "vitest";
import { chooseAddressee } from "@/lib/applications/commands";
import { getApplication } from "@/lib/applications/queries";
import type { OwnerId } from "@/lib/auth/owner";
import { addContact, editContact } from "@/lib/contacts/commands";
import { getContact } from "@/lib/contacts/queries";
import { findLastNote } from "@/lib/drafts/last-notes/queries";
import { getDraft } from "@/lib/drafts/queries";
import { listAddressees } from "@/lib/follow-ups/addressee/queries";
import { getCallCard } from "@/lib/follow-ups/calls/queries";
import { markDone } from "@/lib/follow-ups/commands";
import { getStep } from "@/lib/follow-ups/queries";
import { logMessage } from "@/lib/messages/commands";
import { testDatabase } from "@/tests/support/database";
import { newInterview, newUser, planOf, stepOf } from "@/tests/support/factories";
import { at, NOW } from "@/tests/support/standard-round";

testDatabase();

/** An interview whose only interviewer has a number, so that a call is planned for Monday 7 December at ten. */
async function withNumber(contact: { timeZone?: string; directLine?: boolean } = {}) {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const [keiko] = (await getApplication(owner, applicationId)).contacts;
  const contactId = keiko?.id ?? "";
  await editPerson(owner, contactId, { phone: "+1 212 555 0100", ...contact });
  return { owner, applicationId, contactId, stepId: await stepOf(owner, applicationId, "call") };
}

async function editPerson(owner: OwnerId, contactId: string, values: object): Promise<void> {
  const { version } = await getContact(owner, contactId);
  await editContact(owner, { contactId, ...values, version }, NOW);
}

test("W8: the card of a call has the number, and the hours of their day on their clock", async () => {
  const { owner, applicationId, stepId } = await withNumber({ timeZone: "America/New_York" });
  expect(await planOf(owner, applicationId)).toContain("call 2026-12-07 10:00");
  const card = await getCallCard(owner, stepId, at("2026-12-06T12:00"));
  expect(card).toMatchObject({
    person: { name: "Keiko Ito", phone: "+1 212 555 0100" },
    theirZone: "America/New_York",
    time: { from: at("2026-12-07T15:00"), until: at("2026-12-07T21:00"), dueFits: false },
    callFirst: false,
  });
});

test("T10: without a zone of theirs the interview's counts, and a holiday of their country is none of their days", async () => {
  const { owner, contactId, stepId } = await withNumber();
  const monday = await getCallCard(owner, stepId, NOW);
  expect(monday).toMatchObject({ theirZone: "Europe/Berlin", time: { from: at("2026-12-07T10:00") } });
  await editPerson(owner, contactId, { timeZone: "Europe/Madrid" });
  expect((await getCallCard(owner, stepId, NOW)).time.from).toEqual(at("2026-12-07T10:00"));
  const christmas = await getCallCard(owner, stepId, at("2026-12-24T17:30"));
  expect(christmas.time.from).toEqual(at("2026-12-28T09:00"));
});

test("T10: the call comes first only after a warm word, a direct line, or a call of theirs", async () => {
  const cold = await withNumber();
  expect((await getCallCard(cold.owner, cold.stepId, NOW)).callFirst).toBe(false);
  const direct = await withNumber({ directLine: true });
  expect((await getCallCard(direct.owner, direct.stepId, NOW)).callFirst).toBe(true);
  const { applicationId } = cold;
  await logMessage(cold.owner, { applicationId, direction: "in", method: "phone" }, NOW);
  expect((await getCallCard(cold.owner, cold.stepId, NOW)).callFirst).toBe(true);
});

test("T10, T11: one last note stands beside the call, and either done settles both", async () => {
  const { owner, applicationId, stepId } = await withNumber();
  const note = await findLastNote(owner, stepId, at("2026-12-07T10:00"));
  expect(note?.to?.email).toBe("keiko@acme.example");
  expect(note?.body).toContain("Product designer");
  await markDone(owner, { stepId, method: "email", body: note?.body }, at("2026-12-07T10:05"));
  expect(await planOf(owner, applicationId)).toEqual(["propose-close 2026-12-17 10:00"]);
});

test("W9: the user can change who gets the messages after the thank-yous, and their draft follows", async () => {
  const { owner, applicationId, stepId } = await withNumber();
  const { employer } = await getApplication(owner, applicationId);
  const ada = { name: "Ada Park", email: "ada@acme.example", phone: "+49 30 1", employerId: employer.id };
  const { contactId } = await addContact(owner, ada, NOW);
  const before = await listAddressees(owner, stepId);
  expect(before).toMatchObject({ chosenId: null, byRule: { name: "Keiko Ito" } });
  expect(before.people.map(({ name }) => name)).toEqual(["Keiko Ito", "Ada Park"]);

  await chooseAddressee(owner, { applicationId, contactId }, NOW);
  expect(await listAddressees(owner, stepId)).toMatchObject({
    chosenId: contactId,
    byRule: { name: "Keiko Ito" },
  });
  const second = await stepOf(owner, applicationId, "second-follow-up");
  expect((await getStep(owner, second, NOW)).addressee?.name).toBe("Ada Park");
  expect((await getDraft(owner, second, NOW)).to?.name).toBe("Ada Park");
  expect((await getCallCard(owner, stepId, NOW)).person?.name).toBe("Ada Park");
});
