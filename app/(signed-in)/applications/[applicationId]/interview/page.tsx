import type { Metadata } from "next";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { getApplication } from "@/lib/applications/queries";
import { requireOwner } from "@/lib/auth/session";
import { newId } from "@/lib/ids";
import { paths } from "@/lib/paths";
import { getProfile } from "@/lib/users/queries";
import { OwnerForm } from "../../../_components/form";
import { found } from "../../../_components/found";
import {
  InterviewKindField,
  InterviewPlaceFields,
  InterviewTimeFields,
} from "../../../_components/interview-fields";
import { KnownPeople } from "../../../_components/known-people";
import { PeopleRows } from "../../../_components/people-rows";
import { addInterviewAction } from "../actions";

export const metadata: Metadata = { title: "Add an interview" };

export default async function AddInterviewPage({
  params,
}: PageProps<"/applications/[applicationId]/interview">) {
  const owner = await requireOwner(paths.addInterview((await params).applicationId));
  const [{ application, employer, contacts }, profile] = await Promise.all([
    found(getApplication(owner, (await params).applicationId)),
    getProfile(owner),
  ]);
  return (
    <Page width="form">
      <PageHeader
        title="Add an interview"
        lead={`${application.role} at ${employer.name}`}
        back={{ href: paths.application(application.id), label: employer.name }}
      />
      <OwnerForm action={addInterviewAction} className="flex flex-col gap-7">
        <input type="hidden" name="applicationId" value={application.id} />
        <input type="hidden" name="requestId" value={newId()} />
        <InterviewTimeFields zone={profile.timeZone} />
        <InterviewKindField />
        <KnownPeople people={contacts} chosen={[]} />
        <PeopleRows legend={contacts.length > 0 ? "Somebody new" : "Who you talk to"} />
        <InterviewPlaceFields />
        <SubmitButton wide pendingLabel="Making the plan">
          Save and show the plan
        </SubmitButton>
      </OwnerForm>
    </Page>
  );
}
