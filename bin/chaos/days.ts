import { setTimeout as pause } from "node:timers/promises";
import { act, type Near, nearSteps } from "./crowd";
import { type Dice, diceOf } from "./dice";
import { press, scan } from "./links";
import { patiently } from "./patience";
import type { OpenStage, Stage } from "./run";

const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;
/**
 * How far the clock leaps past an alarm: everything that falls due on the way is due at once. Mostly less than what the sweep
 * waits for, so that it is the engine that delivers.
 */
const strideMs = 55_000;
const longStrideMs = 14 * minuteMs;
const tellEveryMs = 20_000;

/** Goes from alarm to alarm; what is due at one is done with before the clock goes on to the next. */
export async function stride(
  stage: Stage,
  until: number,
  move: (next: number) => Promise<void>,
): Promise<void> {
  for (let toldAt = performance.now(); ; ) {
    await stage.clock.settle();
    const next = await stage.clock.next();
    if (next === null || next > until) return;
    stage.strides += 1;
    await move(next);
    if (performance.now() - toldAt < tellEveryMs) continue;
    toldAt = performance.now();
    const { provider, clock, strides } = stage;
    const left = ((until - clock.now()) / dayMs).toFixed(1);
    process.stderr.write(
      `  ${provider.resend.accepted.length} mails in ${strides} strides, ${left} days to go\n`,
    );
  }
}

/** Moves on past the next alarm while people act on what is near it, and now and then something is away for a while. */
export async function passTime(stage: OpenStage, alarmAt: number): Promise<void> {
  const { dice, clock, provider, faults, outages, cluster, workers } = stage;
  if (stage.downUntil > 0 && clock.now() > stage.downUntil) {
    stage.downUntil = 0;
    provider.misbehave();
  }
  const next = alarmAt + dice.between(0, dice.chance(0.3) ? longStrideMs : strideMs);
  if (stage.downUntil === 0 && dice.chance(0.01)) {
    faults.add("provider down");
    stage.downUntil = next + dice.between(5, 120) * minuteMs;
    outages.push({ from: alarmAt, to: stage.downUntil });
    provider.behave(false);
  }
  if (dice.chance(0.006)) {
    faults.add("workers away");
    await Promise.all(workers.map((worker) => worker.kill(true)));
    const backAt = next + dice.between(2, 600) * minuteMs;
    outages.push({ from: alarmAt, to: backAt });
    await clock.moveTo(backAt);
    for (const worker of workers) worker.start();
    return;
  }
  const most = 8 + Math.floor(stage.candidacies.size / 20);
  const near = await patiently(() => nearSteps(cluster.admin, next, most));
  const acting = near.filter(({ step_id }) => dice.chance(stage.letters.of(step_id) ? 0.2 : 0.1));
  const early = acting.filter(() => dice.chance(0.3));
  const all = (of: typeof near, latestMs: number) =>
    of.map(async (each) => {
      const own = diceOf(dice.between(0, 2 ** 31));
      await pause(own.between(0, latestMs));
      await live(stage, each, own);
    });
  await Promise.all(all(early, 0));
  await clock.moveTo(next);
  await Promise.all(
    all(
      acting.filter((each) => !early.includes(each)),
      120,
    ),
  );
}

/** Somebody with a mail about it in hand mostly acts through that; some mails are scanned first. */
async function live(stage: OpenStage, near: Near, dice: Dice): Promise<void> {
  const { letters, callers, candidacies, acts: done, pressed } = stage;
  const letter = letters.of(near.step_id);
  if (letter && dice.chance(0.15)) await scan(letter, callers);
  if (letter && dice.chance(0.75)) await press(near, letter, { callers, dice, done, pressed });
  else await act(near, candidacies, dice, done);
}
