import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { requireOwner } from "@/lib/auth/session";
import { listOwnWordings } from "@/lib/drafts/own-wordings/queries";
import { draftKinds } from "@/lib/drafts/schema";
import { paths } from "@/lib/paths";
import { KINDS } from "./_components/kinds";

export const metadata: Metadata = { title: "Your wording" };

export default async function WordingsPage() {
  const owner = await requireOwner(paths.wordings());
  const own = await listOwnWordings(owner);
  const kinds = Object.entries(KINDS).flatMap(([name, words]) => {
    const kind = draftKinds.find((known) => known === name);
    return kind ? [{ kind, ...words, isOwn: own.some((each) => each.kind === kind) }] : [];
  });
  return (
    <Page width="reading">
      <PageHeader
        title="Your wording"
        lead="Write a kind of message once in your own words. Each draft fills in the rest, and you can go back to ours at any time."
        back={{ href: paths.settings(), label: "Settings" }}
      />
      <ul className="flex flex-col">
        {kinds.map(({ kind, title, when, isOwn }) => (
          <li key={kind} className="border-b border-hair">
            <Link
              href={paths.wording(kind)}
              className="grid min-h-14 grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 py-3 no-underline hover:text-accent"
            >
              <span>
                <span className="font-medium underline decoration-accent decoration-[0.09em] underline-offset-[0.2em]">
                  {title}
                </span>
                <span className="block text-sm text-soft">{when}</span>
              </span>
              <span className={isOwn ? "font-medium" : "text-soft"}>{isOwn ? "Yours" : "Ours"}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
