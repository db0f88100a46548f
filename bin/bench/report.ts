import fs from "node:fs";
import type { Vitals } from "./phone";

export interface Figures {
  requests: Map<string, number>;
  vitals: Map<string, Vitals>;
  crowd: number;
  machine: string;
}

const BEGIN = "<!-- pages: written by npm run bench -->";
const END = "<!-- end of pages -->";

/** Puts the tables of this run between the marks of docs/benchmarks.md, and returns them. */
export function writeReport(file: string, figures: Figures): string {
  const tables = `${speed(figures)}\n\n${phone(figures)}`;
  const text = fs.readFileSync(file, "utf8");
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${file} has lost the marks between which the tables stand.`);
  fs.writeFileSync(file, `${before}${BEGIN}\n\n${tables}\n\n${END}${after}`);
  return tables;
}

function speed({ requests, crowd, machine }: Figures): string {
  const bare = requests.get("bare") ?? 0;
  const rows = [...requests].map(([name, perSecond]) => {
    const withFewer = name.endsWith(" of 5,000") ? requests.get(name.replace(" of 5,000", "")) : undefined;
    const cost = withFewer ? `${(withFewer / perSecond).toFixed(2)} × the same page with 100` : "";
    return `| ${name} | ${perSecond.toFixed(0)} | ${(perSecond / bare).toFixed(2)} | ${cost} |`;
  });
  return [
    `Measured with ${crowd.toLocaleString("en")} applications of other people in the database, on ${machine}; 8 connections from the same machine.`,
    "",
    "| page | requests/s | of the bare page | cost |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

function phone({ vitals }: Figures): string {
  return [
    "| page, on a throttled phone (4 × slower, 1.6 Mbit/s, 150 ms) | JavaScript, gzip | LCP | INP | CLS |",
    "| --- | --- | --- | --- | --- |",
    ...[...vitals].map(
      ([name, { scriptKb, lcpMs, inpMs, cls }]) =>
        `| ${name} | ${scriptKb} kB | ${lcpMs} ms | ${inpMs} ms | ${cls} |`,
    ),
  ].join("\n");
}
