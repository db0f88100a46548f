/** What came of a piece of work: it was done, or the process died in it and nobody will ever know. */
export type Ending<T> = { done: T } | "died";

/**
 * The one process in which the product's background work runs. Wherever that work leaves JavaScript, before a transaction and
 * around a call of the network, is a door: there the process may die, or somebody else may come between.
 */
export class Machine {
  private perish: (() => void) | null = null;
  private isBetween = false;

  /** `fate` decides at each door, and does itself what comes between. */
  constructor(private readonly fate: (door: string) => Promise<"go on" | "die">) {}

  /** Whether background work is under way, and not an act of somebody who came between. */
  get isAtWork(): boolean {
    return this.perish !== null && !this.isBetween;
  }

  async run<T>(work: () => Promise<T>): Promise<Ending<T>> {
    const death = new Promise<"died">((resolve) => {
      this.perish = () => resolve("died");
    });
    try {
      return await Promise.race([work().then((done) => ({ done })), death]);
    } finally {
      this.perish = null;
    }
  }

  /** Resolves when the work may go on. Once the process has died it never does. */
  async door(name: string): Promise<void> {
    if (!this.isAtWork) return;
    this.isBetween = true;
    let decided: "go on" | "die";
    try {
      decided = await this.fate(name);
    } finally {
      this.isBetween = false;
    }
    if (decided === "die") await this.die();
  }

  /** Ends the process: what is awaited here never comes back. */
  die(): Promise<never> {
    this.perish?.();
    return new Promise(() => {});
  }
}

interface Transacting {
  transaction: (...args: never[]) => Promise<unknown>;
}

/** Puts a door before every transaction of a database. */
export function putDoors(database: Transacting, machine: Machine): void {
  const transact = database.transaction.bind(database);
  database.transaction = async (...args: never[]) => {
    await machine.door("transaction");
    return transact(...args);
  };
}
