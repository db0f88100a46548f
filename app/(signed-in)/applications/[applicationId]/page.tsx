import type { Metadata } from "next";
import Link from "next/link";
import { ButtonLink } from "@/app/ui/button";
import { Disclosure } from "@/app/ui/disclosure";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { getApplication, type RoundOfApplication } from "@/lib/applications/queries";
import { stageNames } from "@/lib/applications/rules";
import { requireOwner } from "@/lib/auth/session";
import { findNotesElsewhere } from "@/lib/drafts/elsewhere/queries";
import { paths } from "@/lib/paths";
import { productNow } from "@/lib/product-clock/queries";
import { listPromisesOfEmployer } from "@/lib/promises/queries";
import { getProfile } from "@/lib/users/queries";
import { DidNotice } from "../../_components/did-notice";
import { found } from "../../_components/found";
import { calendarDayText } from "../../_components/moment";
import { ApplicationFile } from "./_components/application-file";
import { firstDrafts } from "./_components/draft-preview";
import { entriesOf, promisesOf } from "./_components/entries";
import { NotesElsewhere } from "./_components/notes-elsewhere";
import { RoundThread } from "./_components/round-thread";
import { StageMover } from "./_components/stage";

export const metadata: Metadata = { title: "Application" };

export default async function ApplicationRoute({
  params,
  searchParams,
}: PageProps<"/applications/[applicationId]">) {
  const { applicationId } = await params;
  const owner = await requireOwner(paths.application(applicationId));
  const query = await searchParams;
  const [page, profile, now] = await Promise.all([
    found(getApplication(owner, applicationId)),
    getProfile(owner),
    productNow(),
  ]);
  const { application, employer, search } = page;
  const back = paths.application(application.id);
  const view = { now, zone: profile.timeZone, back };
  const [current, ...earlier] = page.rounds
    .filter(hasContent)
    .sort((a, b) => b.heldOn.localeCompare(a.heldOn));
  const isDecided = application.stage === "offer" || application.stage === "accepted";
  const [promises, elsewhere, drafts] = await Promise.all([
    listPromisesOfEmployer(owner, employer.id),
    isDecided && findNotesElsewhere(owner, application.id, now),
    current && firstDrafts(owner, current, now, query.new === "plan"),
  ]);
  return (
    <Page>
      <DidNotice owner={owner} did={query.did} back={back} />
      <PageHeader
        title={employer.name}
        lead={[application.role, application.location].filter(Boolean).join(", ")}
        back={{ href: paths.applications(), label: search.name }}
      />
      <div className="-mt-4 mb-10 flex flex-wrap items-center gap-2">
        <p className="me-2">
          <span className="text-soft">Stage: </span>
          <strong className="font-medium">{stageNames[application.stage]}</strong>
        </p>
        <StageMover applicationId={application.id} stage={application.stage} />
        <ButtonLink href={paths.answer(application.id)} tone="quiet">
          They answered
        </ButtonLink>
        {current && (
          <ButtonLink href={paths.theySaid(application.id)} tone="quiet">
            They said when
          </ButtonLink>
        )}
      </div>
      <section aria-labelledby="plan" className="mb-12">
        <h2 id="plan" className="mb-5 text-2xl">
          {query.new === "plan" ? "Here is the plan" : "The plan"}
        </h2>
        {current ? (
          <RoundThread
            round={current}
            entries={entriesOf(current, promisesOf(page, current))}
            view={view}
            grows={query.new === "plan"}
            drafts={drafts}
          />
        ) : (
          <p className="max-w-form text-lg">
            No interview yet. When there is one, add it, and the plan of what to write, to whom and when
            stands here.
          </p>
        )}
        <p className="mt-6">
          <ButtonLink href={paths.addInterview(application.id)} tone={current ? "quiet" : "primary"}>
            {page.rounds.some(({ interviews }) => interviews.length > 0)
              ? "Add another interview"
              : "Add an interview"}
          </ButtonLink>
        </p>
        {earlier.map((round) => (
          <Disclosure key={round.id} summary={roundTitle(round)}>
            <div className="pt-3">
              <RoundThread round={round} entries={entriesOf(round, promisesOf(page, round))} view={view} />
            </div>
          </Disclosure>
        ))}
      </section>
      {elsewhere && <NotesElsewhere {...elsewhere} />}
      <ApplicationFile page={page} promises={promises} view={view} />
      <p className="mt-10 flex flex-wrap gap-x-5 border-t border-hair pt-3 text-sm">
        <Link href={paths.editApplication(application.id)} className="link inline-flex min-h-11 items-center">
          Edit, move to another job search, or delete
        </Link>
        <Link href={paths.employer(employer.id)} className="link inline-flex min-h-11 items-center">
          {employer.name}: name and public holidays
        </Link>
      </p>
    </Page>
  );
}

/** A round of no interview, made by sending the application or by an offer, is shown while it has something to say. */
function hasContent({ interviews, steps }: RoundOfApplication): boolean {
  return interviews.length > 0 || steps.some(({ state }) => state !== "dropped");
}

function roundTitle({ interviews, heldOn }: RoundOfApplication): string {
  const day = calendarDayText(heldOn);
  return interviews.length > 0 ? `The round of ${day}` : `After ${day}`;
}
