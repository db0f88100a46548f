import { SubmitButton } from "@/app/ui/submit-button";
import type { LastNote as Note } from "@/lib/drafts/last-notes/queries";
import type { StepDetails } from "@/lib/follow-ups/queries";
import { newId } from "@/lib/ids";
import { paths } from "@/lib/paths";
import { OwnerForm } from "../../../_components/form";
import { markDoneAction } from "../../../actions";
import { OtherMessage } from "./other-message";

/** One last short note in place of the call (T10, T11). Either done settles the step. */
export function LastNote({ step, note }: { step: StepDetails; note: Note }) {
  const { to, subject, body } = note;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-soft">
        {to ? `To ${to.name}` : "To the address you have"}
        {to && !to.email && ", whose address is not on file yet"}.
      </p>
      <OtherMessage stepId={step.id} subject={subject} body={body} mail={{ to: to?.email ?? null }} />
      <OwnerForm action={markDoneAction}>
        <input type="hidden" name="stepId" value={step.id} />
        <input type="hidden" name="method" value="email" />
        <input type="hidden" name="subject" value={subject} />
        <input type="hidden" name="body" value={body} />
        <input type="hidden" name="back" value={paths.application(step.applicationId)} />
        <input type="hidden" name="requestId" value={newId()} />
        <SubmitButton tone="quiet">I sent the note</SubmitButton>
      </OwnerForm>
    </div>
  );
}
