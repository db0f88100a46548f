import { messageOf, Trouble } from "./local/trouble";
import { run } from "./run";
import { addressOf, NAMED_SERVER, namedServerOf } from "./testing/named-inngest";
import { bin, node } from "./testing/node";

/** The scenarios that are the same on every Inngest server, on the one that the caller names. */
run(async () => {
  const named = namedServerOf(process.env);
  if (typeof named === "string") throw new Trouble(named);
  const address = addressOf(named);
  try {
    await fetch(address, { signal: AbortSignal.timeout(5000) });
  } catch (error) {
    throw new Trouble(`No Inngest server answers at ${address}: ${messageOf(error)}`, { cause: error });
  }
  const suite = ["scenarios", "product"].map((name) => `tests/engine/parity/${name}.test.ts`);
  // One file after the other: the server knows one address for each app.
  const args = ["run", "--project=engine", "--no-file-parallelism", ...suite];
  process.exitCode = await node([bin("vitest/vitest.mjs"), ...args], {
    [NAMED_SERVER]: JSON.stringify(named),
  });
});
