import Link from "next/link";
import { buttonClass } from "@/app/ui/button";
import { CopyButton } from "@/app/ui/copy-button";
import { Disclosure } from "@/app/ui/disclosure";
import type { NoteElsewhere, NotesElsewhere as Notes } from "@/lib/drafts/elsewhere/queries";
import { composeLinks } from "@/lib/drafts/handoff/rules";
import { paths } from "@/lib/paths";
import { calendarDayText } from "../../../_components/moment";

/** An offer is worth a word to everybody else (T20): that a decision is due, or a polite goodbye once it is made. */
export function NotesElsewhere({ kind, decideOn, notes }: Notes) {
  if (notes.length === 0) return null;
  const until = decideOn ? ` by ${calendarDayText(decideOn)}` : " before long";
  return (
    <section aria-labelledby="elsewhere" className="mb-12">
      <h2 id="elsewhere" className="mb-3 text-2xl">
        {kind === "withdrawal" ? "Tell the others kindly" : "Let the others know"}
      </h2>
      <p className="mb-4 max-w-form text-soft">
        {kind === "withdrawal"
          ? "You accepted. A short goodbye to the others is remembered well."
          : `You have to decide${until}. A word about it may speed the others up, and asks nothing.`}
      </p>
      <ul className="divide-y divide-hair border-y border-hair">
        {notes.map((note) => (
          <li key={note.applicationId} className="py-1">
            <Disclosure summary={`${note.employerName}, ${note.role}`}>
              <Note note={note} kind={kind} />
            </Disclosure>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Note({
  note: { applicationId, employerName, draft },
  kind,
}: {
  note: NoteElsewhere;
  kind: Notes["kind"];
}) {
  return (
    <div className="flex max-w-form flex-col gap-3 pt-2">
      {draft ? (
        <>
          <p className="text-sm text-soft">
            {draft.to ? `To ${draft.to.name}. ` : ""}Subject: {draft.subject}
          </p>
          <p className="border-s-2 border-hair ps-4 break-words whitespace-pre-line">{draft.body}</p>
          <div className="flex flex-wrap gap-2">
            <CopyButton text={draft.body} label={`Copy the text for ${employerName}`} />
            <a
              href={composeLinks({ ...draft, to: draft.to?.email ?? null }).mailto}
              className={buttonClass("quiet")}
            >
              Open in mail app
            </a>
          </div>
        </>
      ) : (
        <p>There was no interview yet, so a line of your own is best.</p>
      )}
      <p className="flex flex-wrap gap-x-5 text-sm">
        <Link href={paths.logMessage(applicationId)} className="link inline-flex min-h-11 items-center">
          I wrote to them
        </Link>
        {kind === "withdrawal" && (
          <Link
            href={paths.moveApplication(applicationId)}
            className="link inline-flex min-h-11 items-center"
          >
            Move it to Withdrawn
          </Link>
        )}
      </p>
    </div>
  );
}
