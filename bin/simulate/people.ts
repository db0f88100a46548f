import { connection } from "@/db/client";
import { type OwnerId, provenOwner } from "@/lib/auth/owner";
import { newId } from "@/lib/ids";
import type { Dice } from "../chaos/dice";
import type { Model } from "./model";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Far from each other, with and without summer time, and off the whole hour. */
export const zones = [
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kathmandu",
  "Pacific/Auckland",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "UTC",
] as const;

export interface Application {
  id: string;
  searchId: string | null;
  interviews: string[];
  isEnded: boolean;
  isDeleted: boolean;
}

export interface Deed {
  id: string;
  /** What the model is to believe again once this has been taken back. */
  takeBack: () => void;
}

/** Somebody who looks for a job, as far as they remember it themselves. */
export interface Person {
  nth: number;
  owner: OwnerId;
  applications: Application[];
  searches: { id: string; isArchived: boolean }[];
  /** When their interviews begin, by id. */
  meetings: Map<string, { startsOn: string; startTime: string }>;
  deeds: Deed[];
  /** How many days pass between the things that they do by themselves. */
  pace: number;
  /** They look for a job for some weeks. What was planned by then goes on. */
  from: number;
  until: number;
}

/** Signs somebody up whose weeks lie somewhere in these days. */
export async function signUp(nth: number, dice: Dice, startsAt: number, days: number): Promise<Person> {
  const id = newId();
  const { sql } = connection("auth");
  const zone = dice.pick(zones);
  const from = startsAt + dice.between(1, Math.max(2, days - 20) * 24 * 60) * minuteMs;
  const region = dice.chance(0.3) ? dice.pick(["DE-BE", "US", "NZ"]) : null;
  await sql`insert into "user" (id, email) values (${id}, ${`person-${nth}@example.com`})`;
  await sql`select create_profile(${id}, ${zone}, ${region})`;
  return {
    nth,
    owner: provenOwner(id),
    applications: [],
    searches: [],
    meetings: new Map(),
    deeds: [],
    pace: dice.pick([4, 7, 10, 20]),
    ...{ from, until: from + dice.between(21, 70) * dayMs },
  };
}

/** Somebody at a moment, and what is needed to let them act. */
export interface Scene {
  person: Person;
  dice: Dice;
  model: Model;
  at: Date;
  /** Tells the story. */
  tell: (line: string) => void;
}

/** What somebody does; false when there is nothing that it could be done to. */
export type Act<More extends unknown[] = []> = (scene: Scene, ...more: More) => Promise<boolean | undefined>;

export function end(model: Model, application: Application, except: string[]): void {
  application.isEnded = true;
  model.stop(application.id, { except });
}

export function revive(model: Model, application: Application): void {
  application.isEnded = false;
  model.allow(application.id);
}

export function note({ deeds }: Person, id: string, takeBack: () => void = () => {}): void {
  deeds.push({ id, takeBack });
  if (deeds.length > 5) deeds.shift();
}

export function localDay(at: Date, plusDays: number): string {
  return new Date(at.getTime() + plusDays * dayMs).toISOString().slice(0, 10);
}
