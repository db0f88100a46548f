"use server";

import { type FormAction, ownerAction } from "@/lib/action";
import { paths } from "@/lib/paths";
import { saveProfile } from "@/lib/users/commands";
import { profileSchema } from "@/lib/users/schema";
import { leaveTo } from "../_components/leave";

/** Saving a zone confirms it, also when it is the one that was proposed. */
export const saveProfileZoneAction: FormAction = ownerAction(
  "save profile zone",
  profileSchema.pick({ timeZone: true }),
  async (owner, input, now) => {
    await saveProfile(owner, input, now);
    leaveTo(paths.today());
  },
);
