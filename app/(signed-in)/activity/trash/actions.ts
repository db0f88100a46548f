"use server";

import { z } from "zod";
import { type FormAction, ownerAction } from "@/lib/action";
import { restoreFromTrash } from "@/lib/activity/commands";
import { paths } from "@/lib/paths";
import { idFromOutside } from "@/lib/text/schema";
import { leaveTo } from "../../_components/leave";

const item = z.strictObject({
  kind: z.enum(["search", "application", "contact", "interview", "message", "promise"]),
  id: idFromOutside(),
});

export const restoreFromTrashAction: FormAction = ownerAction(
  "restore from trash",
  item,
  async (owner, input, now) => {
    await restoreFromTrash(owner, input, now);
    leaveTo(paths.trash());
  },
);
