import { isAppError } from "@/lib/errors";
import type { Tally } from "../chaos/tally";
import { onTheirOwn, ownActs } from "./acts-of-their-own";
import { onSteps, stepActs } from "./acts-on-steps";
import type { Scene } from "./people";

/** Somebody does something about a step that they were told of, or see on Today. */
export async function actOnStep(
  scene: Scene,
  stepId: string,
  done: Tally,
  name = scene.dice.weighted(onSteps),
): Promise<void> {
  await tried(scene, name, done, () => stepActs[name](scene, stepId), stepId);
}

/** Somebody does something by themselves. */
export async function actByThemselves(scene: Scene, done: Tally): Promise<void> {
  const isLooking = scene.person.applications.some(({ isEnded, isDeleted }) => !isEnded && !isDeleted);
  const name = isLooking ? scene.dice.weighted(onTheirOwn) : "logged an interview";
  await tried(scene, name, done, () => ownActs[name](scene));
}

/** The product may refuse, in words; anything else is a fault of the product and ends the run. */
async function tried(
  { person, tell }: Scene,
  name: string,
  done: Tally,
  act: () => Promise<boolean | undefined>,
  about = "",
): Promise<void> {
  let how = name;
  try {
    if ((await act()) === false) how = `${name} (nothing there)`;
  } catch (error) {
    if (!isAppError(error)) throw error;
    how = `${name} (${error.code})`;
  }
  done.add(how);
  tell(`person ${person.nth}: ${how} ${about}`);
}
