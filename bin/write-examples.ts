import fs from "node:fs";
import path from "node:path";
import { rulesByExample } from "./docs/examples";
import { root } from "./local/build";
import { run } from "./run";

/** Writes docs/rules-by-example.md anew from the worked examples. A test fails while the two disagree. */
run(async () => {
  fs.writeFileSync(path.join(root, "docs/rules-by-example.md"), rulesByExample());
});
