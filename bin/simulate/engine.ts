import type { Dice } from "../chaos/dice";
import type { Tally } from "../chaos/tally";
import type { Machine } from "./machine";
import type { SentEvent } from "./network";

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
/** How often the function is tried again after a step has thrown. */
const retries = 8;

interface Step {
  run<T>(id: string, work: () => Promise<T>): Promise<T>;
  sleepUntil(id: string, at: Date): Promise<void>;
}

/** The durable function as its author wrote it. */
export type Handler = (context: { event: SentEvent; step: Step; runId: string }) => Promise<unknown>;

export interface Run {
  id: string;
  event: SentEvent;
  memo: Map<string, unknown>;
  asleep: string | null;
  attempts: number;
  isOver: boolean;
  /** Which of its wake-ups counts; a double of it finds another number. */
  wake: number;
}

interface Options {
  handler: Handler;
  dice: Dice;
  faults: Tally;
  machine: Machine;
  wakeAt: (at: number, run: Run, wake: number) => void;
  cancelAt: (at: number, run: Run) => void;
  /** Nothing here can fail by itself, so this is always a fault of the product. */
  onThrow: (error: unknown) => void;
  mood: { alarmFaultShare: number };
}

/** Thrown out of the function to leave it until its run is called again. */
class Left extends Error {}

/**
 * An engine like Inngest's, in memory: it calls the function from its beginning again and again, with the results of its steps. It
 * loses, doubles, delays and hurries alarms, cancels late or never, and forgets results.
 */
export class Engine {
  now = 0;
  private readonly byReminder = new Map<string, Run[]>();
  private readonly known = new Set<string>();
  private runs = 0;

  constructor(private readonly options: Options) {}

  accept(event: SentEvent): void {
    const { dice, faults, mood } = this.options;
    if (this.known.has(event.id)) return;
    this.known.add(event.id);
    this.cancel(event);
    if (event.name !== "reminder/scheduled") return;
    const isFaulty = dice.chance(mood.alarmFaultShare);
    const fault = isFaulty ? dice.weighted({ lost: 2, doubled: 3, late: 2 }) : null;
    if (fault) faults.add(`event ${fault}`);
    if (fault === "lost") return;
    this.start(event, fault === "late" ? dice.between(1, 240) * secondMs : 0);
    if (fault === "doubled") this.start(event, dice.between(0, 90) * secondMs);
  }

  /** All runs and timers are gone; what it has accepted, it has accepted. */
  forgetEverything(): void {
    for (const runs of this.byReminder.values()) for (const run of runs) run.isOver = true;
    this.byReminder.clear();
  }

  end(run: Run): void {
    run.isOver = true;
    const id = run.event.data.reminderId;
    const left = (this.byReminder.get(id) ?? []).filter((other) => other !== run);
    if (left.length > 0) this.byReminder.set(id, left);
    else this.byReminder.delete(id);
  }

  /** Calls the function once, until it sleeps, ends, fails or is interrupted. */
  async call(run: Run, wake: number): Promise<void> {
    if (run.isOver || wake !== run.wake) return;
    if (run.asleep) run.memo.set(run.asleep, null);
    run.asleep = null;
    const { handler, machine } = this.options;
    const ending = await machine.run(() =>
      handler({ event: run.event, step: this.stepOf(run), runId: run.id }).then(
        () => this.end(run),
        (error: unknown) => {
          if (!(error instanceof Left)) this.failed(run, error);
        },
      ),
    );
    if (ending === "died") this.again(run, this.options.dice.between(5, 150) * secondMs);
  }

  private start(event: SentEvent, inMs: number): void {
    this.runs += 1;
    const id = `run-${this.runs}`;
    const run: Run = { id, event, memo: new Map(), asleep: null, attempts: 0, isOver: false, wake: 0 };
    const { reminderId } = event.data;
    this.byReminder.set(reminderId, [...(this.byReminder.get(reminderId) ?? []), run]);
    this.again(run, inMs);
  }

  /** What cancelOn says, at once as a rule, but also late or never. */
  private cancel({ name, data }: SentEvent): void {
    const { dice, faults, mood, cancelAt } = this.options;
    for (const run of this.byReminder.get(data.reminderId) ?? []) {
      const { version } = run.event.data;
      const isMeant = name === "reminder/cancelled" ? data.version === version : data.version > version;
      if (!isMeant) continue;
      if (!dice.chance(4 * mood.alarmFaultShare)) {
        this.end(run);
      } else if (dice.chance(0.5)) {
        faults.add("cancelled late");
        cancelAt(this.now + dice.between(1, 24 * 60) * minuteMs, run);
      } else {
        faults.add("never cancelled");
      }
    }
  }

  private stepOf(run: Run): Step {
    const { dice, faults, mood } = this.options;
    return {
      run: async <T>(id: string, work: () => Promise<T>): Promise<T> => {
        // What a step answered is kept as JSON, so that this is what it had answered.
        if (run.memo.has(id)) return JSON.parse(String(run.memo.get(id))) as T;
        const result = await work();
        const isFaulty = dice.chance(mood.alarmFaultShare);
        const fault = isFaulty ? dice.weighted({ "result lost": 1, "interrupted between steps": 1 }) : null;
        if (fault) faults.add(fault);
        if (fault !== "result lost") run.memo.set(id, JSON.stringify(result ?? null));
        if (!fault) return JSON.parse(JSON.stringify(result ?? null)) as T;
        this.again(run, dice.between(1, 300) * secondMs);
        throw new Left();
      },
      sleepUntil: async (id, at) => {
        if (run.memo.has(id)) return;
        run.asleep = id;
        const fault = dice.chance(mood.alarmFaultShare)
          ? dice.weighted({ "alarm lost": 2, "alarm doubled": 2, "alarm late": 3, "alarm early": 3 })
          : null;
        if (fault) faults.add(fault);
        const inMs = Math.max(0, at.getTime() - this.now);
        if (fault === "alarm lost") this.end(run);
        else if (fault === "alarm late") this.again(run, inMs + dice.between(1, 600) * secondMs);
        else if (fault === "alarm early")
          this.again(run, Math.max(0, inMs - dice.between(1, 3600) * secondMs));
        else this.again(run, inMs);
        if (fault === "alarm doubled") this.start(run.event, inMs);
        throw new Left();
      },
    };
  }

  private failed(run: Run, error: unknown): void {
    run.attempts += 1;
    this.options.onThrow(error);
    if (run.attempts > retries) this.end(run);
    else this.again(run, Math.min(10 * secondMs * 2 ** run.attempts, hourMs));
  }

  private again(run: Run, inMs: number): void {
    run.wake += 1;
    this.options.wakeAt(this.now + inMs, run, run.wake);
  }
}
