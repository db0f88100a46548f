import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";
import { connection } from "@/db/client";
import { deleteApplication } from "@/lib/applications/commands";
import { type OwnerId, provenOwner } from "@/lib/auth/owner";
import { isAppError } from "@/lib/errors";
import { logAnswer } from "@/lib/follow-ups/answers/commands";
import { markDone, skipStep, snoozeStep } from "@/lib/follow-ups/commands";
import { newId } from "@/lib/ids";
import { logInterview, rescheduleInterview } from "@/lib/interviews/commands";
import { productNow } from "@/lib/product-clock/queries";
import { resumeReminders, saveProfile, stopReminders } from "@/lib/users/commands";
import type { Dice } from "./dice";
import { isPassing } from "./patience";
import type { Tally } from "./tally";

const hourMs = 3_600_000;
/** postgres.js leaves a query on a dead connection without an answer (porsager/postgres#1208). */
const answerMs = 10_000;
const zones = ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland"] as const;
/** A few, so that much falls due at once. */
const hours = ["10:00", "11:30", "14:00", "16:00"] as const;
const names = ["Keiko Ito", "Ann Bell", "Omar Haddad", "Lea Blum"] as const;

/** One application after an interview, with all its reminders. A user has up to three. */
export interface Candidacy {
  owner: OwnerId;
  applicationId: string;
  interviewId: string;
}

/** Signs up users and logs their interviews of the next two days, ten at once. */
export async function logInterviews(count: number, dice: Dice, now: number): Promise<Candidacy[]> {
  const births: (() => Promise<Candidacy[]>)[] = [];
  for (let left = count; left > 0; ) {
    const interviews = Array.from({ length: Math.min(left, dice.between(1, 3)) }, () => ({
      startsOn: new Date(now + dice.between(1, 2) * 24 * hourMs).toISOString().slice(0, 10),
      startTime: dice.pick(hours),
      interviewers: names.slice(0, dice.between(1, 3)).map((name) => ({ name })),
    }));
    left -= interviews.length;
    const timeZone = dice.pick(zones);
    births.push(async () => {
      const owner = await signUp(timeZone);
      const candidacies: Candidacy[] = [];
      for (const [nth, when] of interviews.entries()) {
        const what = { employerName: `Employer ${nth + 1}`, role: "Designer", kind: "video" } as const;
        const made = await logInterview(owner, { ...what, ...when, durationMinutes: 60 }, new Date(now));
        candidacies.push({ owner, ...made });
      }
      return candidacies;
    });
  }
  const candidacies: Candidacy[] = [];
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      for (let birth = births.shift(); birth; birth = births.shift()) candidacies.push(...(await birth()));
    }),
  );
  return candidacies;
}

async function signUp(timeZone: string): Promise<OwnerId> {
  const id = newId();
  const { sql } = connection("auth");
  await sql`insert into "user" (id, email) values (${id}, ${`${id}@example.com`})`;
  await sql`select create_profile(${id}, ${timeZone}, ${null})`;
  return provenOwner(id);
}

const acts = {
  "marked done": 30,
  snoozed: 16,
  skipped: 8,
  answered: 10,
  deleted: 3,
  "changed zone": 5,
  rescheduled: 4,
  "stopped mails": 2,
  "resumed mails": 4,
};

const responses = ["good-news", "wait", "courtesy", "out-of-office", "rejection", "other"] as const;

export interface Near {
  owner_id: string;
  step_id: string;
  application_id: string;
}

/** Steps whose reminders are due about now: acting on these is in delivery's way. */
export function nearSteps(admin: postgres.Sql, at: number, most: number): Promise<Near[]> {
  return admin<Near[]>`
    select r.owner_id, r.step_id, s.application_id
    from reminder r join follow_up_step s on s.owner_id = r.owner_id and s.id = r.step_id
    where r.state in ('scheduled', 'claimed', 'accepted')
      and r.due_at between ${new Date(at - hourMs)} and ${new Date(at + hourMs / 6)}
    order by r.due_at desc, r.id limit ${most}`;
}

/** One thing that a person does about a step or the candidacy around it, with what became of it in the tally. */
export async function act(
  near: Near,
  candidacies: Map<string, Candidacy>,
  dice: Dice,
  done: Tally,
): Promise<void> {
  const name = dice.weighted(acts);
  try {
    const command = async () =>
      commandOf(name, near, candidacies.get(near.application_id), dice, await productNow());
    const answered = await Promise.race([command(), pause(answerMs, "none", { ref: false })]);
    done.add(answered === "none" ? `${name} (no answer)` : name);
  } catch (error) {
    if (isAppError(error)) done.add(`${name} (${error.code})`);
    else if (isPassing(error)) done.add(`${name} (database gone)`);
    else throw error;
  }
}

function commandOf(
  name: keyof typeof acts,
  near: Near,
  candidacy: Candidacy | undefined,
  dice: Dice,
  at: Date,
): Promise<unknown> {
  const owner = provenOwner(near.owner_id);
  const later = (least: number, most: number) =>
    new Date(at.getTime() + dice.between(least, most) * hourMs).toISOString();
  const commands: Record<keyof typeof acts, () => Promise<unknown>> = {
    "marked done": () => markDone(owner, { stepId: near.step_id }, at),
    snoozed: () => snoozeStep(owner, { stepId: near.step_id, until: later(1, 50) }, at),
    skipped: () => skipStep(owner, near.step_id, at),
    answered: () => {
      const response = dice.pick(responses);
      const until = response === "wait" || response === "out-of-office" ? later(48, 200).slice(0, 10) : null;
      return logAnswer(owner, { applicationId: near.application_id, response, until }, at);
    },
    deleted: () => deleteApplication(owner, near.application_id, at),
    "changed zone": () => saveProfile(owner, { timeZone: dice.pick(zones) }, at),
    rescheduled: async () => {
      const when = { startsOn: later(24, 96).slice(0, 10), startTime: "11:00" };
      if (candidacy) await rescheduleInterview(owner, { interviewId: candidacy.interviewId, ...when }, at);
    },
    "stopped mails": () => stopReminders(owner, at),
    "resumed mails": () => resumeReminders(owner, at),
  };
  return commands[name]();
}
