import type { Metadata } from "next";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { getApplication } from "@/lib/applications/queries";
import { requireOwner } from "@/lib/auth/session";
import { getInterview } from "@/lib/interviews/queries";
import { paths } from "@/lib/paths";
import { ConflictNote, VersionField } from "../../../_components/conflict-note";
import { OwnerForm } from "../../../_components/form";
import { found } from "../../../_components/found";
import {
  InterviewKindField,
  InterviewPlaceFields,
  InterviewTimeFields,
} from "../../../_components/interview-fields";
import { KnownPeople } from "../../../_components/known-people";
import { PeopleRows } from "../../../_components/people-rows";
import {
  cancelInterviewAction,
  deleteInterviewAction,
  editInterviewAction,
  rescheduleInterviewAction,
} from "./actions";

export const metadata: Metadata = { title: "Change the interview" };

export default async function EditInterviewPage({ params }: PageProps<"/interviews/[interviewId]/edit">) {
  const owner = await requireOwner(paths.editInterview((await params).interviewId));
  const interview = await found(getInterview(owner, (await params).interviewId));
  const { contacts } = await found(getApplication(owner, interview.applicationId));
  return (
    <Page width="form">
      <PageHeader
        title="Change the interview"
        back={{ href: paths.application(interview.applicationId), label: interview.employerName }}
      />
      <section aria-labelledby="when">
        <h2 id="when" className="mb-4 text-2xl">
          Move it
        </h2>
        <OwnerForm action={rescheduleInterviewAction} className="flex flex-col gap-7">
          <ConflictNote />
          <input type="hidden" name="interviewId" value={interview.id} />
          <VersionField version={interview.version} />
          <InterviewTimeFields known={interview} zone={interview.timeZone} />
          <SubmitButton wide>Save the new time</SubmitButton>
        </OwnerForm>
      </section>
      <section aria-labelledby="people" className="mt-12 border-t border-hair pt-8">
        <h2 id="people" className="mb-4 text-2xl">
          What and who
        </h2>
        <OwnerForm action={editInterviewAction} className="flex flex-col gap-7">
          <ConflictNote />
          <input type="hidden" name="interviewId" value={interview.id} />
          <VersionField version={interview.version} />
          <InterviewKindField known={interview} />
          <KnownPeople people={contacts} chosen={interview.people.map(({ contactId }) => contactId)} />
          <PeopleRows legend={contacts.length > 0 ? "Somebody new" : "Who you talk to"} />
          <InterviewPlaceFields known={interview} />
          <SubmitButton wide>Save</SubmitButton>
        </OwnerForm>
      </section>
      <div className="mt-12 flex flex-wrap gap-3 border-t border-hair pt-6">
        {interview.outcome !== "cancelled" && (
          <OwnerForm action={cancelInterviewAction}>
            <input type="hidden" name="interviewId" value={interview.id} />
            <SubmitButton tone="quiet">It was cancelled</SubmitButton>
          </OwnerForm>
        )}
        <OwnerForm action={deleteInterviewAction}>
          <input type="hidden" name="interviewId" value={interview.id} />
          <SubmitButton tone="danger">Delete it</SubmitButton>
        </OwnerForm>
      </div>
    </Page>
  );
}
