import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applicationOfStep, contactOfStep, employerOfApplication, stepOfReminder } from "@/db/joins";
import { application, contact, employer, followUpStep, profile, reminder } from "@/db/schema";
import { asOwner, type OwnerId } from "@/lib/auth/owner";
import { checkedDraftOf } from "@/lib/drafts/checking/queries";
import { readDraft, stopsIn } from "@/lib/drafts/checking/reading/rules";
import { draftsOfSteps, type StepDraft } from "@/lib/drafts/queries";
import { listSnoozeChoices } from "@/lib/follow-ups/snoozing/queries";
import type { SnoozeChoice } from "@/lib/follow-ups/snoozing/rules";
import { findActionToken } from "../queries";

export interface TokenStep {
  stepId: string;
  roundId: string;
  applicationId: string;
  kind: typeof followUpStep.$inferSelect.kind;
  state: typeof followUpStep.$inferSelect.state;
  stateChangedAt: Date;
  dueAt: Date;
  windowEndsAt: Date | null;
  snoozedUntil: Date | null;
  why: string;
  contactId: string | null;
  contactName: string | null;
  employerName: string;
  role: string;
  draft: StepDraft | null;
  /** What has to be asked about before the message goes (D6, D9, D12); none for a settled step. */
  stops: string[];
  /** When it may be put off to. */
  snoozeChoices: SnoozeChoice[];
}

export interface TokenPage {
  owner: OwnerId;
  timeZone: string;
  /** Everything is paused (T21). */
  isPaused: boolean;
  steps: TokenStep[];
}

/** What the page behind a mail's button shows: that mail's steps as they stand now. Null for any token that is not good. */
export async function findTokenPage(token: string, now: Date): Promise<TokenPage | null> {
  const found = await findActionToken(token);
  if (!found) {
    return null;
  }
  const page = await asOwner(found.owner, async (tx) => {
    const [settings] = await tx
      .select({ timeZone: profile.timeZone, pausedAt: profile.pausedAt })
      .from(profile)
      .where(eq(profile.ownerId, found.owner));
    const steps = await stepsOfMail(tx, found.owner, found.mailId);
    const drafts = await draftsOfSteps(
      tx,
      found.owner,
      steps.map((step) => step.stepId),
      now,
    );
    const shown = [];
    for (const step of steps) {
      const draft = drafts.find(({ stepId }) => stepId === step.stepId) ?? null;
      const stops = step.state === "planned" && draft?.body ? await stopsOf(tx, found.owner, step, now) : [];
      shown.push({ ...step, draft, stops });
    }
    return {
      owner: found.owner,
      timeZone: settings?.timeZone ?? "UTC",
      isPaused: Boolean(settings?.pausedAt),
      steps: shown,
    };
  });
  const applicationIds = [...new Set(page.steps.map((step) => step.applicationId))];
  const choices = new Map(
    await Promise.all(
      applicationIds.map(async (id) => [id, await listSnoozeChoices(found.owner, id, now)] as const),
    ),
  );
  const steps = page.steps.map((step) => ({
    ...step,
    snoozeChoices: choices.get(step.applicationId) ?? [],
  }));
  return { ...page, steps };
}

async function stopsOf(
  tx: Transaction,
  owner: OwnerId,
  { stepId }: { stepId: string },
  now: Date,
): Promise<string[]> {
  const { draft, facts } = await checkedDraftOf(tx, owner, stepId, now);
  return facts ? stopsIn(readDraft(facts, draft)).map(({ message }) => message) : [];
}

function stepsOfMail(
  tx: Transaction,
  owner: OwnerId,
  mailId: string,
): Promise<Omit<TokenStep, "draft" | "stops" | "snoozeChoices">[]> {
  return tx
    .selectDistinctOn([followUpStep.createdAt, followUpStep.id], {
      stepId: followUpStep.id,
      roundId: followUpStep.roundId,
      applicationId: followUpStep.applicationId,
      kind: followUpStep.kind,
      state: followUpStep.state,
      stateChangedAt: followUpStep.stateChangedAt,
      dueAt: followUpStep.dueAt,
      windowEndsAt: followUpStep.windowEndsAt,
      snoozedUntil: followUpStep.snoozedUntil,
      why: followUpStep.why,
      contactId: followUpStep.contactId,
      contactName: contact.name,
      employerName: employer.name,
      role: application.role,
    })
    .from(reminder)
    .innerJoin(followUpStep, stepOfReminder)
    .innerJoin(application, applicationOfStep)
    .innerJoin(employer, employerOfApplication)
    .leftJoin(contact, contactOfStep)
    .where(and(eq(reminder.ownerId, owner), eq(reminder.mailId, mailId)))
    .orderBy(asc(followUpStep.createdAt), asc(followUpStep.id));
}
