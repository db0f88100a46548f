import { beforeEach, expect, test } from "vitest";
import { asOwner, type OwnerId } from "@/lib/auth/owner";
import { suppressAddress, tryAddressAgain } from "@/lib/suppressions/commands";
import { findAddressTrouble, suppressionOf } from "@/lib/suppressions/queries";
import { testDatabase } from "../../support/database";
import { asWebRole, newInterview, newUser } from "../../support/factories";

testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");

let owner: OwnerId;
let address: string;

beforeEach(async () => {
  owner = await newUser();
  address = `${owner}@example.com`;
});

function suppress(reason: "bounced" | "complained" | "suppressed", of = owner, at = address) {
  return asOwner(of, (tx) => suppressAddress(tx, of, at, reason, NOW));
}

test("an address that mail came back from is told with the reason and the time, and only its own user's (F10, I14)", async () => {
  const other = await newUser();
  await suppress("bounced");
  expect(await findAddressTrouble(owner)).toMatchObject({
    reason: "bounced",
    email: address,
    createdAt: NOW,
  });
  expect(await findAddressTrouble(other)).toBeNull();
  expect(await asOwner(other, (tx) => suppressionOf(tx, other, address))).toBeNull();
});

test("another address of theirs that once came back is no trouble of this one", async () => {
  await suppress("bounced", owner, "old@example.com");
  expect(await findAddressTrouble(owner)).toBeNull();
});

test.each(["bounced", "suppressed"] as const)(
  "%s: it is tried again when the user says that it works, once (F10, I12)",
  async (reason) => {
    await suppress(reason);
    await tryAddressAgain(owner, { wantsMail: false }, NOW);
    await tryAddressAgain(owner, { wantsMail: false }, NOW);
    expect(await findAddressTrouble(owner)).toBeNull();
    const told = await asWebRole(owner, "select 1 from activity where kind = 'reminders.resumed'");
    expect(told).toHaveLength(1);
  },
);

test("a complaint is lifted only by saying that the mails are wanted, also when mail bounced first (F10)", async () => {
  await suppress("bounced");
  await suppress("complained");
  expect(await findAddressTrouble(owner)).toMatchObject({ reason: "complained" });
  await expect(tryAddressAgain(owner, { wantsMail: false }, NOW)).rejects.toMatchObject({ code: "refused" });
  expect(await findAddressTrouble(owner)).toMatchObject({ reason: "complained" });
  await tryAddressAgain(owner, { wantsMail: true }, NOW);
  expect(await findAddressTrouble(owner)).toBeNull();
});

test("one user's lifting leaves another's as it is (I14)", async () => {
  const other = await newUser();
  await suppress("bounced", other, `${other}@example.com`);
  await tryAddressAgain(owner, { wantsMail: true }, NOW);
  expect(await findAddressTrouble(other)).toMatchObject({ reason: "bounced" });
});

test("what was held back goes again while it is of use; who stopped all reminders gets none (F10)", async () => {
  await newInterview(owner, NOW);
  await suppress("bounced");
  await asWebRole(owner, "update reminder set state = 'suppressed', closed_at = app_now() returning id");
  await asWebRole(owner, "update profile set reminders_stopped_at = app_now() returning owner_id");
  await tryAddressAgain(owner, { wantsMail: false }, NOW);
  expect(await asWebRole(owner, "select 1 from reminder where state = 'scheduled'")).toEqual([]);
  await asWebRole(owner, "update profile set reminders_stopped_at = null returning owner_id");
  await suppress("bounced");
  await tryAddressAgain(owner, { wantsMail: false }, NOW);
  const states = await asWebRole<{ state: string }>(owner, "select distinct state from reminder");
  expect(states).toEqual([{ state: "scheduled" }]);
});

test("an address is kept as a keyed hash only", async () => {
  await suppress("bounced");
  const rows = await asWebRole(owner, "select * from suppression");
  expect(JSON.stringify(rows)).not.toContain("@");
});
