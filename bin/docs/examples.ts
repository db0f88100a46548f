import { findRule } from "@/app/(public)/_content/rulebook";
import type { Told } from "@/tests/unit/follow-ups/facts";
import { WORKED_EXAMPLES, type WorkedExample } from "@/tests/unit/follow-ups/worked-examples";

const INTRODUCTION = `# The rules of timing, by example

Every line here is asserted by the tests: this page is written from tests/unit/follow-ups/worked-examples.ts by
\`npx tsx bin/write-examples.ts\`. Unless a line says otherwise: Europe/Berlin, the standard cadence, quiet hours from 21:00 to
08:00, calls may be offered, one interviewer, nothing said about timing, nothing done yet, planned as the interview begins.
`;
const HEAD = `| the case | facts | step | due | window ends | second reminder | rules |
| --- | --- | --- | --- | --- | --- | --- |`;

/** The text of docs/rules-by-example.md. */
export function rulesByExample(): string {
  const rules = [...new Set(WORKED_EXAMPLES.map(({ rule }) => rule))];
  const sections = rules.map((rule) => {
    const rows = WORKED_EXAMPLES.filter((example) => example.rule === rule).map(row);
    return `\n## ${rule}\n\n${findRule(rule)?.says ?? ""}\n\n${HEAD}\n${rows.join("\n")}\n`;
  });
  return INTRODUCTION + sections.join("");
}

function row(example: WorkedExample): string {
  const { about, step, expected } = example;
  const cells = expected
    ? [moment(expected.due), moment(expected.windowEnds), moment(expected.lastCall), expected.rules]
    : ["no such step", "", "", ""];
  return `| ${[about, "facts" in example ? example.facts : factsOf(example.told), step, ...cells].join(" | ")} |`;
}

function factsOf(told: Told): string {
  const { from, to, now, timeline, quietHours, away, holidays = [], done = [] } = told;
  const facts = [
    `interview ${moment(from)} to ${to.slice(0, 10) === from.slice(0, 10) ? to.slice(11) : moment(to)}`,
  ];
  if (told.timeZone) facts.push(told.timeZone);
  if (typeof told.cadence === "string") facts.push(told.cadence);
  if (told.phoneCalls === false) facts.push("no calls");
  if (quietHours) facts.push(`quiet from ${quietHours.from} to ${quietHours.to}`);
  if (timeline?.kind === "date") facts.push(`said: by ${moment(timeline.date)}`);
  if (timeline?.kind === "span") {
    facts.push(
      `said${timeline.saidOn ? ` on ${moment(timeline.saidOn)}` : ""}: within ${timeline.days} days`,
    );
  }
  for (const day of holidays) facts.push(`holiday ${moment(day)}`);
  for (const { kind, at } of done) facts.push(`${kind} done ${moment(at)}`);
  if (away)
    facts.push(away.to ? `away ${moment(away.from)} to ${moment(away.to)}` : `paused ${moment(away.from)}`);
  if (now) facts.push(`planned ${moment(now)}`);
  return facts.join("; ");
}

/** "Tue 2026-11-24 09:00". */
function moment(wall: string | null): string {
  if (wall === null) return "none";
  const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: "UTC" });
  return `${weekday.format(new Date(`${wall.slice(0, 10)}T12:00:00Z`))} ${wall}`;
}
