import { z } from "zod";
import { CADENCE_CHOICES } from "@/lib/follow-ups/cadences/rules";
import {
  clockTime,
  optionalLine,
  optionalRegion,
  optionalWebAddress,
  tick,
  timeZone,
  wholeNumber,
} from "@/lib/text/schema";

/** What is left out stays as it is. */
export const profileSchema = z.strictObject({
  name: optionalLine(120),
  phone: optionalLine(40),
  link: optionalWebAddress(),
  timeZone: timeZone().optional(),
  region: optionalRegion(),
  cadence: z.enum(CADENCE_CHOICES).optional(),
  quietFrom: clockTime().optional(),
  quietTo: clockTime().optional(),
  phoneCalls: tick().optional(),
  tone: z.enum(["warm", "formal"]).optional(),
  version: wholeNumber(1, 1_000_000_000).optional(),
});

export type ProfileInput = z.output<typeof profileSchema>;
