import { Sheet } from "@/app/ui/sheet";
import { SubmitButton } from "@/app/ui/submit-button";
import { type Stage, stageNames, stages } from "@/lib/applications/rules";
import { paths } from "@/lib/paths";
import { ChipsField, OwnerForm } from "../../../_components/form";
import { moveToStageAction } from "../actions";

/** The stage, and a sheet to move on. Without scripts the same form is a page of its own. */
export function StageMover({ applicationId, stage }: { applicationId: string; stage: Stage }) {
  return (
    <Sheet trigger="Move to …" title="Move to" href={paths.moveApplication(applicationId)}>
      <StageForm applicationId={applicationId} stage={stage} />
    </Sheet>
  );
}

export function StageForm({ applicationId, stage }: { applicationId: string; stage: Stage }) {
  return (
    <OwnerForm action={moveToStageAction} className="flex flex-col gap-5">
      <input type="hidden" name="applicationId" value={applicationId} />
      <ChipsField
        legend="Where does it stand?"
        name="stage"
        defaultValue={stage}
        hint="From an offer on, the open follow-ups of this application end. You can undo it."
        chips={stages.map((value) => ({ value, label: stageNames[value] }))}
      />
      <div>
        <SubmitButton>Move it</SubmitButton>
      </div>
    </OwnerForm>
  );
}
