import { z } from "zod";
import { type OwnDays, ownDayLimits } from "./rules";

const dayOrNone = z
  .string()
  .regex(/^\d{0,2}$/, { error: "Choose a day from the list.", abort: true })
  .transform((text) => (text === "" ? null : Number(text)));

/** The days of a cadence of one's own, inside the gaps (T12); an empty one is left out. */
export const ownDaysSchema = z
  .object({ checkInDay: dayOrNone, followUpDay: dayOrNone, lastWordDay: dayOrNone })
  .superRefine((days: OwnDays, context) => {
    const limits = ownDayLimits(days);
    const refuse = (path: keyof OwnDays, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    const { checkInDay, followUpDay, lastWordDay } = days;
    if (checkInDay !== null && (checkInDay < limits.checkIn.from || checkInDay > limits.checkIn.to)) {
      refuse("checkInDay", `Choose a day from ${limits.checkIn.from} to ${limits.checkIn.to}.`);
    }
    if (followUpDay !== null && followUpDay < limits.followUp.from) {
      refuse("followUpDay", `Leave some room: day ${limits.followUp.from} at the earliest.`);
    } else if (followUpDay !== null && followUpDay > limits.followUp.to) {
      refuse("followUpDay", `Day ${limits.followUp.to} at the latest.`);
    }
    if (lastWordDay !== null && lastWordDay < limits.lastWord.from) {
      refuse("lastWordDay", `Leave some room: day ${limits.lastWord.from} at the earliest.`);
    } else if (lastWordDay !== null && lastWordDay > limits.lastWord.to) {
      refuse(
        "lastWordDay",
        `At most two weeks after the message before: day ${limits.lastWord.to} at the latest.`,
      );
    }
  });
