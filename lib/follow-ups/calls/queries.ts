import "server-only";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { employerOfContact } from "@/db/joins";
import { contact, employer, interview } from "@/db/schema";
import { type OwnerId, readAs } from "@/lib/auth/owner";
import { holidaysOfAll } from "@/lib/holidays/queries";
import { dayOf } from "@/lib/moments/rules";
import { countryOf } from "@/lib/time-zones/rules";
import { roundFiles } from "../replan/queries";
import { addresseeOfRound } from "../replan/rules";
import type { Person, RoundFile } from "../replan/schema";
import { stepIn } from "../steps/finding/queries";
import { effectiveDueAt } from "../steps/rules";
import { type CallTime, callTime } from "./rules";

const twoHoursMs = 2 * 60 * 60 * 1000;
const quarterMs = 15 * 60 * 1000;

export interface CallCard {
  /** The person the number reaches; null where there is none on file any more. */
  person: { name: string; phone: string } | null;
  theirZone: string;
  time: CallTime;
  /** When to try again if nobody answers now. */
  again: CallTime;
  /** A warm answer, their own direct line or a call of theirs: then the call comes before the last note (T10). */
  callFirst: boolean;
}

/** What the card of a call shows beside its script (W8): whom to ring, when they are at work, on both clocks. Raises `not-found`. */
export function getCallCard(owner: OwnerId, stepId: string, now: Date): Promise<CallCard> {
  return readAs(owner, async (tx) => {
    const step = await stepIn(tx, owner, stepId);
    const [file] = await roundFiles(tx, owner, [step.roundId]);
    if (!file) {
      throw new Error("a step without a round");
    }
    const person = callee(file);
    const { theirZone, regions } = await placeOf(tx, owner, file, person);
    const year = Number(dayOf(now, file.timeZone).slice(0, 4));
    const facts = {
      now,
      timeZone: file.timeZone,
      theirZone,
      quietHours: file.quietHours,
      theirHolidays: await holidaysOfAll(regions, year, year + 1),
    };
    const dueAt = effectiveDueAt(step);
    const inTwoHours = new Date(Math.ceil((now.getTime() + twoHoursMs) / quarterMs) * quarterMs);
    return {
      person: person?.phone ? { name: person.name, phone: person.phone } : null,
      theirZone,
      time: callTime({ ...facts, dueAt }),
      again: callTime({ ...facts, dueAt: inTwoHours > dueAt ? inTwoHours : dueAt }),
      callFirst: Boolean(person?.directLine) || file.messages.some(isWarm),
    };
  });
}

/** The addressee where they have a number, else whoever of the others has one. */
function callee(file: RoundFile): Person | null {
  const addressee = addresseeOfRound(file);
  const people = [...(addressee ? [addressee] : []), ...file.interviewers, ...file.recruiters];
  return people.find((person) => person.phone !== null) ?? addressee;
}

function isWarm({ direction, method, response }: RoundFile["messages"][number]): boolean {
  return direction === "in" && (method === "phone" || response === "courtesy" || response === "good-news");
}

/** Their own clock where it is on file, else that of the interview; and the region whose holidays they keep. */
async function placeOf(tx: Transaction, owner: OwnerId, file: RoundFile, person: Person | null) {
  const [known] = person
    ? await tx
        .select({ timeZone: contact.timeZone, region: employer.region })
        .from(contact)
        .leftJoin(employer, employerOfContact)
        .where(and(eq(contact.ownerId, owner), eq(contact.id, person.id)))
    : [];
  const [held] = await tx
    .select({ timeZone: interview.timeZone })
    .from(interview)
    .where(
      and(eq(interview.ownerId, owner), inArray(interview.roundId, [file.id]), isNull(interview.deletedAt)),
    )
    .orderBy(desc(interview.startsAt))
    .limit(1);
  const theirZone = known?.timeZone ?? held?.timeZone ?? file.timeZone;
  // A person with a clock of their own may sit in another country than their employer.
  const region = known?.timeZone ? countryOf(known.timeZone) : (known?.region ?? countryOf(theirZone));
  const sameCountry = known?.region && region === known.region.slice(0, 2) ? known.region : region;
  return { theirZone, regions: sameCountry ? [sameCountry] : [] };
}
