"use server";

import { type FormAction, ownerAction } from "@/lib/action";
import { paths } from "@/lib/paths";
import { saveOwnCadence } from "@/lib/users/cadence/commands";
import { ownCadenceForm } from "@/lib/users/cadence/schema";
import { leaveTo } from "../../_components/leave";

export const saveOwnCadenceAction: FormAction = ownerAction(
  "save own cadence",
  ownCadenceForm,
  async (owner, { everywhere = false, ...days }, now) => {
    await saveOwnCadence(owner, { days, everywhere }, now);
    leaveTo(paths.settings(new URLSearchParams({ saved: "yes" })));
  },
);
