"use server";

import type { Route } from "next";
import { z } from "zod";
import { type FormAction, ownerAction } from "@/lib/action";
import { chooseAddressee } from "@/lib/applications/commands";
import { addresseeSchema, applicationIdSchema } from "@/lib/applications/schema";
import { safeReturnPath } from "@/lib/auth/address";
import type { OwnerId } from "@/lib/auth/owner";
import { editContact } from "@/lib/contacts/commands";
import { editContactSchema } from "@/lib/contacts/schema";
import { answerDraftQuestions, noteHowItWent } from "@/lib/debriefs/commands";
import { draftAnswersForm, howItWentForm } from "@/lib/debriefs/form/schema";
import { getCheckedDraft } from "@/lib/drafts/checking/queries";
import { readDraft, stopsIn } from "@/lib/drafts/checking/reading/rules";
import { draftInput, resetDraft, saveDraft } from "@/lib/drafts/commands";
import { AppError } from "@/lib/errors";
import { closeAsNoAnswer, markDone } from "@/lib/follow-ups/commands";
import { getStep } from "@/lib/follow-ups/queries";
import { forgetHandOff } from "@/lib/follow-ups/sending/commands";
import { doneSchema, stepIdSchema } from "@/lib/follow-ups/steps/schema";
import { editInterview, recordOutcome, rescheduleInterview } from "@/lib/interviews/commands";
import { editInterviewForm } from "@/lib/interviews/form/schema";
import { recordOutcomeSchema, rescheduleInterviewSchema } from "@/lib/interviews/schema";
import { logMessage } from "@/lib/messages/commands";
import { newMessageSchema } from "@/lib/messages/schema";
import { paths } from "@/lib/paths";
import { leaveTo } from "../../_components/leave";

const back = { back: z.string().transform((path) => (safeReturnPath(path) ?? paths.today()) as Route) };

const saveDraftAction: FormAction = ownerAction("save draft", draftInput, async (owner, input, now) => {
  await saveDraft(owner, input, now);
  leaveTo(paths.step(input.stepId, new URLSearchParams({ saved: "yes" })));
});

const resetDraftAction: FormAction = ownerAction(
  "reset draft",
  draftInput.pick({ stepId: true }),
  async (owner, { stepId }, now) => {
    await resetDraft(owner, stepId, now);
    leaveTo(paths.step(stepId));
  },
);

/** "I sent it" carries the wording that was sent; it goes into the log with the step (W7). A stop is asked about once. */
export const markDoneAsSentAction: FormAction = ownerAction(
  "mark done as sent",
  z.object({
    ...doneSchema.shape,
    anyway: z.literal("yes").optional(),
    act: z.string().optional(),
    openedAt: doneSchema.shape.at,
    ...back,
  }),
  async (
    owner,
    { stepId, method = "email", subject, body, anyway, requestId, act, openedAt, back: path },
    now,
  ) => {
    if (!anyway && body) await askAboutStops(owner, stepId, { subject: subject ?? "", body }, now);
    const at = act === "sent-then" ? openedAt : undefined;
    const { activityId } = await markDone(owner, { stepId, method, at, subject, body, requestId }, now);
    leaveTo(path, activityId);
  },
);

const forgetHandOffAction: FormAction = ownerAction(
  "forget hand-off",
  z.object({ ...stepIdSchema.shape }),
  async (owner, { stepId }, now) => {
    await forgetHandOff(owner, stepId, now);
    leaveTo(paths.step(stepId));
  },
);

export const editContactAction: FormAction = ownerAction(
  "edit contact",
  z.strictObject({
    ...stepIdSchema.shape,
    ...editContactSchema.pick({ contactId: true, email: true, version: true }).shape,
  }),
  async (owner, { stepId, ...input }, now) => {
    await editContact(owner, input, now);
    leaveTo(paths.step(stepId));
  },
);

/** The note about a missed interview belongs to no planned step; it is logged by itself (W7). */
export const logMessageAction: FormAction = ownerAction(
  "log message",
  newMessageSchema.omit({ direction: true, method: true, happenedAt: true }),
  async (owner, input, now) => {
    await logMessage(owner, { ...input, direction: "out", method: "email" }, now);
    leaveTo(paths.application(input.applicationId));
  },
);

/** The page of the step stays; its draft is then for the new person (W9). */
export const chooseAddresseeAction: FormAction = ownerAction(
  "choose addressee",
  z.strictObject({ ...stepIdSchema.shape, contactId: addresseeSchema.shape.contactId }),
  async (owner, { stepId, contactId }, now) => {
    const { applicationId } = await getStep(owner, stepId);
    await chooseAddressee(owner, { applicationId, contactId }, now);
    leaveTo(paths.step(stepId));
  },
);

export const answerDraftQuestionsAction: FormAction = ownerAction(
  "answer draft questions",
  draftAnswersForm,
  async (owner, { stepId, ...answers }, now) => {
    await answerDraftQuestions(owner, answers, now);
    leaveTo(paths.step(stepId));
  },
);

export const noteHowItWentAction: FormAction = ownerAction(
  "note how it went",
  howItWentForm,
  async (owner, input, now) => {
    const { nextStepId, activityId } = await noteHowItWent(owner, input, now);
    leaveTo(nextStepId ? paths.step(nextStepId) : paths.application(input.applicationId), activityId);
  },
);

export const recordOutcomeAction: FormAction = ownerAction(
  "record outcome",
  z.strictObject({ ...recordOutcomeSchema.shape, ...back }),
  async (owner, { back: path, ...outcome }, now) => {
    const { activityId } = await recordOutcome(owner, outcome, now);
    leaveTo(path, activityId);
  },
);

/** Back to the debrief, which asks about everybody who was there. */
export const editInterviewAction: FormAction = async (previous, form) => {
  const stepId = form.get("stepId");
  form.delete("stepId");
  return ownerAction("edit interview", editInterviewForm, async (owner, input, now) => {
    await editInterview(owner, input, now);
    leaveTo(typeof stepId === "string" ? paths.step(stepId) : paths.today());
  })(previous, form);
};

export const rescheduleInterviewAction: FormAction = ownerAction(
  "reschedule interview",
  z.strictObject({ ...rescheduleInterviewSchema.shape, ...back }),
  async (owner, { back: path, ...input }, now) => {
    const { activityId } = await rescheduleInterview(owner, input, now);
    leaveTo(path, activityId);
  },
);

export const closeAsNoAnswerAction: FormAction = ownerAction(
  "close as no answer",
  applicationIdSchema,
  async (owner, { applicationId }, now) => {
    const { activityId } = await closeAsNoAnswer(owner, applicationId, now);
    leaveTo(paths.application(applicationId), activityId);
  },
);

async function askAboutStops(
  owner: OwnerId,
  stepId: string,
  wording: { subject: string; body: string },
  now: Date,
): Promise<void> {
  const { facts } = await getCheckedDraft(owner, stepId, now);
  const stops = facts ? stopsIn(readDraft(facts, wording)) : [];
  if (stops.length > 0) {
    throw new AppError("refused", "Have a look first: something in it may not be meant.", {
      current: { stops: stops.map(({ message }) => ({ message })) },
    });
  }
}

const composerActions: Record<string, FormAction> = {
  save: saveDraftAction,
  sent: markDoneAsSentAction,
  "sent-then": markDoneAsSentAction,
  reset: resetDraftAction,
  "not-yet": forgetHandOffAction,
};

/** The buttons of the composer, told apart by `act`. One action, since without scripts a form has one answer. */
export const composerAction: FormAction = async (previous, form) => {
  const act = composerActions[String(form.get("act"))] ?? saveDraftAction;
  return act(previous, form);
};
