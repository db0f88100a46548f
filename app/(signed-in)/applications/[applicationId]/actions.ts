"use server";

import type { Route } from "next";
import { z } from "zod";
import { type FormAction, ownerAction } from "@/lib/action";
import { deleteApplication, editApplication, moveToSearch, moveToStage } from "@/lib/applications/commands";
import {
  applicationIdSchema,
  editApplicationSchema,
  moveToSearchSchema,
  moveToStageSchema,
} from "@/lib/applications/schema";
import { safeReturnPath } from "@/lib/auth/address";
import { logAnswer } from "@/lib/follow-ups/answers/commands";
import { answerSchema } from "@/lib/follow-ups/steps/schema";
import { addInterview } from "@/lib/interviews/commands";
import { addInterviewForm, promiseForm } from "@/lib/interviews/form/schema";
import { deleteMessage, logMessage } from "@/lib/messages/commands";
import { messageIdSchema, newMessageSchema } from "@/lib/messages/schema";
import { paths } from "@/lib/paths";
import { deletePromise, recordPromise } from "@/lib/promises/commands";
import { promiseIdSchema } from "@/lib/promises/schema";
import { timeIn } from "@/lib/promises/understanding/queries";
import { leaveTo } from "../../_components/leave";

const back = {
  back: z.string().transform((path) => (safeReturnPath(path) ?? paths.applications()) as Route),
};

export const moveToStageAction: FormAction = ownerAction(
  "move to stage",
  moveToStageSchema,
  async (owner, input, now) => {
    const { activityId } = await moveToStage(owner, input, now);
    leaveTo(paths.application(input.applicationId), activityId);
  },
);

export const moveToSearchAction: FormAction = ownerAction(
  "move to search",
  moveToSearchSchema,
  async (owner, input, now) => {
    const { activityId } = await moveToSearch(owner, input, now);
    leaveTo(paths.application(input.applicationId), activityId);
  },
);

export const deleteApplicationAction: FormAction = ownerAction(
  "delete application",
  applicationIdSchema,
  async (owner, input, now) => {
    const { activityId } = await deleteApplication(owner, input.applicationId, now);
    leaveTo(paths.applications(), activityId);
  },
);

export const editApplicationAction: FormAction = ownerAction(
  "edit application",
  editApplicationSchema,
  async (owner, input, now) => {
    const { activityId } = await editApplication(owner, input, now);
    leaveTo(paths.application(input.applicationId), activityId);
  },
);

export const addInterviewAction: FormAction = ownerAction(
  "add interview",
  addInterviewForm,
  async (owner, input, now) => {
    await addInterview(owner, input, now);
    leaveTo(paths.application(input.applicationId, new URLSearchParams({ new: "plan" })));
  },
);

export const recordPromiseAction: FormAction = ownerAction(
  "record promise",
  promiseForm,
  async (owner, { promise, ...input }, now) => {
    const time = await timeIn(owner, promise, input);
    const recorded = time && (await recordPromise(owner, { ...input, ...time }, now));
    leaveTo(paths.application(input.applicationId), recorded?.activityId);
  },
);

export const deletePromiseAction: FormAction = ownerAction(
  "delete promise",
  z.strictObject({ ...promiseIdSchema.shape, ...back }),
  async (owner, input, now) => {
    const { activityId } = await deletePromise(owner, input.promiseId, now);
    leaveTo(input.back, activityId);
  },
);

export const logAnswerAction: FormAction = ownerAction(
  "log answer",
  answerSchema,
  async (owner, input, now) => {
    const { activityId } = await logAnswer(owner, input, now);
    leaveTo(paths.application(input.applicationId), activityId);
  },
);

export const logMessageAction: FormAction = ownerAction(
  "log message",
  newMessageSchema,
  async (owner, input, now) => {
    const { activityId } = await logMessage(owner, input, now);
    leaveTo(paths.application(input.applicationId), activityId);
  },
);

export const deleteMessageAction: FormAction = ownerAction(
  "delete message",
  z.strictObject({ ...messageIdSchema.shape, ...back }),
  async (owner, input, now) => {
    const { activityId } = await deleteMessage(owner, input.messageId, now);
    leaveTo(input.back, activityId);
  },
);
