import type { Metadata } from "next";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { listTrash } from "@/lib/activity/queries";
import { requireOwner } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import { OwnerForm } from "../../_components/form";
import { calendarDayText } from "../../_components/moment";
import { restoreFromTrashAction } from "./actions";

export const metadata: Metadata = { title: "Trash" };

export default async function TrashPage() {
  const owner = await requireOwner(paths.trash());
  const items = await listTrash(owner);
  return (
    <Page>
      <PageHeader
        title="Trash"
        lead="What was deleted stays for 30 days."
        back={{ href: paths.activity(), label: "Activity" }}
      />
      {items.length === 0 && <p className="text-lg">It is empty.</p>}
      <ul className="divide-y divide-hair border-y border-hair empty:hidden">
        {items.map((item) => (
          <li key={item.id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
            <span className="min-w-0 flex-1 basis-52 py-1.5">
              {item.title}
              <span className="block text-sm text-soft">
                {KINDS[item.kind]}, gone for good on {calendarDayText(item.goneOn)}
              </span>
            </span>
            <OwnerForm action={restoreFromTrashAction}>
              <input type="hidden" name="kind" value={item.kind} />
              <input type="hidden" name="id" value={item.id} />
              <SubmitButton tone="quiet" aria-label={`Put back: ${item.title}`}>
                Put it back
              </SubmitButton>
            </OwnerForm>
          </li>
        ))}
      </ul>
    </Page>
  );
}

const KINDS = {
  search: "Job search",
  application: "Application",
  contact: "Contact",
  interview: "Interview",
  message: "Message",
  promise: "They said",
} as const;
