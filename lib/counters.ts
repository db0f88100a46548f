import "server-only";

/** What happens at the edge of this process and leaves no row; it begins at 0 with each start, as Prometheus expects of counters. */
export interface Counters {
  webhooksRefused: number;
}

// Next loads route bundles separately; the counts must outlive and span them.
const holder = globalThis as typeof globalThis & { afterwordCounters?: Counters };
holder.afterwordCounters ??= { webhooksRefused: 0 };

export const counters: Counters = holder.afterwordCounters;
