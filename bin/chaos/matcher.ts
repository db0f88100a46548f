import type { AcceptedMail } from "../../tests/support/fake-resend";
import type { World } from "./world";

export interface Verdict {
  targets: number;
  mails: number;
  /** How many reminders ended in each state. */
  states: Record<string, number>;
  lost: string[];
  doubled: string[];
  early: string[];
  lateMs: { p50: number; p99: number; max: number };
}

interface Target {
  id: string;
  stepId: string;
  state: string;
  stateReason: string | null;
  mailId: string | null;
  dueAt: Date;
  momentAt: Date | null;
}

/**
 * As the checker of Chronos does: every target (a reminder that the plan asked for) is matched with exactly one accepted
 * mail or with a stated reason, every accepted mail with its targets, and none comes before its time.
 */
export async function matchTargets(world: World, endedAt: Date): Promise<Verdict> {
  const { db, resend } = world;
  const targets = await db<Target[]>`
    select r.id, r.step_id as "stepId", r.state, r.state_reason as "stateReason", r.mail_id as "mailId",
           r.due_at as "dueAt", m.moment_at as "momentAt"
    from reminder r left join mail m on m.id = r.mail_id`;
  const unplanned = await db<{ id: string }[]>`
    select s.id from follow_up_step s join profile p on p.owner_id = s.owner_id
    where s.state = 'planned' and p.reminders_stopped_at is null and s.due_at < ${endedAt}
      and not exists (select 1 from reminder r where r.owner_id = s.owner_id and r.step_id = s.id)`;
  const lost = unplanned.map(({ id }) => `step ${id} has no reminder`);
  const doubled: string[] = [];
  const early: string[] = [];
  const late: number[] = [];
  const states: Record<string, number> = {};
  const byKey = grouped(resend.accepted);

  for (const target of targets) {
    states[target.state] = (states[target.state] ?? 0) + 1;
    const fault = faultOf(target, byKey, endedAt);
    if (fault) lost.push(`${target.id}: ${fault}`);
  }
  for (const [key, mails] of byKey) {
    const carried = targets.filter(({ mailId }) => `mail/${mailId}` === key);
    if (mails.length > 1) doubled.push(`${key} was accepted ${mails.length} times`);
    if (carried.length === 0) doubled.push(`${key} was accepted and belongs to no reminder`);
    const at = world.productTimeAt(mails[0]?.at ?? 0);
    const due = Math.max(...carried.map(({ dueAt }) => dueAt.getTime()));
    if (at < due) early.push(`${key} came ${due - at} ms early`);
    late.push(Math.max(0, at - Math.max(...carried.map(({ momentAt }) => momentAt?.getTime() ?? 0))));
  }
  doubled.push(...doubledSteps(targets, resend.accepted));
  return {
    targets: targets.length,
    mails: resend.accepted.length,
    states,
    lost,
    doubled,
    early,
    lateMs: spread(late),
  };
}

function faultOf(target: Target, accepted: Map<string, AcceptedMail[]>, endedAt: Date): string | null {
  const { state, stateReason, mailId, dueAt } = target;
  if (state === "accepted" || state === "delivered") {
    return accepted.has(`mail/${mailId}`)
      ? null
      : "the receipt says accepted, and the provider knows nothing of it";
  }
  if (state === "scheduled" || state === "claimed") {
    return dueAt < endedAt ? `was due at ${dueAt.toISOString()} and is still ${state}` : null;
  }
  return stateReason ? null : `ended as ${state} without a reason`;
}

/** A step is told of in as many mails as its reminders were accepted in, and in no more. */
function doubledSteps(targets: readonly Target[], accepted: readonly AcceptedMail[]): string[] {
  const told = new Map<string, number>();
  for (const { text } of accepted) {
    for (const stepId of new Set(text.match(/(?<=#step-)[0-9a-f-]{36}/g))) {
      told.set(stepId, (told.get(stepId) ?? 0) + 1);
    }
  }
  return [...told].flatMap(([stepId, times]) => {
    const own = targets.filter((target) => target.stepId === stepId && target.mailId !== null);
    const expected = new Set(own.map(({ mailId }) => mailId)).size;
    return times > expected ? [`step ${stepId} was told of in ${times} mails instead of ${expected}`] : [];
  });
}

function grouped(mails: readonly AcceptedMail[]): Map<string, AcceptedMail[]> {
  const groups = new Map<string, AcceptedMail[]>();
  for (const mail of mails) groups.set(mail.key, [...(groups.get(mail.key) ?? []), mail]);
  return groups;
}

function spread(values: number[]): Verdict["lateMs"] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}
