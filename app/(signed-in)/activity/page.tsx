import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { listActivity } from "@/lib/activity/queries";
import { requireOwner } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import { productNow } from "@/lib/product-clock/queries";
import { getProfile } from "@/lib/users/queries";
import { DidNotice, UndoForm } from "../_components/did-notice";
import { momentText } from "../_components/moment";

export const metadata: Metadata = { title: "Activity" };

export default async function ActivityPage({ searchParams }: PageProps<"/activity">) {
  const owner = await requireOwner(paths.activity());
  const query = await searchParams;
  const after = typeof query.after === "string" ? query.after : null;
  const [{ rows, after: next }, profile, now] = await Promise.all([
    listActivity(owner, { after }),
    getProfile(owner),
    productNow(),
  ]);
  return (
    <Page>
      <DidNotice owner={owner} did={query.did} back={paths.activity()} />
      <PageHeader
        title="Activity"
        lead="What happened here, and how to take it back."
        actions={
          <Link href={paths.trash()} className="link inline-flex min-h-11 items-center">
            Trash
          </Link>
        }
      />
      {rows.length === 0 && <p className="text-lg">Nothing yet.</p>}
      <ul className="divide-y divide-hair border-y border-hair empty:hidden">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
            <span className="min-w-0 flex-1 basis-52 py-1.5">
              {row.applicationId ? (
                <Link href={paths.application(row.applicationId)} className="hover:text-accent">
                  {row.summary}
                </Link>
              ) : (
                row.summary
              )}
              <span className="block text-sm text-soft">
                {momentText(row.at, profile.timeZone, now)}
                {row.undoneAt && ", taken back"}
              </span>
            </span>
            {row.canUndo && !row.undoneAt && (
              <UndoForm activityId={row.id} back={paths.activity()} label={row.summary} />
            )}
          </li>
        ))}
      </ul>
      {next && (
        <p className="mt-6">
          <Link
            href={paths.activity(new URLSearchParams({ after: next }))}
            className="link inline-flex min-h-11 items-center"
          >
            Earlier
          </Link>
        </p>
      )}
    </Page>
  );
}
