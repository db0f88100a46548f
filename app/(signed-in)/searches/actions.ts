"use server";

import { z } from "zod";
import { type FormAction, ownerAction } from "@/lib/action";
import { paths } from "@/lib/paths";
import {
  archiveSearch,
  createSearch,
  deleteSearch,
  renameSearch,
  restoreSearch,
} from "@/lib/searches/commands";
import { archiveSearchSchema, newSearchSchema, renameSearchSchema } from "@/lib/searches/schema";
import { idFromOutside } from "@/lib/text/schema";
import { leaveTo } from "../_components/leave";

const oneSearch = z.strictObject({ searchId: idFromOutside() });

export const createSearchAction: FormAction = ownerAction(
  "create search",
  newSearchSchema,
  async (owner, input, now) => {
    await createSearch(owner, input, now);
    leaveTo(paths.searches());
  },
);

export const renameSearchAction: FormAction = ownerAction(
  "rename search",
  renameSearchSchema,
  async (owner, input, now) => {
    const { activityId } = await renameSearch(owner, input, now);
    leaveTo(paths.searches(), activityId);
  },
);

export const archiveSearchAction: FormAction = ownerAction(
  "archive search",
  archiveSearchSchema,
  async (owner, { searchId, liveSteps }, now) => {
    const { activityId } = await archiveSearch(owner, searchId, { liveSteps }, now);
    leaveTo(paths.searches(), activityId);
  },
);

export const restoreSearchAction: FormAction = ownerAction(
  "restore search",
  oneSearch,
  async (owner, { searchId }, now) => {
    await restoreSearch(owner, searchId, now);
    leaveTo(paths.searches());
  },
);

export const deleteSearchAction: FormAction = ownerAction(
  "delete search",
  oneSearch,
  async (owner, { searchId }, now) => {
    const { activityId } = await deleteSearch(owner, searchId, now);
    leaveTo(paths.searches(), activityId);
  },
);
