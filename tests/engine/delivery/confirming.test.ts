import { beforeEach, expect, test } from "vitest";
import { connection } from "@/db/client";
import type { OwnerId } from "@/lib/auth/owner";
import { createPace } from "@/lib/email/pace";
import { confirmAcceptedMails } from "@/lib/mail/confirming/commands";
import { applyProviderEvent } from "@/lib/mail/events/commands";
import { isUnconfirmed } from "@/lib/mail/rules";
import { requestSignInMail } from "@/lib/mail/sign-in/commands";
import { newUser } from "../../support/factories";
import {
  day,
  db,
  hour,
  interviewOnTuesday,
  mailsOf,
  minute,
  now,
  outage,
  pass,
  passTo,
  remindersOf,
  resend,
  settle,
  stage,
  startEngine,
} from "./stage";

stage();

let owner: OwnerId;
let acceptedAt: Date;

/** One mail that the provider took, and no webhook. */
beforeEach(async () => {
  owner = await newUser();
  await interviewOnTuesday(owner);
  await passTo((await remindersOf(owner))[0]?.dueAt ?? new Date(0));
  acceptedAt = (await receipt())?.acceptedAt ?? new Date(0);
});

async function receipt() {
  return (await remindersOf(owner))[0];
}

/** Product time goes on without an engine, so that no other mail comes between. */
async function hoursLater(hours: number): Promise<void> {
  await outage(acceptedAt.getTime() + hours * hour + minute - (await now()).getTime());
}

test("F9: what the provider took and tells nothing of is asked for after six hours, and not before", async () => {
  resend.lastEvent = "delivered";
  await hoursLater(5);
  expect(await confirmAcceptedMails()).toBe(0);
  expect(resend.lookUps).toEqual([]);
  await hoursLater(6);
  expect(await confirmAcceptedMails()).toBe(1);
  expect(resend.lookUps).toEqual([resend.accepted[0]?.id]);
  expect(await receipt()).toMatchObject({ state: "delivered", deliveredAt: expect.any(Date) });
  expect((await mailsOf(owner))[0]?.state).toBe("delivered");
  expect(await confirmAcceptedMails()).toBe(0);
  expect(resend.lookUps).toHaveLength(1);
});

test("F9, P10: it is asked again until the webhooks have come to their end, and then shown as accepted, not confirmed", async () => {
  for (const hours of [6, 7, 13, 14, 20, 21, 27, 28, 40, 80]) {
    await hoursLater(hours);
    await confirmAcceptedMails();
    const { state = "" } = (await receipt()) ?? {};
    expect(isUnconfirmed(state, acceptedAt, await now())).toBe(hours > 27.5);
  }
  expect(resend.lookUps).toHaveLength(5);
  expect((await receipt())?.state).toBe("accepted");
});

test.each([
  ["opened", "delivered"],
  ["clicked", "delivered"],
  ["bounced", "bounced"],
  ["complained", "complained"],
  ["suppressed", "suppressed"],
  ["failed", "failed"],
])("P10: an outage of the webhooks is repaired by asking: %s ends as %s", async (lastEvent, state) => {
  resend.lastEvent = lastEvent;
  await hoursLater(30);
  await confirmAcceptedMails();
  expect((await receipt())?.state).toBe(state);
  const suppressed = await db`select 1 from suppression where owner_id = ${owner}`;
  expect(suppressed).toHaveLength(["bounced", "complained", "suppressed"].includes(state) ? 1 : 0);
});

test("I16: what was asked and what a webhook tells later end as the stronger of the two", async () => {
  resend.lastEvent = "delivered";
  await hoursLater(6);
  await confirmAcceptedMails();
  const [mail] = await mailsOf(owner);
  const data = { email_id: resend.accepted[0]?.id ?? "", tags: { mail_id: mail?.id ?? "" } };
  await applyProviderEvent("msg_sent", { type: "email.sent", created_at: new Date(), data });
  expect((await receipt())?.state).toBe("delivered");
  await applyProviderEvent("msg_bounced", { type: "email.bounced", created_at: new Date(), data });
  expect((await receipt())?.state).toBe("bounced");
});

test("a key that may only send stops the questions for ten minutes, not the mails", async () => {
  const second = await newUser();
  await interviewOnTuesday(second, { startTime: "14:30" });
  await pass(hour);
  resend.lastEvent = null;
  await hoursLater(8);
  expect(await confirmAcceptedMails()).toBe(0);
  expect(await confirmAcceptedMails()).toBe(0);
  expect(resend.lookUps).toHaveLength(1);
  await startEngine();
  await interviewOnTuesday(await newUser(), { employerName: "Beta" });
  const before = resend.accepted.length;
  await pass(day);
  expect(resend.accepted.length).toBeGreaterThan(before);
  resend.lastEvent = "delivered";
  expect(await confirmAcceptedMails()).toBeGreaterThanOrEqual(2);
});

test("a mail that the provider does not know stays accepted, and is asked for again later", async () => {
  await db`update mail set provider_id = 'nobody-knows-me' where owner_id = ${owner}`;
  await hoursLater(6);
  await confirmAcceptedMails();
  await confirmAcceptedMails();
  expect(resend.lookUps).toEqual(["nobody-knows-me"]);
  expect((await receipt())?.state).toBe("accepted");
});

test("a mail that came back while nobody was told stops further reminders to that address (F10)", async () => {
  resend.lastEvent = "bounced";
  await hoursLater(6);
  await confirmAcceptedMails();
  await startEngine();
  await pass(2 * day);
  expect(resend.accepted).toHaveLength(1);
});

test("a sign-in mail that came back stops the reminders of whoever has that address, and no other (F10)", async () => {
  const other = await newUser();
  const { db: auth } = connection("auth");
  await auth.transaction((tx) =>
    requestSignInMail(tx, {
      ...{ to: `${other}@example.com`, code: "12345678", link: "http://x.example/", expiresMinutes: 10 },
    }),
  );
  await settle();
  resend.lastEvent = "bounced";
  await db`update mail set confirm_at = null where owner_id = ${owner}`;
  await outage(7 * hour);
  expect(await confirmAcceptedMails()).toBe(1);
  const rows = await db<
    { owner: string; reason: string }[]
  >`select owner_id as owner, reason from suppression`;
  expect([...rows]).toEqual([{ owner: other, reason: "bounced" }]);
});

test("a question takes its turn only when no mail waits for one (F1, EM6)", async () => {
  const pace = createPace(1000, () => 0);
  expect(await pace.turn("question")).toBeNull();
  const mail = pace.turn("reminder");
  expect(await pace.turn("question")).toBeGreaterThan(0);
  void mail;
});
