import type { Metadata } from "next";
import Link from "next/link";
import { ButtonLink } from "@/app/ui/button";
import { EmptyState } from "@/app/ui/empty-state";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { countByStage } from "@/lib/applications/counts/queries";
import { listBoard } from "@/lib/applications/queries";
import { type Stage, stages } from "@/lib/applications/rules";
import { requireOwner } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import { productNow } from "@/lib/product-clock/queries";
import { findCurrentSearch } from "@/lib/searches/queries";
import { getProfile } from "@/lib/users/queries";
import { DidNotice } from "../_components/did-notice";
import { BoardList } from "./_components/board-list";
import { StageFilter } from "./_components/stage-filter";

export const metadata: Metadata = { title: "Applications" };

export default async function ApplicationsPage({ searchParams }: PageProps<"/applications">) {
  const owner = await requireOwner(paths.applications());
  const query = await searchParams;
  const stage = stages.find((known) => known === query.stage);
  const after = typeof query.after === "string" ? query.after : null;
  const [search, profile, now] = await Promise.all([
    findCurrentSearch(owner),
    getProfile(owner),
    productNow(),
  ]);
  const [board, counts] = search
    ? await Promise.all([
        listBoard(owner, { searchId: search.id, stage, after }),
        countByStage(owner, search.id),
      ])
    : [{ rows: [], after: null }, null];
  const view = { now, zone: profile.timeZone };
  return (
    <Page width="wide">
      <DidNotice owner={owner} did={query.did} back={paths.applications()} />
      <PageHeader
        title="Applications"
        lead={search?.name}
        actions={
          <>
            <ButtonLink href={paths.add()} className="max-md:hidden">
              Add an interview
            </ButtonLink>
            <ButtonLink href={paths.newApplication()} tone="quiet">
              Save a job
            </ButtonLink>
          </>
        }
      />
      {!counts || total(counts) === 0 ? (
        <EmptyState
          sentence="Every application of this job search stands here, by its stage: what is next, for whom, and when."
          action={<ButtonLink href={paths.add()}>Add an interview</ButtonLink>}
        />
      ) : (
        <>
          <StageFilter counts={counts} chosen={stage} />
          <BoardList rows={board.rows} counts={counts} view={view} only={stage} />
          <Pages after={board.after} first={after === null} stage={stage} />
        </>
      )}
    </Page>
  );
}

function Pages({ after, first, stage }: { after: string | null; first: boolean; stage: Stage | undefined }) {
  if (first && !after) return null;
  const query = (more?: string | null) => {
    const params = new URLSearchParams({ ...(stage && { stage }), ...(more && { after: more }) });
    return params.size > 0 ? params : undefined;
  };
  return (
    <nav aria-label="Pages" className="mt-8 flex flex-wrap gap-x-6">
      {!first && (
        <Link href={paths.applications(query())} className="link inline-flex min-h-11 items-center">
          Back to the first
        </Link>
      )}
      {after && (
        <Link href={paths.applications(query(after))} className="link inline-flex min-h-11 items-center">
          The next 50
        </Link>
      )}
    </nav>
  );
}

function total(counts: Readonly<Record<Stage, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
