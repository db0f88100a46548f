import { findings, type Outcome } from "./outcome";
import { type Point, points } from "./points";

/** What came of it, line by line. */
export function report(outcome: Outcome, seed: number, seconds: number): string[] {
  const { verdict, faults, acts, interviews, mails, requests, days, strides, recoveries, web } = outcome;
  const ended = [...verdict.ended].sort((a, b) => b[1] - a[1]).map(([how, count]) => `  ${count} ${how}`);
  const found = (name: string, list: string[]) => [
    `${name.padEnd(12)} ${list.length}`,
    ...list.slice(0, 20).map((each) => `  ${each}`),
  ];
  return [
    `lives        ${verdict.due} reminders that fell due, of ${interviews} interviews, seed ${seed}, ${days} days in ${strides} strides and ${seconds} s`,
    `reminders    ${verdict.reminders} planned, ${verdict.delivered} delivered in ${mails} mails by ${requests} requests`,
    `people did   ${acts}`,
    `faults       ${faults.total}: ${faults}`,
    ...(recoveries.length > 0
      ? [`database     back, and all workers at work after ${spread(recoveries)}`]
      : []),
    ...(web
      ? [
          `web          ${web.answers.total} answers: ${web.answers}`,
          `             ${web.acknowledged} acts and webhooks acknowledged; at work after ${spread(web.recoveries)}`,
        ]
      : []),
    "not delivered, and why",
    ...ended,
    ...findings(outcome).flatMap(([name, list]) => found(name, list)),
    `late         ${spread(verdict.late)}; where nothing went wrong ${spread(verdict.lateUndisturbed)}`,
    ...crashRows(outcome),
  ];
}

function crashRows({ caught, verdict }: Outcome): string[] {
  if (!caught) return [];
  const { lost, doubled } = verdict;
  const names = Object.keys(points) as Point[];
  return names.map((point) => {
    const { ids, deaths } = caught[point];
    const of = (list: string[]) => list.filter((line) => ids.some((id) => line.includes(id))).length;
    const hits = `${String(ids.length).padStart(4)} in ${String(deaths).padStart(3)} deaths`;
    return `${point.padEnd(12)} ${hits}, ${of(lost)} lost, ${of(doubled)} doubled: ${points[point]}`;
  });
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    `${((sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0) / 1000).toFixed(1)} s`;
  return `p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)} (${sorted.length})`;
}
