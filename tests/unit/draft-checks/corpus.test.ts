import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { corpora, type Measure, measure } from "./corpus/measure";

const page = new URL("../../../docs/draft-checks.md", import.meta.url);
const percent = (value: number) => `${(100 * value).toFixed(1)} %`;

describe("the corpus of sentences", () => {
  it.each(corpora.map((corpus) => [corpus.id, corpus] as const))(
    "%s is measured on at least 30 samples each way",
    (_id, corpus) => {
      expect(corpus.flag.length).toBeGreaterThanOrEqual(30);
      expect(corpus.pass.length).toBeGreaterThanOrEqual(30);
      expect(corpus.heldOut.flag.length + corpus.heldOut.pass.length).toBeGreaterThanOrEqual(16);
    },
  );

  it.each(corpora.map((corpus) => [corpus.id, corpus] as const))(
    "%s flags what it must and leaves alone what it must",
    (_id, corpus) => {
      const { missed, wrong } = measure(corpus, corpus);
      expect({ missed, wrong }).toEqual({ missed: [], wrong: [] });
    },
  );

  it.each(corpora.map((corpus) => [corpus.id, corpus] as const))(
    "%s holds on sentences nobody tuned it for",
    (_id, corpus) => {
      const { precision, recall } = measure(corpus, corpus.heldOut);
      expect(precision).toBeGreaterThanOrEqual(0.8);
      expect(recall).toBeGreaterThanOrEqual(0.8);
    },
  );

  it("docs/draft-checks.md states what is measured (UPDATE_DOCS=1 rewrites it)", () => {
    const text = readFileSync(page, "utf8");
    const [before = "", rest = ""] = text.split("<!-- measured -->");
    const after = rest.split("<!-- /measured -->")[1] ?? "";
    const expected = `${before}<!-- measured -->\n\n${table()}\n\n<!-- /measured -->${after}`;
    if (process.env.UPDATE_DOCS) writeFileSync(page, expected);
    else expect(text).toBe(expected);
  });
});

function table(): string {
  const rows = corpora.map((corpus) => ({
    corpus,
    seen: measure(corpus, corpus),
    fresh: measure(corpus, corpus.heldOut),
  }));
  const line = (id: string, seen: Measure, fresh: Measure) =>
    `| ${id} | ${seen.flag} + ${seen.pass} | ${percent(seen.precision)} | ${percent(seen.recall)} | ${fresh.flag} + ${fresh.pass} | ${percent(fresh.precision)} | ${percent(fresh.recall)} |`;
  const all = (pick: (row: (typeof rows)[number]) => Measure) => {
    const parts = rows.map(pick);
    const flag = parts.reduce((sum, part) => sum + part.flag, 0);
    const pass = parts.reduce((sum, part) => sum + part.pass, 0);
    const missed = parts.flatMap((part) => part.missed);
    const wrong = parts.flatMap((part) => part.wrong);
    const hits = flag - missed.length;
    return {
      id: "all",
      flag,
      pass,
      missed,
      wrong,
      precision: hits / (hits + wrong.length),
      recall: hits / flag,
    };
  };
  return [
    "| check | tuned on (flag + pass) | precision | recall | held out (flag + pass) | precision | recall |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map(({ corpus, seen, fresh }) => line(corpus.id, seen, fresh)),
    line(
      "all",
      all((row) => row.seen),
      all((row) => row.fresh),
    ),
  ].join("\n");
}
