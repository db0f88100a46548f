import fs from "node:fs";
import path from "node:path";
import { build, stop as stopEsbuild } from "esbuild";
import { root } from "../local/build";
import { workerBuild } from "../local/worker-bundle";
import { rewired, type Surroundings, type Victim, victim } from "./victim";
import { startWire, type Wire } from "./wire";

/** A worker, with wires of its own to the database and to the provider. */
export interface Worker extends Victim {
  provider: Wire;
}

/** The product's worker, bundled apart from the one that `npm start` runs, in `count` processes. */
export async function bundledWorkers(
  count: number,
  around: Surroundings & { providerPort: number },
): Promise<Worker[]> {
  const file = path.join(root, ".build", `chaos-worker-${process.pid}.mjs`);
  // With its packages inside, it starts in a third of the time. These read files beside themselves.
  await build({
    ...workerBuild(file),
    ...{ sourcemap: false, packages: undefined, external: ["pino", "resend", "@opentelemetry/*"] },
  });
  await stopEsbuild();
  return Promise.all(
    Array.from({ length: count }, async (_, nth): Promise<Worker> => {
      const firstPort = 16000 + nth * 20;
      const provider = await startWire(around.providerPort, firstPort + 10);
      const settings = rewired(around.settings, `127.0.0.1:${around.providerPort}`, provider);
      const worker = await victim(`worker ${nth + 1}`, [file], { ...around, settings }, firstPort);
      return {
        ...worker,
        provider,
        async remove() {
          await worker.remove();
          await provider.close();
          fs.rmSync(file, { force: true });
        },
      };
    }),
  );
}
