import fc from "fast-check";
import { expect, test } from "vitest";
import { undo } from "@/lib/activity/commands";
import { listActivity } from "@/lib/activity/queries";
import { moveToStage } from "@/lib/applications/commands";
import { stages } from "@/lib/applications/rules";
import { commandAs, type OwnerId } from "@/lib/auth/owner";
import { isAppError } from "@/lib/errors";
import { logAnswer } from "@/lib/follow-ups/answers/commands";
import { markDone, reopenStep, skipStep, snoozeStep } from "@/lib/follow-ups/commands";
import { replan } from "@/lib/follow-ups/replan/commands";
import { liveRoundIds } from "@/lib/follow-ups/rounds/queries";
import { deleteInterview, recordOutcome, rescheduleInterview } from "@/lib/interviews/commands";
import { logMessage } from "@/lib/messages/commands";
import { responses } from "@/lib/messages/schema";
import { plusDays } from "@/lib/moments/rules";
import { recordPromise } from "@/lib/promises/commands";
import { goAway, pauseEverything, resumeEverything, saveProfile } from "@/lib/users/commands";
import { testDatabase } from "@/tests/support/database";
import { anotherInterview, asWebRole, newInterview, newUser } from "@/tests/support/factories";

testDatabase();
const START = new Date("2026-11-22T09:00:00Z");

interface Act {
  what: number;
  which: number;
  days: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  what: fc.nat(13),
  which: fc.nat(1000),
  days: fc.nat(9),
});

interface Row {
  id: string;
}

async function pick(owner: OwnerId, table: string, which: number): Promise<string | null> {
  const rows = await asWebRole<Row>(owner, `select id from ${table} order by id`);
  return rows[which % Math.max(rows.length, 1)]?.id ?? null;
}

/** One thing a user may do at `now`. */
async function run(owner: OwnerId, { what, which, days }: Act, now: Date): Promise<unknown> {
  const today = now.toISOString().slice(0, 10);
  const applicationId = (await pick(owner, "application", which)) ?? "";
  const stepId = (await pick(owner, "follow_up_step", which)) ?? "";
  const interviewId = (await pick(owner, "interview", which)) ?? "";
  const soon = plusDays(today, days);
  switch (what) {
    case 0:
      return markDone(owner, { stepId }, now);
    case 1:
      return skipStep(owner, stepId, now);
    case 2:
      return snoozeStep(owner, { stepId, until: plusDays(today, days + 1) }, now);
    case 3:
      return reopenStep(owner, stepId, now);
    case 4:
      return logAnswer(
        owner,
        {
          applicationId,
          stepId: null,
          response: responses[which % responses.length] ?? "other",
          until: soon,
        },
        now,
      );
    case 5:
      return moveToStage(owner, { applicationId, stage: stages[which % stages.length] ?? "saved" }, now);
    case 6:
      return rescheduleInterview(owner, { interviewId, startsOn: soon, startTime: "11:00" }, now);
    case 7:
      return recordOutcome(owner, { interviewId, outcome: which % 2 === 0 ? "cancelled" : "happened" }, now);
    case 8:
      return which % 4 === 0
        ? deleteInterview(owner, interviewId, now)
        : anotherInterview(owner, applicationId, now, { startsOn: soon });
    case 9:
      return logMessage(owner, { applicationId, direction: "out", method: "email" }, now);
    case 10:
      return recordPromise(owner, { applicationId, saidOn: today, kind: "date", byOn: soon }, now);
    case 11:
      return saveProfile(
        owner,
        which % 2 === 0
          ? { cadence: (["patient", "standard", "persistent"] as const)[which % 3] ?? "standard" }
          : { timeZone: which % 3 === 0 ? "America/New_York" : "Europe/Berlin" },
        now,
      );
    case 12:
      return which % 2 === 0
        ? goAway(owner, { from: today, to: soon }, now)
        : which % 3 === 0
          ? resumeEverything(owner, now)
          : pauseEverything(owner, now);
    default: {
      const { rows } = await listActivity(owner);
      const last = rows.find((row) => row.canUndo);
      return last ? undo(owner, last.id, now) : null;
    }
  }
}

test("whatever a user does in whatever order, plan, reminders and calm hold together (I4, T12)", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 14 }), async (acts) => {
      const owner = await newUser();
      await newInterview(owner, START);
      await newInterview(owner, START, { role: "Engineer", startsOn: "2026-11-25" });
      let now = START;
      for (const next of acts) {
        now = new Date(now.getTime() + next.days * 20 * 60 * 60 * 1000);
        try {
          await run(owner, next, now);
        } catch (error) {
          if (!isAppError(error)) throw error;
        }
      }
      const again = await commandAs(owner, async (tx) =>
        replan(tx, owner, await liveRoundIds(tx, owner), now),
      );
      expect(again, "a second plan changes nothing").toEqual([]);
      expect(await faults(owner)).toEqual([]);
    }),
    { numRuns: 15, seed: 20_261_122, endOnFailure: true },
  );
}, 120_000);

/** What must never be on file. */
function faults(owner: OwnerId): Promise<Record<string, unknown>[]> {
  return asWebRole(
    owner,
    `select 'a reminder of a step that is not open' as fault, r.id from reminder r
       join follow_up_step s on s.owner_id = r.owner_id and s.id = r.step_id
       where r.state = 'scheduled' and s.state <> 'planned'
     union all
     select 'an open step without its reminder', s.id from follow_up_step s where s.state = 'planned'
       and not exists (select 1 from reminder r where r.owner_id = s.owner_id and r.step_id = s.id and r.slot = 'due')
     union all
     select 'an open step of a round that is over', s.id from follow_up_step s
       join round r on r.owner_id = s.owner_id and r.id = s.round_id
       join application a on a.owner_id = s.owner_id and a.id = s.application_id
       where s.state = 'planned' and (r.deleted_at is not null or a.deleted_at is not null
         or (r.ended_at is not null or a.stage in ('accepted', 'rejected', 'withdrawn', 'no-answer'))
           and not (a.stage = 'rejected' and s.kind = 'rejection-reply')
           and not (a.stage = 'offer' and s.kind in ('offer-thanks', 'offer-deadline')))
     union all
     select 'an open step without a reason', s.id from follow_up_step s where s.state = 'planned' and s.why = ''
     union all
     select 'a dropped step without a reason', s.id from follow_up_step s where s.state = 'dropped' and s.state_reason is null
     union all
     select 'two current promises', (min(p.id::text))::uuid from promise p
       where p.replaced_at is null and p.deleted_at is null group by p.application_id having count(*) > 1`,
  );
}
