import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { requireOwner } from "@/lib/auth/session";
import { newId } from "@/lib/ids";
import { paths } from "@/lib/paths";
import { listSearches, type SearchSummary } from "@/lib/searches/queries";
import { DidNotice } from "../_components/did-notice";
import { OwnerForm, TextField } from "../_components/form";
import { switchSearchAction } from "../actions";
import { createSearchAction, restoreSearchAction } from "./actions";

export const metadata: Metadata = { title: "Job searches" };

export default async function SearchesPage({ searchParams }: PageProps<"/searches">) {
  const owner = await requireOwner(paths.searches());
  const searches = await listSearches(owner);
  const live = searches.filter(({ archivedAt }) => !archivedAt);
  const archived = searches.filter(({ archivedAt }) => archivedAt);
  return (
    <Page>
      <DidNotice owner={owner} did={(await searchParams).did} back={paths.searches()} />
      <PageHeader
        title="Job searches"
        lead="Run several at once. Today shows them all; Applications shows the current one."
      />
      <ul className="mb-10 divide-y divide-hair border-y border-hair">
        {live.map((search) => (
          <Row key={search.id} search={search} />
        ))}
      </ul>
      <OwnerForm action={createSearchAction} className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="requestId" value={newId()} />
        <TextField
          label="A new job search"
          name="name"
          placeholder="Product roles, Berlin"
          autoComplete="off"
          maxLength={120}
          className="min-w-0 flex-1 basis-60"
        />
        <SubmitButton tone="quiet">Add it</SubmitButton>
      </OwnerForm>
      {archived.length > 0 && (
        <section aria-labelledby="archived" className="mt-12">
          <h2 id="archived" className="mb-2 text-xl">
            Archived
          </h2>
          <ul className="divide-y divide-hair border-y border-hair">
            {archived.map((search) => (
              <li key={search.id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
                <Link href={paths.search(search.id)} className="link inline-flex min-h-11 items-center">
                  {search.name}
                </Link>
                <OwnerForm action={restoreSearchAction}>
                  <input type="hidden" name="searchId" value={search.id} />
                  <SubmitButton tone="quiet" aria-label={`Take up again: ${search.name}`}>
                    Take it up again
                  </SubmitButton>
                </OwnerForm>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

function Row({ search }: { search: SearchSummary }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 py-2">
      <span className="min-w-0">
        <Link href={paths.search(search.id)} className="link inline-flex min-h-11 items-center font-medium">
          {search.name}
        </Link>
        {search.isCurrent && <span className="ms-3 text-sm text-accent">Current</span>}
      </span>
      {!search.isCurrent && (
        <OwnerForm action={switchSearchAction}>
          <input type="hidden" name="searchId" value={search.id} />
          <input type="hidden" name="back" value={paths.applications()} />
          <SubmitButton tone="quiet" aria-label={`Switch to ${search.name}`}>
            Switch to it
          </SubmitButton>
        </OwnerForm>
      )}
    </li>
  );
}
