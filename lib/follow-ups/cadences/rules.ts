import { CADENCES, type Cadence, type CadenceName, leastGap } from "@/lib/follow-ups/rules";

/** What can be chosen for a user, a search or an application; "own" is the user's own, see ownCadence. */
export const CADENCE_CHOICES = [...CADENCES, "own"] as const;
export type CadenceChoice = (typeof CADENCE_CHOICES)[number];

/** The days of a cadence of one's own. */
export interface OwnDays {
  checkInDay: number | null;
  followUpDay: number | null;
  lastWordDay: number | null;
}

const balancedLastWord = { callDay: 11, noteAfterDays: 7 };
const named: Record<CadenceName, Cadence> = {
  patient: { checkInDay: null, followUp: { day: 7, lastDay: 10 }, lastWord: null },
  standard: { checkInDay: null, followUp: { day: 5, lastDay: 7 }, lastWord: balancedLastWord },
  persistent: { checkInDay: 2, followUp: { day: 5, lastDay: 7 }, lastWord: balancedLastWord },
};

/** The days a new cadence of one's own starts with: those of the standard one. */
export const FIRST_OWN_DAYS: OwnDays = { checkInDay: null, followUpDay: 5, lastWordDay: 11 };

/** A last note comes a week or two after the message before it (T11). */
const NOTE_AFTER = { least: 7, most: 14 };
/** A thank-you may go out on the day after the interview. */
const THANKS_DAY = 1;

export function cadenceOf(cadence: CadenceName | Cadence): Cadence {
  return typeof cadence === "string" ? named[cadence] : cadence;
}

/** The chosen one as the planner takes it. */
export function chosenCadence(choice: CadenceChoice, own: OwnDays | null): CadenceName | Cadence {
  return choice === "own" ? ownCadence(own ?? FIRST_OWN_DAYS) : choice;
}

export function ownCadence({ checkInDay, followUpDay, lastWordDay }: OwnDays): Cadence {
  const waited = lastWordDay === null ? 0 : lastWordDay - dayBefore({ checkInDay, followUpDay });
  return {
    checkInDay,
    followUp: followUpDay === null ? null : { day: followUpDay, lastDay: followUpDay + 2 },
    lastWord:
      lastWordDay === null
        ? null
        : {
            callDay: lastWordDay,
            noteAfterDays: Math.min(NOTE_AFTER.most, Math.max(NOTE_AFTER.least, waited)),
          },
  };
}

/** They wrote back kindly, so nothing light is sent after it (T13). Without its check-in persistent is what standard is. */
export function withoutCheckIn(cadence: CadenceName | Cadence): CadenceName | Cadence {
  if (typeof cadence === "string") {
    return cadence === "persistent" ? "standard" : cadence;
  }
  return { ...cadence, checkInDay: null };
}

/** The first day on which each message keeps its gap to what comes before it (T12), and the last that is still of use. */
export function ownDayLimits({ checkInDay, followUpDay }: Pick<OwnDays, "checkInDay" | "followUpDay">) {
  const afterThanks = THANKS_DAY + leastGap("thank-you", "second-follow-up");
  const afterCheckIn = checkInDay === null ? 0 : checkInDay + leastGap("check-in", "second-follow-up");
  const before = dayBefore({ checkInDay, followUpDay });
  const room = before === THANKS_DAY ? leastGap("thank-you", "call") : leastGap("second-follow-up", "call");
  return {
    checkIn: { from: THANKS_DAY + leastGap("thank-you", "check-in"), to: 10 },
    followUp: { from: Math.max(afterThanks, afterCheckIn), to: 28 },
    lastWord: { from: before + room, to: before + NOTE_AFTER.most },
  };
}

/** What is wrong with the days, by the day: one that leaves no room (T12), or comes too late to be of use. */
export function ownDayTroubles(days: OwnDays): Partial<Record<keyof OwnDays, string>> {
  const { checkInDay, followUpDay, lastWordDay } = days;
  const { checkIn, followUp, lastWord } = ownDayLimits(days);
  const troubles: Partial<Record<keyof OwnDays, string>> = {};
  if (checkInDay !== null && (checkInDay < checkIn.from || checkInDay > checkIn.to)) {
    troubles.checkInDay = `Choose a day from ${checkIn.from} to ${checkIn.to}.`;
  }
  if (followUpDay !== null && followUpDay < followUp.from) {
    troubles.followUpDay = `Leave some room: day ${followUp.from} at the earliest.`;
  } else if (followUpDay !== null && followUpDay > followUp.to) {
    troubles.followUpDay = `Day ${followUp.to} at the latest.`;
  }
  if (lastWordDay !== null && lastWordDay < lastWord.from) {
    troubles.lastWordDay = `Leave some room: day ${lastWord.from} at the earliest.`;
  } else if (lastWordDay !== null && lastWordDay > lastWord.to) {
    troubles.lastWordDay = `At most two weeks after the message before: day ${lastWord.to} at the latest.`;
  }
  return troubles;
}

function dayBefore({ checkInDay, followUpDay }: Pick<OwnDays, "checkInDay" | "followUpDay">): number {
  return followUpDay ?? checkInDay ?? THANKS_DAY;
}
