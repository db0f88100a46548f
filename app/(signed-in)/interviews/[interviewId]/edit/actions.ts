"use server";

import { type FormAction, ownerAction } from "@/lib/action";
import type { OwnerId } from "@/lib/auth/owner";
import {
  cancelInterview,
  deleteInterview,
  editInterview,
  rescheduleInterview,
} from "@/lib/interviews/commands";
import { editInterviewForm } from "@/lib/interviews/form/schema";
import { getInterview } from "@/lib/interviews/queries";
import { interviewIdSchema, rescheduleInterviewSchema } from "@/lib/interviews/schema";
import { paths } from "@/lib/paths";
import { leaveTo } from "../../../_components/leave";

export const rescheduleInterviewAction: FormAction = ownerAction(
  "reschedule interview",
  rescheduleInterviewSchema,
  async (owner, input, now) => {
    const { activityId } = await rescheduleInterview(owner, input, now);
    leaveTo(await applicationOf(owner, input.interviewId), activityId);
  },
);

export const editInterviewAction: FormAction = ownerAction(
  "edit interview",
  editInterviewForm,
  async (owner, input, now) => {
    const { activityId } = await editInterview(owner, input, now);
    leaveTo(await applicationOf(owner, input.interviewId), activityId);
  },
);

export const cancelInterviewAction: FormAction = ownerAction(
  "cancel interview",
  interviewIdSchema,
  async (owner, { interviewId }, now) => {
    const { activityId } = await cancelInterview(owner, interviewId, now);
    leaveTo(await applicationOf(owner, interviewId), activityId);
  },
);

export const deleteInterviewAction: FormAction = ownerAction(
  "delete interview",
  interviewIdSchema,
  async (owner, { interviewId }, now) => {
    const path = await applicationOf(owner, interviewId);
    const { activityId } = await deleteInterview(owner, interviewId, now);
    leaveTo(path, activityId);
  },
);

async function applicationOf(owner: OwnerId, interviewId: string) {
  return paths.application((await getInterview(owner, interviewId)).applicationId);
}
