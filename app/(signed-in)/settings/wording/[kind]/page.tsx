import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Notice } from "@/app/ui/notice";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { requireOwner } from "@/lib/auth/session";
import { listExamples } from "@/lib/drafts/own-wordings/examples/queries";
import { findOwnWordings } from "@/lib/drafts/own-wordings/queries";
import { mostWordings, panelKinds } from "@/lib/drafts/own-wordings/rules";
import { ownWordingKind } from "@/lib/drafts/own-wordings/schema";
import { startingWordings } from "@/lib/drafts/own-wordings/starting/rules";
import { paths } from "@/lib/paths";
import { productNow } from "@/lib/product-clock/queries";
import { OwnerForm } from "../../../_components/form";
import { KINDS } from "../_components/kinds";
import { WordingForm } from "./_components/wording-form";
import { resetOwnWordingsAction } from "./actions";

export const metadata: Metadata = { title: "Your wording" };

const NOTICES: Record<string, string> = {
  yes: "Saved. The drafts you have not changed by hand use it from now on.",
  ours: "Our words are back.",
};

export default async function WordingPage({ params, searchParams }: PageProps<"/settings/wording/[kind]">) {
  const owner = await requireOwner(paths.wordings());
  const known = ownWordingKind.safeParse((await params).kind);
  if (!known.success) notFound();
  const kind = known.data;
  const [own, examples, { saved }] = await Promise.all([
    findOwnWordings(owner, kind),
    productNow().then((now) => listExamples(owner, kind, now)),
    searchParams,
  ]);
  return (
    <Page width="reading">
      <PageHeader
        title={KINDS[kind].title}
        lead={own ? "In your words." : "Still in our words. Change what you like and save it."}
        back={{ href: paths.wordings(), label: "Your wording" }}
      />
      <div className="mb-6">
        <Notice>{typeof saved === "string" && NOTICES[saved]}</Notice>
      </div>
      <WordingForm
        key={own?.version ?? "ours"}
        kind={kind}
        version={own?.version ?? null}
        wordings={own?.wordings ?? [startingWordings[kind]]}
        most={panelKinds.includes(kind) ? mostWordings : 1}
        hasSubject={startingWordings[kind].subject !== ""}
        examples={examples}
      />
      {own && (
        <div className="mt-10 border-t border-hair pt-6">
          <OwnerForm action={resetOwnWordingsAction} className="flex flex-col items-start gap-3">
            <input type="hidden" name="kind" value={kind} />
            <p>Our words are kept for you. Going back to them drops yours.</p>
            <SubmitButton tone="quiet">Back to our words</SubmitButton>
          </OwnerForm>
        </div>
      )}
    </Page>
  );
}
