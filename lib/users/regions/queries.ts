import "server-only";
import { refused } from "@/lib/errors";
import { holidaysOf, UnknownRegionError } from "@/lib/holidays/queries";
import { countryOf } from "@/lib/time-zones/rules";

/**
 * The region a new user starts with: the country of their clock, else the one their browser proposed, and none whose public
 * holidays are not known.
 */
export async function firstRegion(
  timeZone: string | null,
  proposed: string | undefined,
): Promise<string | null> {
  const country = (timeZone && countryOf(timeZone)) || proposed;
  if (!country || !/^[A-Z]{2}$/.test(country)) {
    return null;
  }
  return (await isKnownRegion(country)) ? country : null;
}

/** Raises `refused` for a region whose public holidays are not known. */
export async function refuseUnknownRegion(region: string): Promise<void> {
  if (!(await isKnownRegion(region))) {
    throw refused("Choose a region from the list.");
  }
}

async function isKnownRegion(region: string): Promise<boolean> {
  try {
    await holidaysOf(region, 2000, 2000);
    return true;
  } catch (error) {
    if (error instanceof UnknownRegionError) {
      return false;
    }
    throw error;
  }
}
