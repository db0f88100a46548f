import { z } from "zod";
import { idFromOutside, line, optionalRegion, wholeNumber } from "@/lib/text/schema";

export const employerName = () => line(200, "Write the employer's name.");

export const editEmployerSchema = z.strictObject({
  employerId: idFromOutside(),
  name: employerName(),
  region: optionalRegion(),
  version: wholeNumber(1, 1_000_000_000),
});

export type EditedEmployer = z.output<typeof editEmployerSchema>;
