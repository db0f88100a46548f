import fs from "node:fs";
import path from "node:path";
import { openApiDocument } from "./docs/openapi";
import { root } from "./local/build";
import { run } from "./run";
import { bin, node } from "./testing/node";

/** Writes docs/openapi.json anew from the schemas. A test fails while the two disagree. */
run(async () => {
  const file = path.join(root, "docs/openapi.json");
  fs.writeFileSync(file, `${JSON.stringify(openApiDocument(), null, 2)}\n`);
  process.exit(await node([bin("@biomejs/biome/bin/biome"), "format", "--write", file]));
});
