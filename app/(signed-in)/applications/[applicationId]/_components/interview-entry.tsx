import Link from "next/link";
import { ThreadItem } from "@/app/ui/thread";
import type { InterviewOfRound } from "@/lib/applications/queries";
import { paths } from "@/lib/paths";
import { inZone, momentText } from "../../../_components/moment";
import { INTERVIEW_NAMES, OUTCOME_NAMES } from "../../../_components/words";
import type { RoundView } from "./round-thread";

export function InterviewEntry({
  interview,
  view,
  nth,
  noteStepId,
}: {
  interview: InterviewOfRound;
  view: RoundView;
  nth: number;
  /** The step with the short note to those who did not show. */
  noteStepId: string | undefined;
}) {
  const called =
    interview.outcome && interview.outcome !== "happened" ? OUTCOME_NAMES[interview.outcome] : null;
  const over = interview.endsAt <= view.now;
  const people = interview.interviewers.map(({ name }) => name).join(", ");
  const elsewhere = interview.timeZone !== view.zone;
  return (
    <ThreadItem
      nth={nth}
      state={called ? "skipped" : over ? "done" : "planned"}
      stateWord={called ?? (over ? "over" : "coming")}
      when={
        <time dateTime={interview.startsAt.toISOString()}>
          {momentText(interview.startsAt, view.zone, view.now)}
        </time>
      }
      title={INTERVIEW_NAMES[interview.kind]}
    >
      <p className="text-soft">
        {[people && `With ${people}`, `${interview.durationMinutes} minutes`, interview.place]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {elsewhere && (
        <p className="text-sm text-soft">
          {inZone(interview.startsAt, interview.timeZone, "day-time")} in{" "}
          {interview.timeZone.replaceAll("_", " ")}
        </p>
      )}
      {interview.notes && <p className="whitespace-pre-line">{interview.notes}</p>}
      <div className="flex flex-wrap gap-x-4">
        {interview.link && !over && (
          <a
            href={interview.link}
            rel="noreferrer"
            className="link inline-flex min-h-11 items-center text-sm"
          >
            Open the meeting
          </a>
        )}
        {noteStepId && (
          <Link href={paths.step(noteStepId)} className="link inline-flex min-h-11 items-center text-sm">
            Write them a short note
          </Link>
        )}
        {!people && !called && (
          <Link
            href={paths.editInterview(interview.id, "people")}
            className="link inline-flex min-h-11 items-center text-sm"
          >
            {over ? "Say who was there" : "Say who you will meet"}
          </Link>
        )}
        <Link
          href={paths.editInterview(interview.id)}
          className="link inline-flex min-h-11 items-center text-sm"
        >
          Change or move it
        </Link>
      </div>
    </ThreadItem>
  );
}
