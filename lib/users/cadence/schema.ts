import { z } from "zod";
import { ownDaysSchema } from "@/lib/follow-ups/cadences/schema";
import { tick } from "@/lib/text/schema";

/** The form of one's own cadence: its days, and whether it counts everywhere. */
export const ownCadenceForm = ownDaysSchema.and(z.object({ everywhere: tick().optional() }));
