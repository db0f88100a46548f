import { buttonClass } from "@/app/ui/button";
import { Disclosure } from "@/app/ui/disclosure";
import { getDraft } from "@/lib/drafts/queries";
import { paths } from "@/lib/paths";
import { DoneForm } from "../../../_components/step-forms";
import { DraftQuestions } from "./draft-questions";
import type { StepView } from "./message-desk";

/** A call: the number, what to say, and what to say to the machine (W8). */
export async function CallCard({ owner, step, now, title }: StepView) {
  const draft = await getDraft(owner, step.id, now);
  const open = step.state === "planned";
  const lines = draft.body.split("\n\n").filter((line) => !line.startsWith("Voicemail:"));
  return (
    <div className="flex flex-col gap-8">
      {draft.to?.phone ? (
        <p>
          <a href={`tel:${draft.to.phone.replace(/[^+\d]/g, "")}`} className={buttonClass("primary")}>
            Call {draft.to.phone}
          </a>
        </p>
      ) : (
        <p>There is no number on file. A short last note by email is just as welcome.</p>
      )}
      {open && <DraftQuestions step={step} draft={draft} />}
      <ol className="flex flex-col gap-4 border-s-2 border-accent ps-5">
        {lines.map((line) => (
          <li key={line} className="font-serif text-lg leading-relaxed">
            {line}
          </li>
        ))}
      </ol>
      {draft.voicemail && (
        <Disclosure summary="If the machine answers">
          <p className="max-w-form border-s-2 border-hair ps-4 font-serif text-lg leading-relaxed">
            {draft.voicemail}
          </p>
        </Disclosure>
      )}
      {open && (
        <div className="flex flex-wrap gap-2 border-t border-hair pt-5">
          <DoneForm
            stepId={step.id}
            back={paths.application(step.applicationId)}
            title={title}
            label="I called"
          />
        </div>
      )}
    </div>
  );
}
