import { connection } from "@/db/client";
import { inngest } from "@/inngest/client";
import { inProcessTransport } from "@/inngest/engine/in-process";
import { functions } from "@/inngest/index";
import type { OwnerId } from "@/lib/auth/owner";
import { rescheduleInterview } from "@/lib/interviews/commands";
import { requestSignInMail } from "@/lib/mail/sign-in/commands";
import { newInterview, newUser } from "../../support/factories";
import {
  day,
  minute,
  now,
  pass,
  passTo,
  relay,
  remindersOf,
  resend,
  settle,
  startEngine,
  stopEngine,
} from "../delivery/stage";

/** Where a run can stand when a release ends, and whose it is. */
export type State =
  | "in its third hop"
  | "in its first hop"
  | "claimed and not sent"
  | "waiting to try again"
  | "rescheduled a moment ago"
  | "not called yet"
  | "in the outbox";

export type Owners = Record<State, OwnerId>;

/** A sign-in mail whose first attempt went wrong is among the states, too. */
export const signInTo = "kim@example.com";

/**
 * Brings one person into each state and stops the engine there. The first reminders of all of them are due within
 * two weeks.
 */
export async function makeStates(): Promise<Owners> {
  const owners: Owners = {
    "in its third hop": await newUser(),
    "in its first hop": await newUser(),
    "claimed and not sent": await newUser(),
    "waiting to try again": await newUser(),
    "rescheduled a moment ago": await newUser(),
    "not called yet": await newUser(),
    "in the outbox": await newUser(),
  };
  await interviewIn(25, owners["in its third hop"]);
  await pass(13 * day);
  await interviewIn(9, owners["in its first hop"]);
  const moved = await interviewIn(3, owners["rescheduled a moment ago"]);
  await interviewIn(1, owners["claimed and not sent"], "15:59");
  await interviewIn(1, owners["waiting to try again"], "16:00");
  await passTo(new Date((await firstDue(owners["claimed and not sent"])).getTime() - minute));
  await stopEngine();

  // The mail is frozen and claimed, and that is as far as this run comes: after it nobody answers.
  const stuck = owners["claimed and not sent"];
  const call = inProcessTransport(inngest, functions);
  await startEngine({
    invoke: (id, step, body) => {
      const state = JSON.stringify(body);
      if (state.includes(stuck) && state.includes("mailId")) throw new Error("The app is down.");
      return call(id, step, body);
    },
  });
  resend.failWhile(() => ({ status: 500 }));
  await passTo(await firstDue(owners["waiting to try again"]));
  await connection("auth").db.transaction((tx) =>
    requestSignInMail(tx, { to: signInTo, code: "12345678", link: "http://x.example/", expiresMinutes: 10 }),
  );
  await settle();
  await stopEngine();

  await interviewIn(2, owners["not called yet"]);
  await relay();
  await rescheduleInterview(
    owners["rescheduled a moment ago"],
    { ...moved, startTime: "10:00" },
    await now(),
  );
  await interviewIn(2, owners["in the outbox"]);
  resend.failWhile(null);
  return owners;
}

async function firstDue(owner: OwnerId): Promise<Date> {
  const [first] = await remindersOf(owner);
  if (!first) throw new Error("There is no reminder.");
  return first.dueAt;
}

/** An interview in so many days, at 14:00 in Berlin unless told otherwise. */
async function interviewIn(days: number, owner: OwnerId, startTime = "14:00") {
  const time = await now();
  const startsOn = new Date(time.getTime() + days * day).toISOString().slice(0, 10);
  const { interviewId } = await newInterview(owner, time, { startsOn, startTime, interviewers: [] });
  return { interviewId, startsOn, timeZone: "Europe/Berlin" };
}
