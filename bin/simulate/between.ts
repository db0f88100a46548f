import type { Tally } from "../chaos/tally";
import { actByThemselves, actOnStep } from "./acts";
import type { Scene } from "./people";

const hourMs = 3_600_000;

/** Now and then somebody does something while the worker is busy with them, mostly about what is due just then. */
export async function comeBetween(scene: Scene, acts: Tally, faults: Tally): Promise<void> {
  const { person, dice, model } = scene;
  const { now } = model;
  const near = model.stepsOf(person.owner).filter(({ due }) => due <= now + hourMs);
  const woken = near.find(({ due, snoozed }) => {
    const at = snoozed ?? due;
    return at <= now && at > now - hourMs;
  });
  if (!dice.chance(woken ? 0.06 : 0.03)) return;
  faults.add("somebody came between");
  const [first, ...rest] = near;
  // What is due just then is due at another time by a new version, so that the mail in the making is for nothing (I5).
  const changedMind = woken?.snoozed ? "reopened" : "corrected the time";
  if (woken && dice.chance(0.5)) await actOnStep(scene, woken.id, acts, changedMind);
  else if (first && dice.chance(0.7)) await actOnStep(scene, dice.pick([first, ...rest]).id, acts);
  else await actByThemselves(scene, acts);
}
