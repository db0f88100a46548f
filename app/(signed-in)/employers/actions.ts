"use server";

import { type FormAction, ownerAction } from "@/lib/action";
import { editEmployer } from "@/lib/employers/commands";
import { editEmployerSchema } from "@/lib/employers/schema";
import { paths } from "@/lib/paths";
import { leaveTo } from "../_components/leave";

export const editEmployerAction: FormAction = ownerAction(
  "edit employer",
  editEmployerSchema,
  async (owner, input, now) => {
    const { activityId } = await editEmployer(owner, input, now);
    leaveTo(paths.employer(input.employerId), activityId);
  },
);
