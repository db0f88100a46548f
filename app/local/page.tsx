import Link from "next/link";
import { LocalTime } from "@/app/ui/local-time";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import type { RunSummary } from "@/inngest/engine/inspection";
import { requireLocalAccess } from "@/lib/auth/local";
import { systemClock } from "@/lib/clock";
import { engineKind } from "@/lib/env";
import { listLocalRuns } from "@/lib/local-runs/queries";
import { paths } from "@/lib/paths";
import { productNow } from "@/lib/product-clock/queries";
import { ClockForm } from "./_components/clock-form";

export default async function LocalPage() {
  await requireLocalAccess();
  const now = await productNow();
  const aheadMinutes = Math.round((now.getTime() - systemClock().getTime()) / 60_000);
  const runs = await listLocalRuns();
  return (
    <Page>
      <PageHeader
        title="The clock of this computer"
        lead="Here you can watch ten days of follow-ups in a minute. Time only moves forward, and every alarm on the way rings."
      />
      <p className="mb-2 text-2xl tabular-nums">
        <LocalTime at={now.toISOString()} timeZone="UTC" /> <span className="text-base text-soft">UTC</span>
      </p>
      <p className="mb-8 text-soft">
        {aheadMinutes === 0 ? "The same as outside." : `${words(aheadMinutes)} ahead of the world outside.`}
      </p>
      {engineKind() === "embedded" ? (
        <ClockForm />
      ) : (
        <p>The workflows run on Inngest, which keeps its own time, so the clock cannot be moved.</p>
      )}
      <section className="mt-12" aria-labelledby="runs">
        <h2 id="runs" className="mb-4 text-2xl">
          Runs
        </h2>
        {runs.length === 0 ? (
          <p className="text-soft">
            Nothing has run yet. Add an interview and its reminders appear here, asleep.
          </p>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {runs.map((run) => (
              <li key={run.id}>
                <Link
                  href={paths.localRun(run.id)}
                  className="flex flex-wrap items-baseline gap-x-4 py-3 no-underline"
                >
                  <span className="font-medium">{run.functionId}</span>
                  <span className="text-soft">{stateOf(run)}</span>
                  {run.dueAt && (
                    <span className="text-soft tabular-nums">
                      wakes <LocalTime at={run.dueAt.toISOString()} timeZone="UTC" />
                    </span>
                  )}
                  {run.error && <span className="w-full text-sm text-accent">{run.error}</span>}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
    </Page>
  );
}

function stateOf(run: RunSummary): string {
  if (run.status !== "running") {
    return run.status;
  }
  return run.inFlight ? "running" : "asleep";
}

function words(minutes: number): string {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  return [
    days > 0 && `${days} ${days === 1 ? "day" : "days"}`,
    hours > 0 && `${hours} ${hours === 1 ? "hour" : "hours"}`,
    `${minutes % 60} min`,
  ]
    .filter(Boolean)
    .join(" ");
}
