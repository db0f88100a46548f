import { expect, test } from "vitest";
import { restoreFromTrash, undo } from "@/lib/activity/commands";
import { listActivity, listTrash } from "@/lib/activity/queries";
import {
  addApplication,
  chooseAddressee,
  deleteApplication,
  editApplication,
  moveToStage,
} from "@/lib/applications/commands";
import { getApplication, listBoard } from "@/lib/applications/queries";
import { addContact, deleteContact, editContact } from "@/lib/contacts/commands";
import { getContact, listContacts } from "@/lib/contacts/queries";
import { deleteInterview } from "@/lib/interviews/commands";
import { productNow } from "@/lib/product-clock/queries";
import { archiveSearch, createSearch, deleteSearch, switchSearch } from "@/lib/searches/commands";
import { listSearches } from "@/lib/searches/queries";
import { testDatabase } from "@/tests/support/database";
import { currentSearch, newInterview, newUser, planOf, requestId } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

test("the first application makes the first search", async () => {
  const owner = await newUser();
  expect(await listSearches(owner)).toEqual([]);
  const { applicationId } = await addApplication(owner, { employerName: "Acme", role: "Engineer" }, NOW);
  expect((await getApplication(owner, applicationId)).search.name).toBe("My job search");
  expect((await currentSearch(owner)).isCurrent).toBe(true);
  expect(await listSearches(owner)).toHaveLength(1);
});

test("an application is edited under a version; the loser of two tabs sees both values (F39)", async () => {
  const owner = await newUser();
  const { applicationId } = await addApplication(
    owner,
    { employerName: "Acme", role: "Engineer", location: "Berlin", notes: "n" },
    NOW,
  );
  await editApplication(owner, { applicationId, role: "Lead", location: null, version: 1 }, NOW);
  await expect(
    editApplication(owner, { applicationId, role: "Boss", version: 1 }, NOW),
  ).rejects.toMatchObject({ code: "conflict", details: { current: { role: "Lead", version: 2 } } });
  const { application } = await getApplication(owner, applicationId);
  expect(application).toMatchObject({ role: "Lead", location: null, notes: "n", version: 2 });
});

test("another employer's name moves the application to that employer, found or made", async () => {
  const owner = await newUser();
  const { applicationId } = await addApplication(owner, { employerName: "Acme", role: "Engineer" }, NOW);
  await editApplication(owner, { applicationId, employerName: "Beta", version: 1 }, NOW);
  expect((await getApplication(owner, applicationId)).employer.name).toBe("Beta");
});

test("the same form sent twice adds one application, as when a train comes out of its tunnel (F38, F51)", async () => {
  const owner = await newUser();
  const form = { employerName: "Acme", role: "Engineer", requestId: requestId() };
  const [a, b] = await Promise.all([addApplication(owner, form, NOW), addApplication(owner, form, NOW)]);
  expect(a.applicationId).toBe(b.applicationId);
});

test("the board pages by key, fifty at a time, last moved first, and by stage (F53)", async () => {
  const owner = await newUser();
  for (let index = 0; index < 53; index += 1) {
    const stage = index % 2 === 0 ? "applied" : "saved";
    await addApplication(owner, { employerName: `Employer ${index}`, role: "Cook", stage }, minutes(index));
  }
  const { id: searchId } = await currentSearch(owner);
  const first = await listBoard(owner, { searchId });
  expect(first.rows).toHaveLength(50);
  expect(first.rows[0]?.employerName).toBe("Employer 52");
  const second = await listBoard(owner, { searchId, after: first.after });
  expect(second.rows.map((row) => row.employerName)).toEqual(["Employer 2", "Employer 1", "Employer 0"]);
  expect(second.after).toBeNull();
  expect((await listBoard(owner, { searchId, stage: "applied" })).rows).toHaveLength(27);
  expect(await listBoard(owner, { searchId, stage: "offer" })).toEqual({ rows: [], after: null });
  expect((await listBoard(owner, { searchId, after: "no key" })).rows).toHaveLength(50);
});

test("the board shows the next step and the next interview", async () => {
  const owner = await newUser();
  await newInterview(owner, NOW, { startsOn: "2099-11-24" });
  const { id: searchId } = await currentSearch(owner);
  const [row] = (await listBoard(owner, { searchId })).rows;
  expect(row).toMatchObject({
    employerName: "Acme",
    stage: "interviewing",
    nextStep: { kind: "debrief", contactName: null, state: "planned" },
    interviewAt: new Date("2099-11-24T13:00:00Z"),
  });
});

test("the user may choose whom to write to after the thank-yous (W9)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const { contactId } = await addContact(owner, { name: "Rita", employerName: "Acme" }, NOW);
  const addressee = async () => (await getApplication(owner, applicationId)).rounds[0]?.addressee?.name;
  expect(await addressee()).toBe("Keiko Ito");
  await chooseAddressee(owner, { applicationId, contactId }, NOW);
  expect(await addressee()).toBe("Rita");
  await chooseAddressee(owner, { applicationId, contactId: null }, NOW);
  await editContact(owner, { contactId, isRecruiter: true, version: 1 }, NOW);
  expect(await addressee()).toBe("Rita");
});

test("a deleted person's thank-you is dropped, and comes back with them", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const [person] = (await listContacts(owner)).rows;
  const { activityId } = await deleteContact(owner, person?.id ?? "", NOW);
  expect((await planOf(owner, applicationId)).join()).not.toContain("Keiko");
  await undo(owner, activityId, NOW);
  expect(await planOf(owner, applicationId)).toContain("thank-you Keiko Ito 2026-11-25 09:00");
});

test("people are found by name, address and employer, and edited under a version", async () => {
  const owner = await newUser();
  await newInterview(owner, NOW);
  await addContact(owner, { name: "100% Ada_Park", email: "ada@beta.example", employerName: "Beta" }, NOW);
  const names = async (query: string) => (await listContacts(owner, { query })).rows.map((row) => row.name);
  expect(await names("KEIKO")).toEqual(["Keiko Ito"]);
  expect(await names("beta")).toEqual(["100% Ada_Park"]);
  expect(await names("0%")).toEqual(["100% Ada_Park"]);
  expect(await names("%")).toEqual(["100% Ada_Park"]);
  const [ada] = (await listContacts(owner, { query: "ada" })).rows;
  await editContact(owner, { contactId: ada?.id ?? "", jobTitle: "CTO", version: 1 }, NOW);
  expect(await getContact(owner, ada?.id ?? "")).toMatchObject({ jobTitle: "CTO", version: 2 });
  await expect(
    editContact(owner, { contactId: ada?.id ?? "", jobTitle: "CEO", version: 1 }, NOW),
  ).rejects.toMatchObject({ code: "conflict", details: { current: { jobTitle: "CTO" } } });
});

test("what was deleted stands in the Trash, and is restored with its steps", async () => {
  const owner = await newUser();
  const { applicationId, interviewId } = await newInterview(owner, NOW);
  const plan = await planOf(owner, applicationId);
  const now = await productNow();
  await deleteInterview(owner, interviewId, now);
  await restoreFromTrash(owner, { kind: "interview", id: interviewId }, NOW);
  expect(await planOf(owner, applicationId)).toEqual(plan);
  await deleteApplication(owner, applicationId, now);
  expect(await listTrash(owner)).toMatchObject([
    { kind: "application", id: applicationId, title: "Product designer at Acme" },
  ]);
  await restoreFromTrash(owner, { kind: "application", id: applicationId }, NOW);
  expect(await planOf(owner, applicationId)).toEqual(plan);
  expect(await listTrash(owner)).toEqual([]);
});

test("an application whose search is in the Trash is not restored without it", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const { id: searchId } = await currentSearch(owner);
  await deleteApplication(owner, applicationId, NOW);
  await deleteSearch(owner, searchId, NOW);
  const restore = () => restoreFromTrash(owner, { kind: "application", id: applicationId }, NOW);
  await expect(restore()).rejects.toMatchObject({ code: "refused" });
  await restoreFromTrash(owner, { kind: "search", id: searchId }, NOW);
  await restore();
  expect((await getApplication(owner, applicationId)).application.id).toBe(applicationId);
});

test("several searches: one is current, an archived one is not, and takes no applications", async () => {
  const owner = await newUser();
  const first = { id: (await createSearch(owner, { name: "Design roles" }, NOW)).searchId };
  const { searchId } = await createSearch(owner, { name: "Product roles, Berlin" }, NOW);
  expect((await currentSearch(owner)).id).toBe(searchId);
  await switchSearch(owner, first.id, NOW);
  expect((await currentSearch(owner)).id).toBe(first.id);
  await archiveSearch(owner, first.id, { liveSteps: "stop" }, NOW);
  expect((await currentSearch(owner)).id).toBe(searchId);
  await expect(switchSearch(owner, first.id, NOW)).rejects.toMatchObject({ code: "refused" });
  await expect(
    addApplication(owner, { employerName: "Acme", role: "Cook", searchId: first.id }, NOW),
  ).rejects.toMatchObject({ code: "refused" });
});

test("what happened is told newest first, fifty at a time, and says what can be taken back", async () => {
  const owner = await newUser();
  const { applicationId } = await addApplication(owner, { employerName: "Acme", role: "Cook" }, NOW);
  for (let index = 1; index <= 51; index += 1) {
    const stage = index % 2 === 0 ? "saved" : "applied";
    await moveToStage(owner, { applicationId, stage }, minutes(index));
  }
  const first = await listActivity(owner);
  expect(first.rows).toHaveLength(50);
  expect(first.rows[0]).toMatchObject({ summary: "Cook at Acme: Applied.", canUndo: true });
  const second = await listActivity(owner, { after: first.after });
  expect(second.rows.map((row) => row.kind)).toEqual(["application.moved", "application.added"]);
  expect(second.after).toBeNull();
});
