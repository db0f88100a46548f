import { notFound } from "next/navigation";
import { LocalTime } from "@/app/ui/local-time";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { requireLocalAccess } from "@/lib/auth/local";
import { findLocalRun } from "@/lib/local-runs/queries";
import { paths } from "@/lib/paths";

export const metadata = { title: "Run" };

export default async function LocalRunPage({ params }: PageProps<"/local/runs/[runId]">) {
  await requireLocalAccess();
  const { runId } = await params;
  const run = await findLocalRun(runId);
  if (!run) {
    notFound();
  }
  return (
    <Page>
      <PageHeader
        back={{ href: paths.local(), label: "Clock and runs" }}
        title={run.functionId}
        lead={`${run.status}, from ${run.eventName}`}
      />
      {run.error && <p className="mb-6 text-accent">{run.error}</p>}
      <h2 className="mb-3 text-xl">Steps</h2>
      <ol className="mb-8 divide-y divide-line border-y border-line">
        {run.steps.map((step) => (
          <li key={step.name} className="py-3">
            <p>
              <span className="font-medium">{step.name}</span>{" "}
              <span className="text-soft">
                {step.op}, <LocalTime at={step.finishedAt.toISOString()} timeZone="UTC" />
              </span>
            </p>
            <Json value={step.result} />
          </li>
        ))}
        {run.jobs.map((job) => (
          <li key={job.name} className="py-3">
            <span className="font-medium">{job.name}</span>{" "}
            <span className="text-soft">
              {job.inFlight ? "running now" : "waits"}
              {job.dueAt && (
                <>
                  {" until "}
                  <LocalTime at={job.dueAt.toISOString()} timeZone="UTC" />
                </>
              )}
              {job.attempt > 0 && `, attempt ${job.attempt + 1}`}
            </span>
            {job.error && <p className="text-sm text-accent">{job.error}</p>}
          </li>
        ))}
      </ol>
      <h2 className="mb-3 text-xl">Event</h2>
      <Json value={run.event} />
    </Page>
  );
}

function Json({ value }: { value: unknown }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
    <pre tabIndex={0} className="mt-1 overflow-x-auto bg-sunk p-3 text-sm">
      {JSON.stringify(value, null, 2)}
    </pre>
  );
}
