import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { applicationOfStep, employerOfApplication, searchOfApplication } from "@/db/joins";
import { application, employer, followUpStep, handOff, search } from "@/db/schema";
import { type OwnerId, readAs, rowId } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";
import { type InterviewOfDay, interviewsOfDay } from "@/lib/interviews/queries";
import { dayOf, plusDays, startOfDay } from "@/lib/moments/rules";
import { timeZoneOf } from "@/lib/users/finding/queries";
import type { AnyStepKind, Channel, ReasonLink } from "./rules";
import { lastActivityOfStep } from "./steps/finding/queries";
import { type StepTiming, timingOf } from "./steps/rules";
import { addresseesOf, openSteps, type TodayItem } from "./today/queries";

export type { TodayItem } from "./today/queries";

export interface Today {
  /** Its window is over. */
  overdue: TodayItem[];
  dueNow: TodayItem[];
  /** The rest of today, and tomorrow. */
  next: TodayItem[];
  /** The fourteen days after. */
  later: TodayItem[];
  interviewsToday: InterviewOfDay[];
  /** More than fifty steps are due or overdue; the latest fifty are listed. */
  moreOverdue: boolean;
}

/** What there is to do, over all searches, by due time. Days are the user's local days. */
export function listToday(owner: OwnerId, now: Date): Promise<Today> {
  return readAs(owner, async (tx) => {
    const timeZone = await timeZoneOf(tx, owner);
    const day = dayOf(now, timeZone);
    const endOfNext = startOfDay(plusDays(day, 2), timeZone);
    const endOfLater = startOfDay(plusDays(day, 16), timeZone);
    const [{ items, hasMoreDue }, interviewsToday] = await Promise.all([
      openSteps(tx, owner, now, endOfLater),
      interviewsOfDay(tx, owner, day, timeZone),
    ]);
    const planned = items.filter((item) => item.state === "planned");
    return {
      overdue: items.filter((item) => item.state === "overdue"),
      dueNow: items.filter((item) => item.state === "due"),
      next: planned.filter((item) => item.dueAt < endOfNext),
      later: planned.filter((item) => item.dueAt >= endOfNext && item.dueAt < endOfLater),
      interviewsToday,
      moreOverdue: hasMoreDue,
    };
  });
}

export interface StepDetails {
  id: string;
  applicationId: string;
  roundId: string;
  employerName: string;
  role: string;
  searchName: string;
  kind: AnyStepKind;
  channel: Channel;
  contactId: string | null;
  /** To whom it goes: a thank-you's person, else the round's addressee (W9). */
  addressee: { contactId: string; name: string; email: string | null } | null;
  dueAt: Date;
  windowEndsAt: Date | null;
  lastCallAt: Date | null;
  snoozedUntil: Date | null;
  why: string;
  rules: string[];
  chain: ReasonLink[];
  state: "planned" | "done" | "skipped" | "dropped";
  /** How an open step stands at the given time; null for the others. */
  timing: StepTiming | null;
  stateChangedAt: Date;
  stateReason: string | null;
  version: number;
  handedOffAt: Date | null;
  /** The way in which it was last opened: "mail-app", "gmail", "copy" … */
  handedOffBy: string | null;
  /** What was last done about it and can be taken back. */
  activityId: string | null;
}

/** One step as it stands now, whatever became of it. Raises `not-found`. */
export async function getStep(owner: OwnerId, stepId: string, now?: Date): Promise<StepDetails> {
  const id = rowId(stepId);
  return readAs(owner, async (tx) => {
    const [found] = await tx
      .select({
        step: followUpStep,
        employerId: application.employerId,
        addresseeId: application.addresseeId,
        employerName: employer.name,
        role: application.role,
        searchName: search.name,
        contact: sql<{
          contactId: string;
          name: string;
          email: string | null;
        } | null>`(
          select json_build_object('contactId', c.id, 'name', c.name, 'email', c.email) from contact c
          where c.owner_id = ${owner} and c.id = "follow_up_step"."contact_id")`,
        now: sql`app_now()`.mapWith((value: Date | string) => new Date(value)),
      })
      .from(followUpStep)
      .innerJoin(application, applicationOfStep)
      .innerJoin(employer, employerOfApplication)
      .innerJoin(search, searchOfApplication)
      .where(and(eq(followUpStep.ownerId, owner), eq(followUpStep.id, id)));
    if (!found) {
      throw notFound();
    }
    const { step, employerName, role, searchName } = found;
    const asked = {
      round_id: step.roundId,
      application_id: step.applicationId,
      employer_id: found.employerId,
      addressee_id: found.addresseeId,
    };
    const addressee =
      step.kind === "thank-you" ? null : (await addresseesOf(tx, owner, [asked])).get(step.roundId);
    const [handed] = await tx
      .select({ openedAt: handOff.openedAt, method: handOff.method })
      .from(handOff)
      .where(and(eq(handOff.ownerId, owner), eq(handOff.stepId, id)))
      .orderBy(desc(handOff.openedAt))
      .limit(1);
    const { ownerId: _owner, createdAt: _created, slot: _slot, position: _position, ...columns } = step;
    return {
      ...columns,
      employerName,
      role,
      searchName,
      addressee:
        step.kind === "thank-you"
          ? found.contact
          : addressee
            ? { contactId: addressee.id, name: addressee.name, email: addressee.email }
            : null,
      timing: step.state === "planned" ? timingOf(step, now ?? found.now) : null,
      handedOffAt: handed?.openedAt ?? null,
      handedOffBy: handed?.method ?? null,
      activityId: await lastActivityOfStep(tx, owner, id, ["step.done", "step.skipped", "step.snoozed"]),
    };
  });
}
