import { z } from "zod";
import { CADENCE_CHOICES } from "@/lib/follow-ups/cadences/rules";
import { idFromOutside, line, requestId, tick, wholeNumber } from "@/lib/text/schema";

const name = line(120, "Give the job search a name.");
const cadence = z.union([z.enum(CADENCE_CHOICES), z.literal("").transform(() => null)]).nullish();

export const newSearchSchema = z.strictObject({ name, cadence, requestId: requestId().optional() });

export const renameSearchSchema = z.strictObject({
  searchId: idFromOutside(),
  name,
  cadence,
  followUpApplications: tick().optional(),
  version: wholeNumber(1, 1_000_000_000).optional(),
});

export const archiveSearchSchema = z.strictObject({
  searchId: idFromOutside(),
  liveSteps: z.enum(["stop", "keep"]),
});

export type NewSearch = z.output<typeof newSearchSchema>;
export type RenamedSearch = z.output<typeof renameSearchSchema>;
export type LiveSteps = z.output<typeof archiveSearchSchema>["liveSteps"];
