"use server";

import { z } from "zod";
import { type FormAction, ownerAction } from "@/lib/action";
import type { OwnerId } from "@/lib/auth/owner";
import { AppError } from "@/lib/errors";
import { listMovesToZone } from "@/lib/follow-ups/replan/preview/queries";
import { titleForScreen } from "@/lib/follow-ups/wording/rules";
import { paths } from "@/lib/paths";
import { placeOf } from "@/lib/time-zones/rules";
import { awaySchema } from "@/lib/users/absence/schema";
import {
  comeBack,
  goAway,
  pauseEverything,
  resumeEverything,
  resumeReminders,
  saveProfile,
  stopReminders,
} from "@/lib/users/commands";
import { getProfile } from "@/lib/users/queries";
import { profileSchema } from "@/lib/users/schema";
import { leaveTo } from "../_components/leave";
import { inZone } from "../_components/moment";
import type { ZoneMoves } from "./_components/zone-moves";

/** A new time zone says first what it moves; `zoneSeen` is the zone for which that was shown. */
export const saveProfileAction: FormAction = ownerAction(
  "save profile",
  profileSchema.extend({ zoneSeen: z.string().max(64).optional() }),
  async (owner, { zoneSeen, ...input }, now) => {
    if (input.timeZone && input.timeZone !== zoneSeen) await askAboutMoves(owner, input.timeZone, now);
    await saveProfile(owner, input, now);
    leaveTo(paths.settings(new URLSearchParams({ saved: "yes" })));
  },
);

export const stopRemindersAction: FormAction = ownerAction(
  "stop reminders",
  z.strictObject({}),
  async (owner, _input, now) => {
    await stopReminders(owner, now);
    leaveTo(paths.settings());
  },
);

export const resumeRemindersAction: FormAction = ownerAction(
  "resume reminders",
  z.strictObject({}),
  async (owner, _input, now) => {
    await resumeReminders(owner, now);
    leaveTo(paths.settings());
  },
);

export const goAwayAction: FormAction = ownerAction("go away", awaySchema, async (owner, input, now) => {
  await goAway(owner, input, now);
  leaveTo(paths.settings(new URLSearchParams({ saved: "yes" })));
});

export const comeBackAction: FormAction = ownerAction(
  "come back",
  z.strictObject({}),
  async (owner, _input, now) => {
    await comeBack(owner, now);
    leaveTo(paths.settings(new URLSearchParams({ saved: "yes" })));
  },
);

export const pauseEverythingAction: FormAction = ownerAction(
  "pause everything",
  z.strictObject({}),
  async (owner, _input, now) => {
    await pauseEverything(owner, now);
    leaveTo(paths.settings(new URLSearchParams({ saved: "yes" })));
  },
);

export const resumeEverythingAction: FormAction = ownerAction(
  "resume everything",
  z.strictObject({}),
  async (owner, _input, now) => {
    await resumeEverything(owner, now);
    leaveTo(paths.settings(new URLSearchParams({ saved: "yes" })));
  },
);

async function askAboutMoves(owner: OwnerId, timeZone: string, now: Date): Promise<void> {
  const { timeZone: before } = await getProfile(owner);
  const moves = timeZone === before ? [] : await listMovesToZone(owner, timeZone, now);
  if (moves.length === 0) return;
  const current: ZoneMoves = {
    timeZone,
    moves: moves.map((move) => ({
      stepId: move.stepId,
      what: `${titleForScreen(move.kind, move.contactName)} (${move.employerName})`,
      before: `${inZone(move.from, before, "day-time")} in ${placeOf(before)}`,
      after: `${inZone(move.to, timeZone, "day-time")} in ${placeOf(timeZone)}`,
    })),
  };
  throw new AppError("refused", "Have a look at what moves with the new time zone.", { current });
}
