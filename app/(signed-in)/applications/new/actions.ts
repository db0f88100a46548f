"use server";

import { type FormAction, ownerAction } from "@/lib/action";
import { addApplication } from "@/lib/applications/commands";
import { newApplicationSchema } from "@/lib/applications/schema";
import { paths } from "@/lib/paths";
import { leaveTo } from "../../_components/leave";

export const addApplicationAction: FormAction = ownerAction(
  "add application",
  newApplicationSchema,
  async (owner, input, now) => {
    const { applicationId } = await addApplication(owner, input, now);
    leaveTo(paths.application(applicationId));
  },
);
