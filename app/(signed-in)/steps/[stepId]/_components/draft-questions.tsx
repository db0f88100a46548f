import { Disclosure } from "@/app/ui/disclosure";
import { SubmitButton } from "@/app/ui/submit-button";
import type { StepDraft } from "@/lib/drafts/queries";
import type { StepDetails } from "@/lib/follow-ups/queries";
import { AreaField, OwnerForm, TextField } from "../../../_components/form";
import { answerDraftQuestionsAction } from "../actions";

type Asked = { name: string; ask: string; hint: string };

const MOST = 3;

/** What the draft would like to know. The name comes first and is asked openly; the rest may stay unanswered. */
export function DraftQuestions({
  step,
  draft,
}: {
  step: StepDetails;
  draft: Pick<StepDraft, "questions" | "to">;
}) {
  const asked = draft.questions.flatMap(({ fact, ask, hint }) => {
    const name = fieldOf(fact);
    return name ? [{ name, ask, hint }] : [];
  });
  const own = asked.filter(({ name }) => name === "sender-name");
  const rest = asked.filter(({ name }) => name !== "sender-name").slice(0, MOST);
  const contactId = draft.to?.contactId ?? null;
  return (
    <>
      {own.length > 0 && <Questions step={step} contactId={contactId} asked={own} label="Sign with it" />}
      {rest.length > 0 && (
        <Disclosure
          summary={
            rest.length === 1
              ? "One question would make it better"
              : `${rest.length} short questions would make it better`
          }
        >
          <div className="border-s-2 border-hair ps-4 pt-1">
            <Questions step={step} contactId={contactId} asked={rest} label="Put it into the draft" />
          </div>
        </Disclosure>
      )}
    </>
  );
}

function Questions({
  step,
  contactId,
  asked,
  label,
}: {
  step: StepDetails;
  contactId: string | null;
  asked: readonly Asked[];
  label: string;
}) {
  return (
    <OwnerForm action={answerDraftQuestionsAction} className="flex flex-col gap-4">
      <input type="hidden" name="stepId" value={step.id} />
      <input type="hidden" name="roundId" value={step.roundId} />
      <input type="hidden" name="contactId" value={contactId ?? ""} />
      {asked.map(({ name, ask, hint }) =>
        name.startsWith("sender-") ? (
          <TextField
            key={name}
            label={ask}
            name={name}
            hint={hint}
            maxLength={120}
            autoComplete={name === "sender-name" ? "name" : "tel"}
          />
        ) : (
          <AreaField key={name} label={ask} name={name} hint={hint} rows={2} maxLength={2000} />
        ),
      )}
      <div>
        <SubmitButton tone="quiet">{label}</SubmitButton>
      </div>
    </OwnerForm>
  );
}

/** The form's field for a fact, or null for one that is not asked here. */
function fieldOf(fact: string): string | null {
  if (fact === "sender.name") return "sender-name";
  if (fact === "sender.contact") return "sender-phone";
  return /^debrief\.(topic|moment|challenge|fit|clarification|doubt|idea|askedFor)$/.test(fact)
    ? fact.slice("debrief.".length)
    : null;
}
