import type { Finding, Source } from "./source";

const NOUN_FILES = ["rules", "schema", "queries", "commands", "plan"];
const LARGEST = 350;
const ENOUGH = 300;

/** Where files may lie, what they may be called and how long they may be. */
export function checkNames(source: Source): Finding[] {
  const { path } = source;
  const findings: Finding[] = [];
  const tell = (says: string, level: Finding["level"] = "error", line = 1) =>
    findings.push({ path, line, level, says });
  const parts = path.split("/");
  const file = parts.at(-1) ?? "";

  if (parts[0] === "lib" && parts.length > 2 && !isLibException(path)) {
    const name = file.replace(/\.ts$/, "");
    if (!NOUN_FILES.includes(name) || !file.endsWith(".ts")) {
      tell(
        `lib/<noun>/ holds only ${NOUN_FILES.map((each) => `${each}.ts`).join(", ")}. Move this into one of them, or into a sub-noun folder with the same names.`,
      );
    }
  }
  if (
    /^(utils?|helpers?|services?|misc|common)(\.tsx?)?$/.test(file) ||
    parts.some((part) => /^(utils?|helpers?|services?)$/.test(part))
  ) {
    tell("Nothing is called utils, helpers or services. Put each function beside the noun it serves.");
  }
  if (/^index\.tsx?$/.test(file) && (parts[0] === "lib" || parts[0] === "app")) {
    tell("No barrels: import from the file that has the thing.");
  }
  if (/\.(ts|tsx)$/.test(file) && !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.tsx?$/.test(file)) {
    tell("File names are kebab-case: rename it.");
  }
  if (
    path.startsWith("app/ui/") &&
    /^(page|layout|route|loading|error|template|default|not-found)\.tsx?$/.test(file)
  ) {
    tell(`Next makes a route of ${path}, and app/ui has none. Give the component another name.`);
  }
  if (/^(components|hooks|src|features|types)$/.test(parts[0] ?? "")) {
    tell(
      "The top level holds app, lib, db, inngest, tests, public, bin and docs. Move it below one of these.",
    );
  }
  const lines = source.text.split("\n").length - 1;
  const advice = "Split it by sub-noun, or move what is used apart into a file of its own.";
  if (lines > LARGEST) tell(`${lines} lines; ${LARGEST} are the most. ${advice}`, "error", LARGEST);
  else if (lines > ENOUGH)
    tell(`${lines} lines, and about ${ENOUGH} are enough. ${advice}`, "warning", ENOUGH);
  return findings;
}

function isLibException(path: string): boolean {
  return (
    path.startsWith("lib/auth/") ||
    /^lib\/email\/[^/]+\.tsx?$/.test(path) ||
    /^lib\/email\/templates\/[^/]+\.tsx$/.test(path)
  );
}
