import Link from "next/link";
import { paths } from "@/lib/paths";
import type { SearchSummary } from "@/lib/searches/queries";
import { switchSearchAction } from "../actions";
import { OwnerForm } from "./form";

/** The current job search in the header; opening it lists the others. A plain disclosure, so it works without scripts. */
export function SearchSwitcher({ searches }: { searches: readonly SearchSummary[] }) {
  const live = searches.filter((search) => !search.archivedAt);
  const current = live.find((search) => search.isCurrent);
  if (!current) return null;
  const others = live.filter((search) => !search.isCurrent);
  return (
    <details className="group relative min-w-0">
      <summary className="inline-flex min-h-11 max-w-full items-center gap-2 rounded-md px-2 text-sm hover:bg-sunk">
        <span className="sr-only">Job search: </span>
        <span className="truncate">{current.name}</span>
        <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3 shrink-0 group-open:rotate-180">
          <path d="m1.5 4 4.5 4.5L10.5 4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </summary>
      <div className="absolute end-0 z-20 mt-1 w-[min(18rem,calc(100vw-2.5rem))] border border-line bg-raised p-2">
        {others.length > 0 && (
          <ul aria-label="Switch to">
            {others.map((search) => (
              <li key={search.id}>
                <OwnerForm action={switchSearchAction}>
                  <input type="hidden" name="searchId" value={search.id} />
                  <input type="hidden" name="back" value={paths.applications()} />
                  <button type="submit" className="min-h-11 w-full px-3 py-2 text-start hover:bg-sunk">
                    {search.name}
                  </button>
                </OwnerForm>
              </li>
            ))}
          </ul>
        )}
        <Link
          href={paths.searches()}
          className="flex min-h-11 items-center px-3 py-2 text-sm text-soft hover:bg-sunk"
        >
          {others.length > 0 ? "All job searches" : "Add a job search"}
        </Link>
      </div>
    </details>
  );
}
