import Link from "next/link";
import type { ReactNode } from "react";
import { Disclosure } from "@/app/ui/disclosure";
import { SubmitButton } from "@/app/ui/submit-button";
import type { ApplicationPage } from "@/lib/applications/queries";
import { paths } from "@/lib/paths";
import type { PromiseOfEmployer } from "@/lib/promises/queries";
import { UndoForm } from "../../../_components/did-notice";
import { OwnerForm } from "../../../_components/form";
import { calendarDayText, inSentence, momentText } from "../../../_components/moment";
import { METHOD_NAMES, RESPONSE_NAMES } from "../../../_components/words";
import { deleteMessageAction } from "../actions";
import { KeptPromises } from "./kept-promises";
import type { RoundView } from "./round-thread";

/** What is on file besides the plan: facts, people, what was written and said, and what was done. */
export function ApplicationFile({
  page,
  promises,
  view,
}: {
  page: ApplicationPage;
  promises: readonly PromiseOfEmployer[];
  view: RoundView;
}) {
  return (
    <div className="flex flex-col gap-10">
      <Facts page={page} />
      <People page={page} />
      <KeptPromises employerName={page.employer.name} promises={promises} view={view} />
      <Messages page={page} view={view} />
      {page.activity.length > 0 && <History page={page} view={view} />}
    </div>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2 text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Facts({ page: { application } }: { page: ApplicationPage }) {
  if (!application.notes && !application.postingUrl && !application.appliedOn) return null;
  return (
    <Part id="notes" title="Notes">
      {application.appliedOn && (
        <p className="text-soft">Applied on {calendarDayText(application.appliedOn)}</p>
      )}
      {application.postingUrl && (
        <p>
          <a
            href={application.postingUrl}
            rel="noreferrer"
            className="link inline-flex min-h-11 items-center"
          >
            The posting
          </a>
        </p>
      )}
      {application.notes && <p className="whitespace-pre-line">{application.notes}</p>}
    </Part>
  );
}

function People({ page: { contacts } }: { page: ApplicationPage }) {
  if (contacts.length === 0) return null;
  return (
    <Part id="people" title="People">
      <ul className="divide-y divide-hair border-y border-hair">
        {contacts.map((contact) => (
          <li key={contact.id}>
            <Link
              href={paths.contact(contact.id)}
              className="flex min-h-11 flex-wrap items-baseline gap-x-3 py-2.5 hover:text-accent"
            >
              <span className="font-medium">{contact.name}</span>
              <span className="min-w-0 text-sm text-soft wrap-anywhere">
                {[contact.jobTitle, contact.isRecruiter && "Recruiter", contact.email ?? "no address yet"]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Messages({ page: { application, messages }, view }: { page: ApplicationPage; view: RoundView }) {
  return (
    <Part id="messages" title="Messages">
      {messages.length > 0 && (
        <ul className="divide-y divide-hair border-y border-hair">
          {messages.map((message) => (
            <li key={message.id} className="py-2.5">
              <p>
                <span className="font-medium">
                  {message.direction === "out" ? "You" : (message.contactName ?? "They")}
                </span>
                {message.direction === "out" && message.contactName && ` to ${message.contactName}`}
                {`, ${METHOD_NAMES[message.method].toLowerCase()}, `}
                <time dateTime={message.happenedAt.toISOString()}>
                  {inSentence(momentText(message.happenedAt, view.zone, view.now))}
                </time>
                {message.response && `: ${RESPONSE_NAMES[message.response].toLowerCase()}`}
              </p>
              {(message.subject || message.body) && (
                <Disclosure summary={message.subject || "What was written"} small>
                  <p className="max-w-form border-s-2 border-hair ps-4 whitespace-pre-line">{message.body}</p>
                  <OwnerForm action={deleteMessageAction}>
                    <input type="hidden" name="messageId" value={message.id} />
                    <input type="hidden" name="back" value={view.back} />
                    <SubmitButton tone="bare" className="text-sm">
                      Delete it
                    </SubmitButton>
                  </OwnerForm>
                </Disclosure>
              )}
            </li>
          ))}
        </ul>
      )}
      <Link href={paths.logMessage(application.id)} className="link inline-flex min-h-11 items-center">
        Log a message
      </Link>
    </Part>
  );
}

function History({ page: { activity }, view }: { page: ApplicationPage; view: RoundView }) {
  return (
    <Disclosure summary="What was done">
      <ul className="divide-y divide-hair">
        {activity.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
            <span className="min-w-0 py-1.5">
              {row.summary}{" "}
              <span className="text-sm text-soft">
                {row.undoneAt ? "taken back" : momentText(row.at, view.zone, view.now)}
              </span>
            </span>
            {row.canUndo && !row.undoneAt && (
              <UndoForm activityId={row.id} back={view.back} label={row.summary} />
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
