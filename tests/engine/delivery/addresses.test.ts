import { beforeEach, expect, test } from "vitest";
import type { OwnerId } from "@/lib/auth/owner";
import { applyProviderEvent } from "@/lib/mail/events/commands";
import { sendMail } from "@/lib/mail/sending/commands";
import { claimMoment } from "@/lib/reminders/claiming/commands";
import { tryAddressAgain } from "@/lib/suppressions/commands";
import { followSignInAddress } from "@/lib/users/address/commands";
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
  remindersOf,
  resend,
  stage,
  stopEngine,
} from "./stage";

stage();

let owner: OwnerId;

beforeEach(async () => {
  owner = await newUser();
  await interviewOnTuesday(owner);
});

async function moveIn(address: string): Promise<void> {
  await db`update "user" set email = ${address} where id = ${owner}`;
  await followSignInAddress(owner, await now());
}

async function claimed(): Promise<string> {
  await stopEngine();
  await moveTo((await remindersOf(owner))[0]?.dueAt ?? new Date(0));
  const claim = await claimMoment(owner);
  if (!("claimed" in claim)) throw new Error(`not claimed: ${JSON.stringify(claim)}`);
  return claim.claimed;
}

test("another address between claim and attempt: the mail is void, and a new one goes to the new address (F46)", async () => {
  const mailId = await claimed();
  await moveIn("new-one@example.com");
  expect(await sendMail(mailId)).toEqual({ state: "void" });
  const again = await claimMoment(owner);
  if ("claimed" in again) await sendMail(again.claimed);
  expect(resend.accepted.map(({ to }) => to)).toEqual(["new-one@example.com"]);
  expect((await mailsOf(owner)).map(({ state }) => state)).toEqual(["void", "accepted"]);
});

test("another address after an attempt has begun: the same bytes go once more to the old one, and no second mail (I6, I7)", async () => {
  const mailId = await claimed();
  resend.fail({ accepted: true, reset: true });
  await sendMail(mailId);
  await moveIn("new-two@example.com");
  await moveTo(new Date((await now()).getTime() + hour));
  await sendMail(mailId);
  expect(resend.accepted.map(({ to }) => to)).toEqual([`${owner}@example.com`]);
  expect(new Set(resend.requests.map(({ key, body }) => key + body)).size).toBe(1);
});

/** The first mail came back; the reminders after it are held back until the user says otherwise. */
async function bounced(): Promise<() => ReturnType<typeof applyProviderEvent>> {
  await pass(day + 7 * hour);
  const [mail] = await mailsOf(owner);
  const data = {
    email_id: resend.accepted[0]?.id ?? "",
    to: [`${owner}@example.com`],
    tags: { mail_id: mail?.id ?? "" },
  };
  let deliveries = 0;
  return () => {
    deliveries += 1;
    return applyProviderEvent(`msg_${deliveries}`, { type: "email.bounced", created_at: new Date(), data });
  };
}

test("tried again after it came back: what was held back and is of use goes out, and says that it is late (F10)", async () => {
  await (await bounced())();
  await pass(18 * hour);
  expect(resend.accepted).toHaveLength(1);
  await tryAddressAgain(owner, { wantsMail: false }, await now());
  await pass(10 * minute);
  expect(resend.accepted).toHaveLength(2);
  expect(resend.accepted[1]?.text).toContain("later than planned");
});

test("the same old bounce told once more does not undo what the user said (F10, P10)", async () => {
  const tell = await bounced();
  await tell();
  await tryAddressAgain(owner, { wantsMail: false }, await now());
  expect(await tell()).toBe("applied");
  const open = await db`select 1 from suppression where owner_id = ${owner} and lifted_at is null`;
  expect(open).toHaveLength(0);
});
