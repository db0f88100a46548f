"use server";

import { z } from "zod";
import { type FormAction, ownerAction } from "@/lib/action";
import { resetOwnWordings, saveOwnWordings } from "@/lib/drafts/own-wordings/commands";
import { ownWordingKind, ownWordingsForm } from "@/lib/drafts/own-wordings/schema";
import { paths } from "@/lib/paths";
import { leaveTo } from "../../../_components/leave";

export const saveOwnWordingsAction: FormAction = ownerAction(
  "save own wordings",
  ownWordingsForm,
  async (owner, input, now) => {
    await saveOwnWordings(owner, input, now);
    leaveTo(paths.wording(input.kind, new URLSearchParams({ saved: "yes" })));
  },
);

export const resetOwnWordingsAction: FormAction = ownerAction(
  "reset own wordings",
  z.strictObject({ kind: ownWordingKind }),
  async (owner, { kind }) => {
    await resetOwnWordings(owner, kind);
    leaveTo(paths.wording(kind, new URLSearchParams({ saved: "ours" })));
  },
);
