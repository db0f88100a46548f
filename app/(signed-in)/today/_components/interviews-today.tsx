import Link from "next/link";
import type { InterviewOfDay } from "@/lib/interviews/queries";
import { paths } from "@/lib/paths";
import { inZone } from "../../_components/moment";
import { INTERVIEW_NAMES, OUTCOME_NAMES } from "../../_components/words";

/** The interviews of this day, with what one needs on the way there. */
export function InterviewsToday({ interviews }: { interviews: readonly InterviewOfDay[] }) {
  if (interviews.length === 0) return null;
  return (
    <section aria-labelledby="interviews-today" className="mb-12">
      <h2 id="interviews-today" className="mb-3 text-2xl">
        {interviews.length === 1 ? "Your interview today" : "Your interviews today"}
      </h2>
      <ul className="divide-y divide-hair border-y border-hair">
        {interviews.map((interview) => (
          <li key={interview.id} className="py-3">
            <p className="font-medium">
              {inZone(interview.startsAt, interview.timeZone, "time")} to{" "}
              {inZone(interview.endsAt, interview.timeZone, "time")},{" "}
              <Link href={paths.application(interview.applicationId)} className="link">
                {interview.employerName}
              </Link>
              {interview.outcome &&
                interview.outcome !== "happened" &&
                ` (${OUTCOME_NAMES[interview.outcome].toLowerCase()})`}
            </p>
            <p className="text-soft">{details(interview)}</p>
            {interview.link && (
              <p>
                <a href={interview.link} rel="noreferrer" className="link inline-flex min-h-11 items-center">
                  Open the meeting
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function details(interview: InterviewOfDay): string {
  const people = interview.interviewers.length > 0 ? `with ${interview.interviewers.join(", ")}` : null;
  return [INTERVIEW_NAMES[interview.kind], interview.role, people, interview.place]
    .filter(Boolean)
    .join(" · ");
}
