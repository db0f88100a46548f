import { SubmitButton } from "@/app/ui/submit-button";
import type { CallCard } from "@/lib/follow-ups/calls/queries";
import type { StepDetails } from "@/lib/follow-ups/queries";
import { newId } from "@/lib/ids";
import { paths } from "@/lib/paths";
import { OwnerForm } from "../../../_components/form";
import { inSentence, momentText } from "../../../_components/moment";
import { markDoneAction, snoozeStepAction } from "../../../actions";

/** How the call went, with one tap (W8). */
export function CallOutcomes({ step, card, zone, now }: CallOutcomesProps) {
  const application = paths.application(step.applicationId);
  const again = inSentence(momentText(card.again.from, zone, now));
  return (
    <section aria-labelledby="how-it-went" className="flex flex-col gap-4 border-t border-hair pt-5">
      <h2 id="how-it-went" className="text-xl">
        How did it go?
      </h2>
      <div className="flex flex-wrap gap-2">
        <Called
          stepId={step.id}
          label="We spoke"
          back={paths.answer(step.applicationId, new URLSearchParams({ step: step.id }))}
        />
        <Called stepId={step.id} label="I left a message" back={application} note="I left a message." />
        <OwnerForm action={snoozeStepAction}>
          <input type="hidden" name="stepId" value={step.id} />
          <input type="hidden" name="until" value={card.again.from.toISOString()} />
          <input type="hidden" name="back" value={application} />
          <SubmitButton tone="quiet">Nobody answered</SubmitButton>
        </OwnerForm>
      </div>
      <p className="text-sm text-soft">
        “We spoke” asks what they said. When nobody answered, we come back to it {again}.
      </p>
    </section>
  );
}

interface CallOutcomesProps {
  step: StepDetails;
  card: CallCard;
  zone: string;
  now: Date;
}

function Called({
  stepId,
  label,
  back,
  note,
}: {
  stepId: string;
  label: string;
  back: string;
  note?: string;
}) {
  return (
    <OwnerForm action={markDoneAction}>
      <input type="hidden" name="stepId" value={stepId} />
      <input type="hidden" name="method" value="phone" />
      {note && <input type="hidden" name="body" value={note} />}
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="requestId" value={newId()} />
      <SubmitButton tone="quiet">{label}</SubmitButton>
    </OwnerForm>
  );
}
