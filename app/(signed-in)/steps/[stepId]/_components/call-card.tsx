import { buttonClass } from "@/app/ui/button";
import { Disclosure } from "@/app/ui/disclosure";
import { findLastNote } from "@/lib/drafts/last-notes/queries";
import { getDraft } from "@/lib/drafts/queries";
import { type CallCard as Card, getCallCard } from "@/lib/follow-ups/calls/queries";
import { AddresseeChooser } from "./addressee-chooser";
import { CallOutcomes } from "./call-outcomes";
import { CallTimes } from "./call-times";
import { DraftQuestions } from "./draft-questions";
import { LastNote } from "./last-note";
import type { StepView } from "./message-desk";

/** A call or one last note (T10): the number, when they are at work, what to say, and what to say to the machine (W8). */
export async function CallCard({ owner, step, profile, now }: StepView) {
  const [draft, card, note] = await Promise.all([
    getDraft(owner, step.id, now),
    getCallCard(owner, step.id, now),
    findLastNote(owner, step.id, now),
  ]);
  const zone = profile.timeZone;
  const open = step.state === "planned";
  const lines = draft.body.split("\n\n").filter((line) => !line.startsWith("Voicemail:"));
  const call = (
    <div className="flex flex-col gap-7">
      {card.person && <NumberLink person={card.person} isFor={draft.to?.name ?? null} />}
      {open && <CallTimes card={card} dueAt={step.snoozedUntil ?? step.dueAt} zone={zone} now={now} />}
      {open && <AddresseeChooser owner={owner} stepId={step.id} />}
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
      {open && <CallOutcomes step={step} card={card} zone={zone} now={now} />}
    </div>
  );
  if (!open || !note) return call;
  return card.person && card.callFirst ? (
    <div className="flex flex-col gap-7">
      {call}
      <Disclosure summary="Or one last note instead">
        <LastNote step={step} note={note} />
      </Disclosure>
    </div>
  ) : (
    <div className="flex flex-col gap-7">
      <section aria-labelledby="last-note" className="flex flex-col gap-3">
        <h2 id="last-note" className="text-2xl">
          One last note
        </h2>
        <LastNote step={step} note={note} />
      </section>
      {card.person ? (
        <Disclosure summary={`Or call ${draft.to?.name ?? card.person.name}`}>
          <div className="pt-2">{call}</div>
        </Disclosure>
      ) : (
        <p className="text-soft">There is no number on file, so the note it is.</p>
      )}
    </div>
  );
}

function NumberLink({ person, isFor }: { person: NonNullable<Card["person"]>; isFor: string | null }) {
  return (
    <p className="flex flex-col gap-2">
      <a
        href={`tel:${person.phone.replace(/[^+\d]/g, "")}`}
        className={`${buttonClass("primary")} self-start`}
      >
        Call {person.phone}
      </a>
      {person.name !== isFor && (
        <span className="text-soft">
          It is the number of {person.name}.{isFor && ` Ask for ${isFor}.`}
        </span>
      )}
    </p>
  );
}
