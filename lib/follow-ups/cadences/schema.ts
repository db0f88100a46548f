import { z } from "zod";
import { type OwnDays, ownDayTroubles } from "./rules";

const dayOrNone = z
  .string()
  .regex(/^\d{0,2}$/, { error: "Choose a day from the list.", abort: true })
  .transform((text) => (text === "" ? null : Number(text)));

/** The days of a cadence of one's own, inside the gaps (T12); an empty one is left out. */
export const ownDaysSchema = z
  .object({ checkInDay: dayOrNone, followUpDay: dayOrNone, lastWordDay: dayOrNone })
  .superRefine((days: OwnDays, context) => {
    for (const [day, message] of Object.entries(ownDayTroubles(days))) {
      context.addIssue({ code: "custom", path: [day], message });
    }
  });
