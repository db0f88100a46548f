import fs from "node:fs";
import path from "node:path";
import { temporaryFolder } from "../local/binaries";
import { root } from "../local/build";
import { codeOf } from "../local/trouble";

const LEFT_OUT = [".git", ".next", ".build", ".afterword", "node_modules", "test-results"];

/**
 * A copy of the sources in a temporary folder, with the packages linked into it, since Next builds nothing whose packages lie
 * elsewhere. A run that is stopped removes it.
 */
export function copyTree(name: string): string {
  const tree = fs.mkdtempSync(path.join(temporaryFolder, `afterword-${name}-`));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      fs.rmSync(tree, { recursive: true, force: true });
      process.exit(1);
    });
  }
  for (const each of fs.readdirSync(root)) {
    if (!LEFT_OUT.includes(each)) {
      fs.cpSync(path.join(root, each), path.join(tree, each), { recursive: true, verbatimSymlinks: true });
    }
  }
  link(path.join(root, "node_modules"), path.join(tree, "node_modules"));
  return tree;
}

function link(from: string, to: string): void {
  fs.mkdirSync(to, { recursive: true });
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) link(source, target);
    else if (entry.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(source), target);
    else linkFile(source, target);
  }
}

function linkFile(source: string, target: string): void {
  try {
    fs.linkSync(source, target);
  } catch (error) {
    // The temporary folder may be on another disk.
    if (codeOf(error) !== "EXDEV") throw error;
    fs.copyFileSync(source, target);
  }
}
