/** One number of the product. Its label tells one of several apart and is a word of ours, never of a user. */
export interface Figure {
  name: FigureName;
  label?: string | null;
  value: number;
}

interface Kind {
  help: string;
  type?: "counter";
  /** What the label is called. */
  label?: string;
}

/** Everything `/api/metrics` tells; docs/operations.md has the thresholds (AL1 to AL13). */
const kinds = {
  up: { help: "1 when the database answers" },
  workers: { help: "Workers of the embedded engine that are alive" },
  reminders: { help: "Reminders by state", label: "state" },
  reminders_due_unsent: { help: "Reminders that are due, wait for nothing and are not sent" },
  oldest_due_seconds: { help: "How late the oldest reminder is that should have gone" },
  reminders_unknown_day: { help: "Reminders of the last day whose fate is unknown" },
  mails_waiting: { help: "Mails frozen and not settled", label: "stream" },
  mails_unconfirmed: { help: "Mails accepted 6 hours to 3 days ago of which nothing was heard" },
  mails_day: { help: "Mails of the last day by what became of them", label: "state" },
  lateness_seconds: { help: "Lateness of the reminder mails of the last hour", label: "quantile" },
  alarms_rearmed_hour: { help: "Alarms that the sweep had to set anew in the last hour" },
  outbox_waiting: { help: "Events not yet handed to the engine" },
  outbox_oldest_seconds: { help: "Age of the oldest event not yet handed on" },
  sign_in_mails_hour: { help: "Sign-in mails asked for in the last hour" },
  sign_in_mails_usual_hour: { help: "Sign-in mails in an average hour of the last week" },
  sending_paused: { help: "1 while reminders are held back, with the reason", label: "reason" },
  operation_age_seconds: { help: "Time since the last backup, restore or drill", label: "kind" },
  engine_runs: { help: "Runs of the embedded engine", label: "status" },
  engine_jobs: { help: "Jobs of the embedded engine", label: "state" },
  engine_lag_seconds: { help: "How long the oldest job has waited that could be done" },
  webhooks_refused_total: {
    help: "Webhooks with a wrong signature since this process started",
    type: "counter",
  },
  clock_skew_seconds: { help: "This process's clock against the database's" },
  time_zones_differing: { help: "Time zones whose offset differs between Node and PostgreSQL" },
} as const satisfies Record<string, Kind>;

export type FigureName = keyof typeof kinds;

export const figureNames = Object.keys(kinds);

export function isFigureName(name: string): name is FigureName {
  return name in kinds;
}

/** The figures in Prometheus' text format, version 0.0.4. */
export function prometheusText(figures: readonly Figure[]): string {
  const lines = Object.entries<Kind>(kinds).flatMap(([name, kind]) => {
    const its = figures.filter((figure) => figure.name === name);
    if (its.length === 0) return [];
    const full = `afterword_${name}`;
    return [
      `# HELP ${full} ${kind.help}`,
      `# TYPE ${full} ${kind.type ?? "gauge"}`,
      ...its.map(({ label, value }) => `${full}${labelOf(kind, label)} ${value}`),
    ];
  });
  return `${lines.join("\n")}\n`;
}

function labelOf({ label: name }: Kind, value: string | null | undefined): string {
  const escaped = value?.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n");
  return name && escaped !== undefined ? `{${name}="${escaped}"}` : "";
}
