import type { Metadata } from "next";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { getApplication } from "@/lib/applications/queries";
import { requireOwner } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import { found } from "../../../_components/found";
import { StageForm } from "../_components/stage";

export const metadata: Metadata = { title: "Move to" };

export default async function MovePage({ params }: PageProps<"/applications/[applicationId]/move">) {
  const owner = await requireOwner(paths.moveApplication((await params).applicationId));
  const { application, employer } = await found(getApplication(owner, (await params).applicationId));
  return (
    <Page width="form">
      <PageHeader title="Move to" back={{ href: paths.application(application.id), label: employer.name }} />
      <StageForm applicationId={application.id} stage={application.stage} />
    </Page>
  );
}
