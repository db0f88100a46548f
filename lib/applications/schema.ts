import { z } from "zod";
import { stages } from "@/lib/applications/rules";
import { employerName } from "@/lib/employers/schema";
import { CADENCE_CHOICES } from "@/lib/follow-ups/cadences/rules";
import {
  calendarDay,
  idFromOutside,
  line,
  optionalId,
  optionalLine,
  optionalProse,
  optionalRegion,
  optionalWebAddress,
  requestId,
  tick,
  wholeNumber,
} from "@/lib/text/schema";

const cadence = z.union([z.enum(CADENCE_CHOICES), z.literal("").transform(() => null)]).nullish();
const appliedOn = z.union([z.literal("").transform(() => null), calendarDay()]).nullish();

/** Without a search it goes to the current one. */
export const newApplicationSchema = z.strictObject({
  searchId: optionalId(),
  employerName: employerName(),
  employerRegion: optionalRegion(),
  role: line(200, "Write the role."),
  location: optionalLine(200),
  stage: z.enum(stages).optional(),
  appliedOn,
  postingUrl: optionalWebAddress(),
  notes: optionalProse(10_000),
  noPhoneCalls: tick().optional(),
  cadence,
  /** The user has seen that there is one like it, and wants another. */
  addAnyway: tick().optional(),
  requestId: requestId().optional(),
});

/** What is left out stays as it is; an empty text is taken away. */
export const editApplicationSchema = z.strictObject({
  applicationId: idFromOutside(),
  employerName: employerName().optional(),
  role: line(200, "Write the role.").optional(),
  location: optionalLine(200),
  appliedOn,
  postingUrl: optionalWebAddress(),
  notes: optionalProse(10_000),
  noPhoneCalls: tick().optional(),
  cadence,
  version: wholeNumber(1, 1_000_000_000),
});

export const moveToStageSchema = z.strictObject({ applicationId: idFromOutside(), stage: z.enum(stages) });
export const moveToSearchSchema = z.strictObject({
  applicationId: idFromOutside(),
  searchId: idFromOutside(),
});
export const applicationIdSchema = z.strictObject({ applicationId: idFromOutside() });
export const addresseeSchema = z.strictObject({ applicationId: idFromOutside(), contactId: optionalId() });

export type NewApplication = z.output<typeof newApplicationSchema>;
export type EditedApplication = z.output<typeof editApplicationSchema>;
