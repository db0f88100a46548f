/** Run in a seeded tree: one browser test on a build of it. Ends with 1 when the test failed, with 2 when it could not run. */
import fs from "node:fs";
import path from "node:path";
import { temporaryFolder } from "../local/binaries";
import { ensureBuild } from "../local/build";
import { runBrowserTests } from "../testing/browser";

const folder = fs.mkdtempSync(path.join(temporaryFolder, "afterword-bug-"));
ensureBuild((line) => process.stdout.write(`${line}\n`))
  .then(() => runBrowserTests(folder, process.argv.slice(2)))
  .then(
    ({ failed }) => (failed > 0 ? 1 : 0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      return 2;
    },
  )
  .then((code) => {
    fs.rmSync(folder, { recursive: true, force: true });
    process.exit(code);
  });
