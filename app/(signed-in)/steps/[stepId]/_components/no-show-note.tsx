import { SubmitButton } from "@/app/ui/submit-button";
import type { OwnerId } from "@/lib/auth/owner";
import { findNoShowNote } from "@/lib/drafts/alternatives/queries";
import type { StepDetails } from "@/lib/follow-ups/queries";
import { newId } from "@/lib/ids";
import { OwnerForm } from "../../../_components/form";
import { logMessageAction } from "../actions";
import { OtherMessage } from "./other-message";

/** Nobody came: a calm note of the same day is ready. */
export async function NoShowNote({ owner, step, now }: { owner: OwnerId; step: StepDetails; now: Date }) {
  const note = await findNoShowNote(owner, step.id, now);
  if (!note) return null;
  const { to, draft } = note;
  return (
    <section className="flex flex-col gap-4" aria-labelledby="no-show">
      <h2 id="no-show" className="text-2xl">
        A short note, best today
      </h2>
      <p className="text-soft">
        It happens, and it says little about you.{" "}
        {to ? `This goes to ${to.name}` : "This goes to the address you have"}
        {to && !to.email && ", whose address is not on file yet"}.
      </p>
      <OtherMessage
        stepId={step.id}
        subject={draft.subject}
        body={draft.body}
        mail={{ to: to?.email ?? null }}
      />
      <OwnerForm action={logMessageAction}>
        <input type="hidden" name="applicationId" value={step.applicationId} />
        <input type="hidden" name="contactId" value={to?.contactId ?? ""} />
        <input type="hidden" name="subject" value={draft.subject} />
        <input type="hidden" name="body" value={draft.body} />
        <input type="hidden" name="requestId" value={newId()} />
        <SubmitButton>I sent it</SubmitButton>
      </OwnerForm>
    </section>
  );
}
