"use server";

import { type FormAction, ownerAction } from "@/lib/action";
import { logInterview } from "@/lib/interviews/commands";
import { logInterviewForm } from "@/lib/interviews/form/schema";
import { dayOf } from "@/lib/moments/rules";
import { paths } from "@/lib/paths";
import { recordPromise } from "@/lib/promises/commands";
import { timeIn } from "@/lib/promises/understanding/queries";
import { getProfile } from "@/lib/users/queries";
import { leaveTo } from "../_components/leave";

export const logInterviewAction: FormAction = ownerAction(
  "log interview",
  logInterviewForm,
  async (owner, { interview, promise }, now) => {
    const today = dayOf(now, (await getProfile(owner)).timeZone);
    const [saidOn = today] = [interview.startsOn, today].sort();
    const time = await timeIn(owner, promise, { saidOn });
    const { applicationId } = await logInterview(owner, interview, now);
    if (time) await recordPromise(owner, { applicationId, saidOn, ...time }, now);
    leaveTo(paths.application(applicationId, new URLSearchParams({ new: "plan" })));
  },
);
