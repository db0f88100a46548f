"use server";

import type { Route } from "next";
import { z } from "zod";
import { type FormAction, ownerAction } from "@/lib/action";
import { undoAll } from "@/lib/activity/commands";
import { safeReturnPath } from "@/lib/auth/address";
import { markDone, reopenStep, skipStep, snoozeStep } from "@/lib/follow-ups/commands";
import { confirmSent } from "@/lib/follow-ups/sending/commands";
import { doneSchema, sentSchema, stepIdSchema } from "@/lib/follow-ups/steps/schema";
import { paths } from "@/lib/paths";
import { switchSearch } from "@/lib/searches/commands";
import { idFromOutside } from "@/lib/text/schema";
import { leaveTo } from "./_components/leave";
import { snoozeForm } from "./_components/snooze-choices";

/** Where to go on, as the form says; anything but a path of our own leads to Today (B7). */
const back = { back: z.string().transform((path) => (safeReturnPath(path) ?? paths.today()) as Route) };

/** One id, or several with dots between, which are taken back together. */
const undoOf = z.strictObject({
  activityId: z
    .string()
    .max(2000)
    .transform((ids) => ids.split(".")),
  ...back,
});
const doneBack = z.strictObject({ ...doneSchema.shape, ...back });
const stepBack = z.strictObject({ ...stepIdSchema.shape, ...back });
const searchBack = z.strictObject({ searchId: idFromOutside(), ...back });

export const undoAllAction: FormAction = ownerAction("undo", undoOf, async (owner, input, now) => {
  await undoAll(owner, input.activityId, now);
  leaveTo(input.back, input.activityId);
});

export const markDoneAction: FormAction = ownerAction(
  "mark done",
  doneBack,
  async (owner, { back: path, ...done }, now) => {
    const { activityId } = await markDone(owner, done, now);
    leaveTo(path, activityId);
  },
);

export const confirmSentAction: FormAction = ownerAction(
  "confirm sent",
  z.strictObject({ ...sentSchema.shape, ...back }),
  async (owner, { "stepId[]": stepIds, method, back: path }, now) => {
    const acted = await confirmSent(owner, { stepIds, ...(method && { method }) }, now);
    leaveTo(
      path,
      acted.flatMap(({ activityId }) => activityId ?? []),
    );
  },
);

export const skipStepAction: FormAction = ownerAction("skip step", stepBack, async (owner, input, now) => {
  const { activityId } = await skipStep(owner, input.stepId, now);
  leaveTo(input.back, activityId);
});

export const snoozeStepAction: FormAction = ownerAction(
  "snooze step",
  snoozeForm,
  async (owner, { stepId, until, back: path }, now) => {
    const { activityId } = await snoozeStep(owner, { stepId, until }, now);
    leaveTo((safeReturnPath(path) ?? paths.today()) as Route, activityId);
  },
);

export const reopenStepAction: FormAction = ownerAction(
  "reopen step",
  stepBack,
  async (owner, input, now) => {
    await reopenStep(owner, input.stepId, now);
    leaveTo(input.back);
  },
);

export const switchSearchAction: FormAction = ownerAction(
  "switch search",
  searchBack,
  async (owner, input, now) => {
    await switchSearch(owner, input.searchId, now);
    leaveTo(input.back);
  },
);
