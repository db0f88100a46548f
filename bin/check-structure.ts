import { root } from "./local/build";
import { checkStructure, readSources } from "./structure/check";

const sources = readSources(root);
const findings = checkStructure(sources);
for (const { path, line, level, says } of findings) {
  process.stdout.write(`${level === "error" ? "✗" : "·"} ${path}:${line}  ${says}\n`);
}
const errors = findings.filter(({ level }) => level === "error").length;
process.stdout.write(`${sources.length} files: ${errors} errors, ${findings.length - errors} warnings.\n`);
process.exit(errors > 0 ? 1 : 0);
