import type { TestProject } from "vitest/node";
import { startTestCluster, type TestCluster } from "./cluster";

declare module "vitest" {
  export interface ProvidedContext {
    cluster: TestCluster;
  }
}

/** The projects `database` and `engine` share one cluster, though vitest loads this file once for each of them. */
const shared = globalThis as typeof globalThis & {
  afterwordTestCluster?: { users: number; started: ReturnType<typeof startTestCluster> };
};

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.afterwordTestCluster ??= { users: 0, started: startTestCluster() };
  const holder = shared.afterwordTestCluster;
  holder.users += 1;
  const { cluster, stop } = await holder.started;
  project.provide("cluster", cluster);
  return async () => {
    holder.users -= 1;
    if (holder.users > 0) return;
    shared.afterwordTestCluster = undefined;
    await stop();
  };
}
