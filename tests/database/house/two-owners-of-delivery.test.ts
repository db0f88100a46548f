import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeConnections } from "@/db/client";
import { sessionAdapter } from "@/lib/auth/adapter";
import * as addressChanges from "@/lib/auth/address-changes";
import * as erasing from "@/lib/auth/erasing";
import * as googleLinks from "@/lib/auth/google/links";
import { asOwner, type OwnerId } from "@/lib/auth/owner";
import { newSecret } from "@/lib/auth/secrets";
import { isAppError } from "@/lib/errors";
import * as undeliveredQueries from "@/lib/reminders/undelivered/queries";
import * as suppressionCommands from "@/lib/suppressions/commands";
import * as suppressionQueries from "@/lib/suppressions/queries";
import * as addressCommands from "@/lib/users/address/commands";
import { database, testDatabase } from "@/tests/support/database";
import { asWebRole, newInterview, newUser } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");
const browser = { ip: "192.0.2.1" };
const session = { ip: "192.0.2.1", sessionToken: "none" };

let owner: postgres.Sql;
let them: OwnerId;
let me: OwnerId;

beforeAll(() => {
  owner = postgres(database.urlOwner, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await owner.end();
  await closeConnections();
});

/** They have trouble with their address, a reminder that failed, an address change under way, and a Google account. */
beforeEach(async () => {
  them = await newUser();
  me = await newUser();
  await newInterview(them, NOW);
  await asWebRole(them, "update reminder set state = 'failed', due_at = app_now() returning id");
  await asOwner(them, (tx) =>
    suppressionCommands.suppressAddress(tx, them, `${them}@example.com`, "bounced", NOW),
  );
  await addressChanges.requestAddressChange(them, `new-${them}@example.com`, { ip: `198.51.100.${turn()}` });
  await owner`insert into account (provider, provider_account_id, user_id) values ('google', ${them}, ${them})`;
});

let turns = 0;
function turn(): number {
  turns += 1;
  return turns;
}

async function signIn(by: OwnerId): Promise<string> {
  const sessionToken = newSecret();
  await sessionAdapter.createSession?.({
    ...{ sessionToken, userId: by },
    expires: new Date(Date.now() + 86_400_000),
  });
  return sessionToken;
}

function theirs(): Promise<string> {
  const tables = ["profile", "reminder", "suppression", "activity"];
  return Promise.all(
    tables.map((table) => asWebRole(them, `select * from ${table} where owner_id = '${them}' order by 1, 2`)),
  ).then((rows) => JSON.stringify(rows));
}

const rows: Record<string, (mine: OwnerId) => Promise<unknown>> = {
  addressHashOf: async () => suppressionCommands.addressHashOf("kim@example.com"),
  suppressAddress: (mine) =>
    asOwner(mine, (tx) =>
      suppressionCommands.suppressAddress(tx, mine, `${them}@example.com`, "complained", NOW),
    ),
  tryAddressAgain: (mine) => suppressionCommands.tryAddressAgain(mine, { wantsMail: true }, NOW),
  suppressionOf: async (mine) =>
    expect(
      await asOwner(mine, (tx) => suppressionQueries.suppressionOf(tx, mine, `${them}@example.com`)),
    ).toBeNull(),
  findAddressTrouble: async (mine) => expect(await suppressionQueries.findAddressTrouble(mine)).toBeNull(),
  findMailTrouble: async (mine) =>
    expect((await undeliveredQueries.findMailTrouble(mine)).undelivered).toEqual([]),
  findAddressChange: async (mine) => expect(await addressChanges.findAddressChange(mine)).toBeNull(),
  requestAddressChange: (mine) =>
    addressChanges.requestAddressChange(mine, `mine-${mine}@example.com`, browser),
  confirmAddressChange: (mine) =>
    expect(addressChanges.confirmAddressChange(mine, "12345678", session, NOW)).rejects.toSatisfy((error) =>
      isAppError(error, "refused"),
    ),
  accountHash: async (mine) => expect(erasing.accountHash(mine)).not.toBe(erasing.accountHash(them)),
  isFreshlySignedIn: async (mine) =>
    expect(await erasing.isFreshlySignedIn(mine, await signIn(them))).toBe(false),
  eraseAccount: async (mine) => {
    await expect(erasing.eraseAccount(mine, `${mine}@example.com`, await signIn(them))).rejects.toMatchObject(
      { code: "refused" },
    );
    await erasing.eraseAccount(mine, `${mine}@example.com`, await signIn(mine));
  },
  isLinkedWithGoogle: async (mine) => expect(await googleLinks.isLinkedWithGoogle(mine)).toBe(false),
  removeGoogleLink: async (mine) => {
    await googleLinks.removeGoogleLink(mine);
    expect(await googleLinks.isLinkedWithGoogle(them)).toBe(true);
  },
  followSignInAddress: (mine) => addressCommands.followSignInAddress(mine, NOW),
};

test("every exported query and command of delivery that has an owner has its row here (I14, P12)", () => {
  const modules = [
    suppressionCommands,
    suppressionQueries,
    undeliveredQueries,
    addressChanges,
    addressCommands,
    erasing,
    googleLinks,
  ];
  const exported = modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) => (typeof value === "function" ? name : [])),
  );
  expect(exported.sort()).toEqual(Object.keys(rows).sort());
});

describe.each(["with row-level security", "by its own WHERE alone"])("%s", (lock) => {
  beforeAll(async () => {
    if (lock === "with row-level security") return;
    for (const table of ["profile", "reminder", "suppression", "activity", "follow_up_step"]) {
      await owner`alter table ${owner(table)} disable row level security`;
    }
  });

  test.each(Object.keys(rows))("%s touches and shows nothing of another's", async (name) => {
    const before = await theirs();
    await rows[name]?.(me);
    expect(await theirs()).toBe(before);
    expect(await addressChanges.findAddressChange(them)).toMatchObject({ email: `new-${them}@example.com` });
  });
});
