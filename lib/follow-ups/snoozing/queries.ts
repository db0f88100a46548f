import "server-only";
import type { OwnerId } from "@/lib/auth/owner";
import { holidaysOfAll } from "@/lib/holidays/queries";
import { dayOf } from "@/lib/moments/rules";
import { getProfile } from "@/lib/users/queries";
import { regionsOfApplication } from "../replan/regions/queries";
import { type SnoozeChoice, snoozeChoices } from "./rules";

/** When a step of this application may be put off to; holidays of the user's region and of the employer's count. */
export async function listSnoozeChoices(
  owner: OwnerId,
  applicationId: string,
  now: Date,
): Promise<SnoozeChoice[]> {
  const [{ timeZone }, regions] = await Promise.all([
    getProfile(owner),
    regionsOfApplication(owner, applicationId),
  ]);
  const year = Number(dayOf(now, timeZone).slice(0, 4));
  return snoozeChoices(now, timeZone, await holidaysOfAll(regions, year, year + 1));
}
