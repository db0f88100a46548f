import { Disclosure } from "@/app/ui/disclosure";
import { SubmitButton } from "@/app/ui/submit-button";
import type { InterviewOfRound } from "@/lib/applications/queries";
import { OwnerForm } from "../../../_components/form";
import { KnownPeople } from "../../../_components/known-people";
import { PeopleRows } from "../../../_components/people-rows";
import { editInterviewAction } from "../actions";

type WhoWasThereProps = {
  stepId: string;
  interview: InterviewOfRound;
  contacts: readonly { id: string; name: string; jobTitle: string | null }[];
  label: string;
};

/** Add somebody or take somebody out, on the spot; each person there gets a thank-you of their own (W4). */
export function WhoWasThere({ stepId, interview, contacts, label }: WhoWasThereProps) {
  const there = interview.interviewers.map(({ contactId }) => contactId);
  return (
    <Disclosure summary={label} small>
      <OwnerForm
        action={editInterviewAction}
        className="flex flex-col gap-5 border-s-2 border-hair ps-4 pt-1"
      >
        <input type="hidden" name="stepId" value={stepId} />
        <input type="hidden" name="interviewId" value={interview.id} />
        <input type="hidden" name="version" value={interview.version} />
        <KnownPeople legend="Who was there" people={contacts} chosen={there} />
        <PeopleRows legend={contacts.length > 0 ? "Somebody new" : "Who was there"} />
        <div>
          <SubmitButton tone="quiet">Save who was there</SubmitButton>
        </div>
      </OwnerForm>
    </Disclosure>
  );
}
