export interface Source {
  /** Relative to the root, with forward slashes. */
  path: string;
  text: string;
}

export interface Finding {
  path: string;
  line: number;
  level: "error" | "warning";
  /** What is wrong, and what to do instead. */
  says: string;
}

export interface Import {
  /** The path inside this repository without its ending, or the name of a package. */
  target: string;
  local: boolean;
  line: number;
}

/** The text with comments blanked, and with the contents of strings blanked as well; lines stay where they are. */
export function withoutComments(text: string): { code: string; strings: string } {
  let code = "";
  let strings = "";
  const braces: number[] = [];
  let depth = 0;
  let at = 0;
  const put = (part: string, where: "both" | "strings" | "none") => {
    const blank = part.replace(/[^\n]/g, " ");
    code += where === "both" ? part : blank;
    strings += where === "none" ? blank : part;
    at += part.length;
  };
  const untilTemplateEnd = () => {
    while (at < text.length) {
      if (text.startsWith("${", at)) {
        put("${", "both");
        braces.push(depth);
        depth = 0;
        return;
      }
      const end = text[at] === "`";
      put(text[at] === "\\" ? text.slice(at, at + 2) : (text[at] ?? ""), end ? "both" : "strings");
      if (end) return;
    }
  };
  while (at < text.length) {
    const comment = /^(\/\/[^\n]*|\/\*[\s\S]*?\*\/)/.exec(
      text.slice(at, at + 2) === "//" || text.slice(at, at + 2) === "/*" ? text.slice(at) : "",
    );
    const char = text[at] ?? "";
    if (comment) {
      put(comment[0], "none");
    } else if (char === '"' || char === "'") {
      const string =
        new RegExp(`^${char}(\\\\.|[^${char}\\\\\\n])*${char}?`).exec(text.slice(at))?.[0] ?? char;
      put(char, "both");
      put(string.slice(1, -1), "strings");
      put(string.length > 1 ? char : "", "both");
    } else if (char === "`") {
      put(char, "both");
      untilTemplateEnd();
    } else if (char === "}" && depth === 0 && braces.length > 0) {
      put(char, "both");
      depth = braces.pop() ?? 0;
      untilTemplateEnd();
    } else {
      if (char === "{") depth += 1;
      if (char === "}") depth -= 1;
      put(char, "both");
    }
  }
  return { code, strings };
}

/** Everything that a file imports or re-exports, also lazily. */
export function importsOf({ path, text }: Source): Import[] {
  const { strings } = withoutComments(text);
  const pattern =
    /(?:^|[\s;}])(?:import|export)\s[^;"'`]*?from\s*["']([^"'\n]+)["']|(?:^|[\s;])import\s*["']([^"'\n]+)["']|(?:import|require)\(\s*["']([^"'\n]+)["']/g;
  return [...strings.matchAll(pattern)].map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? "";
    const line = lineAt(strings, match.index + match[0].length);
    return { ...resolve(path, name), line };
  });
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}

/** A finding for each place in the code where the pattern occurs; strings and comments do not count. */
export function occurrences(source: Source, pattern: RegExp, says: string): Finding[] {
  const { code } = withoutComments(source.text);
  return [...code.matchAll(pattern)].map((match) => ({
    path: source.path,
    line: lineAt(code, match.index),
    level: "error",
    says,
  }));
}

function resolve(from: string, name: string): { target: string; local: boolean } {
  if (!name.startsWith("@/") && !name.startsWith(".")) return { target: name, local: false };
  const parts = name.startsWith("@/") ? [] : from.split("/").slice(0, -1);
  for (const part of name.replace(/^@\//, "").split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return { target: parts.join("/").replace(/\.(ts|tsx|js|mjs)$/, ""), local: true };
}
