import { localDay } from "@/app/ui/format-time";
import { SubmitButton } from "@/app/ui/submit-button";
import { getApplication, type RoundOfApplication } from "@/lib/applications/queries";
import { getDebrief } from "@/lib/debriefs/queries";
import { noteFields } from "@/lib/debriefs/rules";
import { sendingTimes } from "@/lib/debriefs/sending/rules";
import { listThankYousInTheMaking } from "@/lib/drafts/debrief/queries";
import { debriefPrompt } from "@/lib/drafts/debrief/rules";
import { OwnerForm } from "../../../_components/form";
import { inSentence, localTime, momentText, promiseText } from "../../../_components/moment";
import { TimingFields } from "../../../_components/timing-fields";
import { noteHowItWentAction } from "../actions";
import type { StepView } from "./message-desk";
import { NoShowNote } from "./no-show-note";
import { OutcomeForms } from "./outcome-forms";
import { type NoteOnFile, PersonNotes } from "./person-notes";
import { PlanSoFar } from "./plan-so-far";

/** Sixty seconds of notes that every draft lives on (T16). */
export async function HowDidItGo({ owner, step, profile, now }: StepView) {
  const [page, { rounds, promises, contacts }, messages] = await Promise.all([
    getDebrief(owner, step.roundId),
    getApplication(owner, step.applicationId),
    listThankYousInTheMaking(owner, step.roundId, now),
  ]);
  const round = rounds.find(({ id }) => id === step.roundId);
  const interviews = round?.interviews ?? [];
  const missed = interviews.length > 0 && interviews.every(({ outcome }) => outcome === "no-show");
  if (missed) return <NoShowNote owner={owner} step={step} now={now} />;
  const said = promises.find(({ isCurrent }) => isCurrent);
  const prompt = debriefPrompt({
    company: page.employerName,
    role: page.role,
    interviewOn: page.heldOn,
    people: page.people.map(({ name }) => name),
  });
  const people = page.people.length > 0 ? page.people : [{ contactId: null, name: null }];
  const live = round?.endedAt === null;
  const when = round && whenToSend(round, now, profile.timeZone);
  return (
    <div className="flex flex-col gap-8">
      <p className="text-lg text-soft">{prompt.lead}</p>
      {live && <OutcomeForms step={step} interviews={interviews} contacts={contacts} />}
      <OwnerForm action={noteHowItWentAction} className="flex flex-col gap-8">
        <input type="hidden" name="stepId" value={step.id} />
        <input type="hidden" name="roundId" value={step.roundId} />
        <input type="hidden" name="applicationId" value={step.applicationId} />
        <input type="hidden" name="saidOn" value={page.heldOn} />
        {people.map((person, index) => (
          <PersonNotes
            key={person.contactId ?? "nobody"}
            stepId={step.id}
            roundId={step.roundId}
            copyKey={`afterword:${owner}:note:${step.id}:${person.contactId ?? "round"}`}
            index={index}
            contactId={person.contactId}
            name={person.name}
            questions={prompt.questions}
            noted={noteOf(page.notes.find((note) => note.contactId === person.contactId))}
            message={messages.find(({ contactId }) => contactId === person.contactId)?.facts ?? null}
          />
        ))}
        {live && (
          <>
            <TimingFields nothing={said ? `${promiseText(said)}, as on file` : "Nothing said yet"} />
            <PlanSoFar
              stepId={step.id}
              roundId={step.roundId}
              saidOn={page.heldOn}
              timeZone={profile.timeZone}
            />
          </>
        )}
        <div className="flex flex-col gap-3">
          {when && <p>{when}</p>}
          <div>
            <SubmitButton pendingLabel="Saving">{live ? "Save, and on to the drafts" : "Save"}</SubmitButton>
          </div>
        </div>
      </OwnerForm>
    </div>
  );
}

function noteOf(row: Awaited<ReturnType<typeof getDebrief>>["notes"][number] | undefined): NoteOnFile | null {
  if (!row) return null;
  return { ...Object.fromEntries(noteFields.map((fact) => [fact, row[fact]])), version: row.version };
}

/** "Fine to send from 13:00; we will remind you at 15:00." From the plan; nothing is worked out here. */
function whenToSend({ interviews, steps }: RoundOfApplication, now: Date, zone: string): string | null {
  const times = sendingTimes(
    interviews
      .filter(({ outcome }) => outcome === null || outcome === "happened")
      .map(({ endsAt }) => endsAt),
    steps
      .filter(({ kind, state }) => kind === "thank-you" && state === "planned")
      .map(({ snoozedUntil, dueAt }) => snoozedUntil ?? dueAt),
    now,
  );
  if (!times) return null;
  const moment = (at: Date) =>
    localDay(at, zone) === localDay(now, zone) ? localTime(at, zone) : inSentence(momentText(at, zone, now));
  const from = times.fineFrom ? `from ${moment(times.fineFrom)}` : "now";
  if (!times.remindAt) return `Fine to send ${from}.`;
  const reminded = moment(times.remindAt);
  return `Fine to send ${from}; we will remind you ${/^\d/.test(reminded) ? `at ${reminded}` : reminded}.`;
}
