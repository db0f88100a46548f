import fs from "node:fs";
import path from "node:path";
import { type BuildOptions, build, context, stop } from "esbuild";
import { root } from "./build";
import { messageOf, Trouble } from "./trouble";

export const workerFile = path.join(root, ".build", "worker.mjs");
const entry = path.join(root, "inngest", "worker.ts");

/** Bundles the product's part of the worker; packages stay in node_modules, where `next start` needs them anyway. */
export function workerBuild(outfile = workerFile): BuildOptions {
  return {
    entryPoints: [entry],
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    jsx: "automatic",
    packages: "external",
    alias: { "server-only": path.join(root, "node_modules/server-only/empty.js") },
    banner: {
      js: 'import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url);',
    },
    sourcemap: true,
    logLevel: "silent",
  };
}

export async function bundleWorker(): Promise<void> {
  if (!fs.existsSync(entry))
    throw new Trouble("inngest/worker.ts is missing: this copy of Afterword is not whole.");
  try {
    await build(workerBuild());
    await stop();
  } catch (cause) {
    throw new Trouble(`The worker could not be bundled.\n${messageOf(cause)}`, { cause });
  }
}

/** Bundles again on every change, for `npm run dev`. Calls back after each bundle, with the faults if there are any. */
export async function watchWorker(onBundle: (faults: string | null) => void): Promise<() => Promise<void>> {
  const watching = await context({
    ...workerBuild(),
    plugins: [
      {
        name: "tell",
        setup(pluginBuild) {
          pluginBuild.onEnd(({ errors }) => {
            onBundle(errors.length > 0 ? errors.map((error) => error.text).join("\n") : null);
          });
        },
      },
    ],
  });
  await watching.watch();
  return () => watching.dispose();
}
