import type { Metadata } from "next";
import { systemClock } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { ButtonLink, buttonClass } from "../../ui/button";
import { formatTime } from "../../ui/format-time";
import { Page } from "../../ui/page-frame";
import { PageHeader } from "../../ui/page-header";
import { OpenSharedPlan } from "./_components/open-shared-plan";
import { planEntries } from "./_components/plan-entries";
import { PlanForm } from "./_components/plan-form";
import { planSearch, readPlanQuery, type SearchParams } from "./_components/plan-query";
import { PlanThread } from "./_components/plan-thread";
import { SharePlan } from "./_components/share-plan";
import { workOutPlan } from "./_components/work-out-plan";

export const metadata: Metadata = {
  title: "Follow-up calculator",
  description: "Enter an interview and see whom to write to, when, and why. Nothing is kept.",
};

export default async function PlanPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const now = systemClock();
  const query = readPlanQuery(params, now);
  const outcome = params.date === undefined ? null : await workOutPlan(query, now);
  const plan = outcome && "answer" in outcome ? outcome : null;
  const form = (
    <PlanForm
      query={plan ? { ...query, by: plan.asked.by, days: plan.asked.days } : query}
      fields={outcome && "fields" in outcome ? outcome.fields : {}}
      zoneGiven={params.zone !== undefined}
      again={plan !== null}
    />
  );

  if (!plan) {
    return (
      <Page width="form">
        <PageHeader
          title="What happens after your interview"
          lead="Enter it, and see whom to write to, when, and why. Nothing is kept, and no account is needed."
        />
        <OpenSharedPlan />
        {form}
      </Page>
    );
  }

  const { answer, asked, understood } = plan;
  return (
    <Page width="wide">
      <div className="grid gap-x-16 gap-y-16 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
        <section id="plan" aria-labelledby="plan-title" className="scroll-mt-6">
          <h1 id="plan-title" className="mb-6 text-3xl">
            After {formatTime(`${query.date}T12:00:00Z`, "UTC", "long-day")}
          </h1>
          {understood && (
            <p className="mb-6 max-w-form">
              They said “{asked.words}”. The plan takes that as: <strong>{understood}</strong>.{" "}
              <a href="#words" className="link">
                Change it
              </a>
            </p>
          )}
          <PlanThread entries={planEntries(answer, asked)} timeZone={answer.timeZone} />
          {answer.notes.length > 0 && (
            <ul className="mt-8 flex flex-col gap-2 text-soft">
              {answer.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          <div className="mt-10 border-t border-hair pt-8">
            <p className="mb-4 max-w-form">
              Afterword can keep this plan, write the drafts, and mail you each one on its day.
            </p>
            <div className="flex flex-wrap gap-3">
              <ButtonLink href={paths.signIn(new URLSearchParams({ plan: planSearch(asked).toString() }))}>
                Keep this plan: sign up
              </ButtonLink>
              <a href={paths.calculatorCalendar(planSearch(query))} download className={buttonClass("quiet")}>
                Put it in your calendar
              </a>
            </div>
            <SharePlan search={planSearch(asked).toString()} />
          </div>
        </section>
        <section aria-labelledby="form-title">
          <h2 id="form-title" className="mb-6 text-2xl">
            The interview
          </h2>
          {form}
        </section>
      </div>
    </Page>
  );
}
