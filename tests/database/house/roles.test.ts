import postgres from "postgres";
import { beforeAll, expect, test } from "vitest";
import type { OwnerId } from "@/lib/auth/owner";
import { testDatabase } from "@/tests/support/database";
import { newUser } from "@/tests/support/factories";

const { urlOwner, urlWeb, urlAuth, urlWorker } = testDatabase();
const urls = { web: urlWeb, auth: urlAuth, worker: urlWorker };
type Role = keyof typeof urls;

let owner: OwnerId;

beforeAll(async () => {
  owner = await newUser();
});

/** Runs one statement as a serving role and takes it back. Answers the SQLSTATE it was refused with, or null. */
async function refusedWith(role: Role, statement: string): Promise<string | null> {
  const sql = postgres(urls[role], { max: 1, onnotice: () => {} });
  const takenBack = new Error("taken back");
  try {
    await sql.begin(async (tx) => {
      await tx.unsafe(statement);
      throw takenBack;
    });
    return null;
  } catch (error) {
    if (error === takenBack) return null;
    if (error instanceof postgres.PostgresError) return error.code;
    throw error;
  } finally {
    await sql.end();
  }
}

interface DefinerFunction {
  name: string;
  callers: string[];
}

test("every function that looks across owners can be called by exactly those who need it (13.2.2)", async () => {
  const sql = postgres(urlOwner, { max: 1, onnotice: () => {} });
  const found = await sql<DefinerFunction[]>`
    select p.proname as name,
      array(select r.name from unnest(array['web', 'auth', 'worker']) r(name)
        where has_function_privilege('afterword_' || r.name, p.oid, 'execute')) as callers
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prosecdef order by 1`;
  await sql.end();
  expect(Object.fromEntries(found.map(({ name, callers }) => [name, callers.join(" ")]))).toEqual({
    create_profile: "auth",
    delivery_figures: "web worker",
    delivery_health: "web worker",
    delivery_stuck_seconds: "web worker",
    erase_again: "worker",
    find_action_token: "web worker",
    follow_own_address: "web worker",
    lost_reminders: "worker",
    mail_of_provider: "web worker",
    mails_to_confirm: "worker",
    mails_to_erase: "worker",
    mails_to_send: "worker",
    // Local mode alone; the tests run in it.
    move_app_clock: "web",
    outbox_is_empty: "web worker",
    overdue_reminders: "worker",
    owner_of_mail: "web worker",
    owner_of_sign_in_mail: "web worker",
    owners_with_former_addresses: "worker",
    owners_with_plans: "worker",
    owners_with_unsettled_reminders: "worker",
    unarmed_reminders: "worker",
  });
});

test("no function can be called by whoever happens to be connected", async () => {
  const sql = postgres(urlOwner, { max: 1, onnotice: () => {} });
  const open = await sql`
    select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace,
      lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    where n.nspname = 'public' and p.prosecdef and a.grantee = 0`;
  await sql.end();
  expect(open).toEqual([]);
});

test.each(["web", "auth", "worker"] as const)(
  "the audit can be added to and not changed as %s (16.4.2)",
  async (role) => {
    for (const statement of ["update audit set result = 'x'", "delete from audit", "truncate audit"]) {
      expect(await refusedWith(role, statement), statement).toBe("42501");
    }
  },
);

test.each(["web", "auth", "worker"] as const)(
  "product time cannot be written as %s (decision 8)",
  async (role) => {
    expect(await refusedWith(role, "update app_clock set offset_ms = 1")).toBe("42501");
    expect(await refusedWith(role, "delete from app_clock")).toBe("42501");
  },
);

test.each(["web", "auth", "worker"] as const)(
  "%s cannot become somebody else or make anything",
  async (role) => {
    for (const statement of [
      "set role afterword_scope",
      "alter role current_user superuser",
      "alter table mail disable row level security",
      "create table public.x (a int)",
      "create function public.x() returns int language sql as 'select 1'",
      "select * from pg_authid",
      "select pg_read_file('/etc/hostname')",
      "drop table audit",
    ]) {
      expect(await refusedWith(role, statement), statement).toBe("42501");
    }
  },
);

test.each(["web", "worker"] as const)(
  "sessions, codes and addresses of sign-in are not for %s",
  async (role) => {
    for (const table of ['"user"', "account", "session", "challenge", "address_change", "audit"]) {
      expect(await refusedWith(role, `select * from ${table}`), table).toBe("42501");
    }
  },
);

test("sign-in sees nothing that is owned, and makes a profile for users alone", async () => {
  for (const table of ["profile", "application", "contact", "mail", "action_token"]) {
    expect(await refusedWith("auth", `select * from ${table}`), table).toBe("42501");
  }
  expect(await refusedWith("auth", `select create_profile('${owner}', 'UTC', null)`)).toBeNull();
  expect(
    await refusedWith(
      "auth",
      "insert into mail (id, owner_id) values (gen_random_uuid(), gen_random_uuid())",
    ),
  ).toBe("42501");
});
