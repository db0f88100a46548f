import { expect, test } from "vitest";
import { GET, POST } from "@/app/u/[token]/route";
import { findTokenPage } from "@/lib/action-tokens/page/queries";
import type { OwnerId } from "@/lib/auth/owner";
import { testDatabase } from "@/tests/support/database";
import { asWebRole, mailedToken, newInterview, newUser } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");

async function rowsOf(owner: OwnerId): Promise<string> {
  const rows = [];
  for (const table of ["profile", "follow_up_step", "reminder", "message", "activity", "suppression"]) {
    rows.push(await asWebRole(owner, `select * from ${table} order by 1, 2`));
  }
  return JSON.stringify(rows);
}

function unsubscribe(method: typeof GET, token: string, init?: RequestInit): Promise<Response> {
  const request = new Request(`http://localhost:3000/u/${token}`, init);
  return method(request, { params: Promise.resolve({ token }) });
}

test("opening what a mail leads to changes nothing, however often (P11, K7)", async () => {
  const owner = await newUser();
  await newInterview(owner, NOW);
  const token = await mailedToken(owner);
  const before = await rowsOf(owner);
  for (let times = 0; times < 3; times += 1) {
    const answer = await unsubscribe(GET, token);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/u/${token}/stop`]);
    await findTokenPage(token, NOW);
  }
  expect(await rowsOf(owner)).toBe(before);
});

test("one POST stops the mails, and a second one does no harm (F49)", async () => {
  const owner = await newUser();
  await newInterview(owner, NOW);
  const token = await mailedToken(owner);
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  for (let times = 0; times < 2; times += 1) {
    expect((await unsubscribe(POST, token, { method: "POST", body })).status).toBe(200);
  }
  const [profile] = await asWebRole(owner, "select reminders_stopped_at as at from profile");
  expect(profile?.at).toEqual(expect.any(Date));
  expect(await asWebRole(owner, "select 1 from reminder where state = 'scheduled'")).toEqual([]);
});
