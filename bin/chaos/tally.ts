/** Counts by name. */
export class Tally {
  private readonly counts = new Map<string, number>();

  add(name: string, times = 1): void {
    this.counts.set(name, this.of(name) + times);
  }

  [Symbol.iterator](): IterableIterator<[name: string, times: number]> {
    return this.counts.entries();
  }

  of(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** "12 this, 3 that", the most frequent first. */
  toString(): string {
    const named = [...this.counts].sort((a, b) => b[1] - a[1]);
    return named.map(([name, count]) => `${count} ${name}`).join(", ") || "none";
  }
}
