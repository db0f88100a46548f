import { Trouble } from "../local/trouble";
import { act, logInterviews, nearSteps } from "./crowd";
import { diceOf } from "./dice";
import { patiently } from "./patience";
import { type Point, points, type Traps } from "./points";
import type { Stage } from "./run";

const dayMs = 24 * 3_600_000;
/** How long new interviews are logged and lived through until every point has been hit often enough. */
const longestMs = 60 * dayMs;

/** Lets workers die at each of C1 to C8 until each has caught `times` reminders or mails, and a day more go well. */
export async function crashEverywhere(stage: Stage, traps: Traps, times: number): Promise<void> {
  const { clock } = stage;
  const startedAt = clock.now();
  const lacking = (...of: Point[]) => of.find((point) => traps.caught[point].ids.length < times) ?? null;
  while (lacking("C1", "C2")) {
    await traps.arm(leastCaught(traps, times, ["C1", "C2"]));
    await bear(stage, 3);
    await clock.settle();
  }
  await traps.arm(null);
  await bear(stage, times);
  await clock.settle();
  const wanted = Object.keys(points).slice(2) as Point[];
  let doneAt: number | null = null;
  for (;;) {
    const point = leastCaught(traps, times, wanted);
    await traps.arm(point);
    if (!point) doneAt ??= clock.now();
    const next = await clock.next();
    if (doneAt !== null && clock.now() > doneAt + dayMs) return;
    if (clock.now() > startedAt + longestMs) throw new Trouble(`${point} was not reached often enough.`);
    if (next === null || (point && stage.candidacies.size < times * 4 && stage.dice.chance(0.2)))
      await bear(stage, 5);
    else await pass(stage, next);
    await clock.settle();
  }
}

function leastCaught(traps: Traps, times: number, of: Point[]): Point | null {
  const open = of.filter((point) => traps.caught[point].ids.length < times);
  return open.sort((a, b) => traps.caught[a].ids.length - traps.caught[b].ids.length)[0] ?? null;
}

async function bear({ dice, clock, candidacies }: Stage, count: number): Promise<void> {
  for (const candidacy of await logInterviews(count, dice, clock.now()))
    candidacies.set(candidacy.applicationId, candidacy);
}

async function pass({ cluster, clock, dice, candidacies, acts }: Stage, next: number): Promise<void> {
  const near = await patiently(() => nearSteps(cluster.admin, next, 8));
  const acting = near.filter(() => dice.chance(0.05));
  await clock.moveTo(next);
  await Promise.all(acting.map((each) => act(each, candidacies, diceOf(dice.between(0, 2 ** 31)), acts)));
}
