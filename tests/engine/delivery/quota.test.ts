import { expect, test, vi } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { connection } from "@/db/client";
import { findHold } from "@/lib/mail/holding/queries";
import { requestSignInMail } from "@/lib/mail/sign-in/commands";
import { newUser } from "../../support/factories";
import { day, db, hour, interviewOnTuesday, pass, remindersOf, resend, settle, stage } from "./stage";

// The settings are read once, before any module that asks for them.
vi.hoisted(() => {
  process.env.MAILS_PER_DAY = "10";
});

stage();

async function signIn(times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) {
    await connection("auth").db.transaction((tx) =>
      requestSignInMail(tx, {
        ...{ to: `kim${at}@example.com`, code: "12345678", link: "http://x.example/" },
        expiresMinutes: 10,
      }),
    );
  }
  await settle();
}

test("F2: the last tenth of a day's mails is kept for sign-in, and reminders go when the next day begins", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await signIn(8);
  await pass(day + 8 * hour);
  expect(resend.accepted).toHaveLength(9);
  expect((await remindersOf(owner))[0]?.state).toBe("accepted");

  await pass(day);
  expect(resend.accepted).toHaveLength(9);
  expect(await findHold(connection("worker").db)).toMatchObject({ reason: "daily_quota_kept_for_sign_in" });
  expect(await (await health()).json()).toMatchObject({ sending: "paused" });
  await signIn(1);
  expect(resend.accepted).toHaveLength(10);
  expect(resend.accepted.at(-1)?.to).toBe("kim0@example.com");
  expect(await db`select 1 from reminder where state = 'claimed'`).toEqual([]);

  // The provider's day is a real one.
  await db`update rate_limit set reset_at = now() where key = 'mails per day'`;
  await pass(6 * day);
  const toOwner = resend.accepted.filter(({ to }) => to.includes(owner));
  expect(toOwner.length).toBeGreaterThan(1);
  expect(await db`select 1 from reminder where state = 'scheduled' and due_at <= app_now()`).toEqual([]);
});
