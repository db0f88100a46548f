import { expect, test } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { connection } from "@/db/client";
import type { OwnerId } from "@/lib/auth/owner";
import { applyProviderEvent } from "@/lib/mail/events/commands";
import { releaseSending } from "@/lib/mail/holding/commands";
import { remindersOfTag } from "@/lib/mail/rules";
import { sendMail } from "@/lib/mail/sending/commands";
import { requestSignInMail } from "@/lib/mail/sign-in/commands";
import { claimMoment } from "@/lib/reminders/claiming/commands";
import { putOffMail } from "@/lib/reminders/sweep/putting-off/commands";
import { rearmLost } from "@/lib/reminders/sweep/rearming/commands";
import { releaseRestored } from "@/lib/restores/releasing/commands";
import { stopReminders } from "@/lib/users/commands";
import { newUser } from "../../support/factories";
import {
  day,
  db,
  hour,
  interviewOnTuesday,
  mailsOf,
  minute,
  moveTo,
  now,
  pass,
  passTo,
  type ReminderRow,
  remindersOf,
  resend,
  settle,
  stage,
  startEngine,
  stopEngine,
  sweepNow,
} from "../delivery/stage";
import { backUp, everything, loseAndRestore, removeBackups } from "./loss";

stage();
removeBackups();

const everyRole = [
  "sent",
  "delivered",
  "bounced",
  "refused",
  "unclear",
  "trying",
  "frozen",
  "stopped",
  "late",
] as const;
type Role = (typeof everyRole)[number];

let people: Record<Role, OwnerId>;
let debriefAt: Date;

/** A person for each role; at two minutes past its time, the first reminder of each has come to another end. */
async function scene(...roles: Role[]): Promise<void> {
  for (const role of everyRole) {
    people = { ...people, [role]: await newUser() };
    if (roles.includes(role)) await interviewOnTuesday(people[role]);
  }
  debriefAt = (await first(people.sent)).dueAt;
  await stopReminders(people.stopped, await now());
  resend.failWhile((body) => {
    if (body.includes(people.refused)) return { status: 422, name: "validation_error" };
    if (body.includes(people.unclear)) return { status: 409, name: "invalid_idempotent_request" };
    return body.includes(people.trying) ? { status: 503 } : null;
  });
  await settle();
  await stopEngine();
  await moveTo(debriefAt);
  const claim = await claimMoment(people.frozen);
  if ("claimed" in claim) await putOffMail({ owner_id: people.frozen, id: claim.claimed });
  await startEngine();
  await pass(2 * minute);
  await tell(people.delivered, "delivered");
  await tell(people.bounced, "bounced");
}

async function first(owner: OwnerId): Promise<ReminderRow> {
  const [row] = await remindersOf(owner);
  if (!row) throw new Error("No reminder was planned.");
  return row;
}

async function tell(owner: OwnerId, what: string): Promise<void> {
  const mail = resend.accepted.find(({ to }) => to.includes(owner));
  await applyProviderEvent(`webhook-${owner}`, {
    type: `email.${what}`,
    created_at: new Date(),
    data: { email_id: mail?.id ?? "", to: [mail?.to ?? ""] },
  });
}

async function statesOf(slot: "debrief" | "thank-you"): Promise<Record<string, string>> {
  const states = everyRole.map(async (role) => {
    const row = (await remindersOf(people[role])).find((each) => each.kind === slot && each.slot === "due");
    return [role, row?.state ?? "none"];
  });
  return Object.fromEntries(await Promise.all(states));
}

/** How often each reminder went, over all mails that the provider ever took. */
function timesTold(): Map<string, number> {
  const times = new Map<string, number>();
  for (const { tags } of resend.accepted) {
    const ids = remindersOfTag(tags.find(({ name }) => name === "reminders")?.value ?? "") ?? [];
    for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  }
  return times;
}

/** After the backup: what was underway arrives, the next reminders go, and one person's do not get through. */
async function goOn(): Promise<void> {
  resend.failWhile((body) => (body.includes(people.late) ? { status: 503 } : null));
  await passTo(new Date(debriefAt.getTime() + day - 3 * hour));
}

test("the drill: every row is back, and the restored copy sends nothing but sign-in mails (P14, K10, F36, M13)", async () => {
  await scene(...everyRole);
  expect(await statesOf("debrief")).toEqual({
    ...{
      sent: "accepted",
      delivered: "delivered",
      bounced: "bounced",
      refused: "failed",
      unclear: "unknown",
    },
    ...{ trying: "claimed", frozen: "claimed", stopped: "cancelled", late: "accepted" },
  });
  const kept = await everything();
  const { counts } = await backUp();
  const restored = await loseAndRestore();
  expect(restored.counts).toEqual(counts);
  for (const [name, rows] of Object.entries(kept)) expect(counts[name]?.rows, name).toBe(rows.length);
  expect({ ...(await everything()), app_clock: [] }).toEqual({ ...kept, app_clock: [] });

  resend.failWhile(null);
  const requests = resend.requests.length;
  await startEngine();
  await pass(30 * minute);
  await sweepNow();
  await rearmLost();
  await moveTo(new Date(debriefAt.getTime() + day - 3 * hour));
  await settle();
  await sweepNow();
  for (const { id } of [...(await mailsOf(people.trying)), ...(await mailsOf(people.frozen))]) {
    expect((await sendMail(id)).state).toBe("again");
  }
  expect(resend.requests).toHaveLength(requests);
  expect((await statesOf("thank-you")).sent).toBe("scheduled");
  expect(await (await health()).json()).toMatchObject({ status: "ok", sending: "paused", held: "restored" });
  await releaseSending();
  await connection("auth").db.transaction((tx) =>
    requestSignInMail(tx, {
      ...{ to: "kim@example.com", code: "12345678", link: "http://x.example/" },
      expiresMinutes: 10,
    }),
  );
  await settle();
  await sweepNow();
  expect(resend.requests).toHaveLength(requests + 1);
  expect(resend.accepted.at(-1)?.to).toBe("kim@example.com");
});

test("released, it doubles nothing of what went after the backup, and the rest arrives (P14, F36)", async () => {
  await scene("sent", "trying", "frozen", "late");
  await backUp();
  await goOn();
  const before = resend.accepted.length;
  expect((await statesOf("thank-you")).late).toBe("claimed");
  await loseAndRestore();
  resend.failWhile(null);
  await startEngine();
  expect(await releaseRestored()).toEqual({ found: 8, unknown: 0, open: 2 });
  expect(await releaseRestored()).toBeNull();
  expect(await statesOf("debrief")).toMatchObject({
    trying: "accepted",
    frozen: "accepted",
    late: "accepted",
  });
  expect(await statesOf("thank-you")).toMatchObject({
    sent: "accepted",
    trying: "accepted",
    late: "scheduled",
  });
  await sweepNow();
  await settle();
  expect(resend.accepted.slice(before).map(({ to }) => to)).toEqual([`${people.late}@example.com`]);
  expect((await statesOf("thank-you")).late).toBe("accepted");
  await pass(7 * day);
  expect([...timesTold().values()].filter((times) => times > 1)).toEqual([]);
  for (const owner of [people.sent, people.trying, people.frozen, people.late]) {
    const due = (await remindersOf(owner)).filter(
      (row) => row.dueAt.getTime() < debriefAt.getTime() + 6.5 * day,
    );
    expect(due.map(({ state }) => state)).toEqual(due.map(() => "accepted"));
    expect(due.length).toBeGreaterThan(3);
  }
});

test("without the provider's list, what was due until the restore is unknown and shown, and never sent again (F36)", async () => {
  await scene("sent", "frozen", "late");
  await backUp();
  await goOn();
  const before = timesTold();
  await loseAndRestore();
  resend.failWhile(null);
  await startEngine();
  const found = await releaseRestored({ withoutProvider: true });
  expect(found).toMatchObject({ found: 0, open: 0 });
  expect(found?.unknown).toBeGreaterThan(3);
  expect(await statesOf("thank-you")).toMatchObject({ sent: "unknown", late: "unknown" });
  expect((await remindersOf(people.late)).find(({ state }) => state === "unknown")?.stateReason).toContain(
    "restored from a copy",
  );
  await sweepNow();
  await pass(7 * day);
  expect([...timesTold().values()].filter((times) => times > 1)).toEqual([]);
  expect(timesTold().size).toBeGreaterThan(before.size);
});

test("a provider that does not tell releases nothing, and one that has forgotten leaves what it forgot unknown (F36)", async () => {
  await scene("sent", "late");
  await backUp();
  await goOn();
  await loseAndRestore();
  resend.failWhile(null);
  await startEngine();
  resend.keeps = null;
  await expect(releaseRestored()).rejects.toMatchObject({ code: "unavailable" });
  expect(await (await health()).json()).toMatchObject({ sending: "paused" });
  resend.keeps = 1;
  await pass(2 * day);
  const found = await releaseRestored();
  expect(found).toMatchObject({ found: 1, open: 0 });
  expect(found?.unknown).toBeGreaterThan(2);
  await sweepNow();
  await pass(7 * day);
  expect([...timesTold().values()].filter((times) => times > 1)).toEqual([]);
  expect(await db`select 1 from operation where kind = 'restore' and released_at is null`).toHaveLength(0);
});
