import { Trouble } from "./local/trouble";

/** Runs a script's main part: what the user can mend is told in its own words, anything else with its stack. */
export function run(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const words =
      error instanceof Trouble ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${words}\n`);
    process.exit(1);
  });
}
