import type { ReactNode } from "react";
import { Thread } from "@/app/ui/thread";
import type { RoundOfApplication } from "@/lib/applications/queries";
import { endedSentence } from "@/lib/follow-ups/replan/reasons/rules";
import type { Entry } from "./entries";
import { InterviewEntry } from "./interview-entry";
import { PromiseEntry } from "./promise-entry";
import { StepEntry } from "./step-entry";

export type RoundView = { now: Date; zone: string; back: string };

type RoundThreadProps = {
  round: RoundOfApplication;
  entries: readonly Entry[];
  view: RoundView;
  grows?: boolean;
  /** The first lines of drafts, by step. */
  drafts?: ReadonlyMap<string, ReactNode>;
};

export function RoundThread({ round, entries, view, grows, drafts }: RoundThreadProps) {
  return (
    <>
      <Thread label="The plan" grows={grows}>
        {entries.map((entry, nth) => {
          if (entry.type === "interview") {
            return (
              <InterviewEntry
                key={entry.key}
                interview={entry.interview}
                view={view}
                nth={nth}
                noteStepId={noteStepId(round)}
              />
            );
          }
          if (entry.type === "promise") {
            return <PromiseEntry key={entry.key} promise={entry.promise} view={view} nth={nth} />;
          }
          return (
            <StepEntry key={entry.key} step={entry.step} view={view} nth={nth}>
              {drafts?.get(entry.step.id)}
            </StepEntry>
          );
        })}
      </Thread>
      {round.planNotes.map((note) => (
        <p key={note} className="mt-4 text-sm text-soft">
          {note}
        </p>
      ))}
      {round.endedAt && (
        <p className="mt-4 text-soft">
          {["This round is over.", endedSentence(round.endedReason)].filter(Boolean).join(" ")}
        </p>
      )}
    </>
  );
}

/** Where nobody came, the step of the debrief holds the note to them; it is dropped and on no thread. */
function noteStepId({ endedAt, interviews, steps }: RoundOfApplication): string | undefined {
  const missed = interviews.every(({ outcome }) => outcome === "no-show");
  return missed && endedAt === null ? steps.find(({ kind }) => kind === "debrief")?.id : undefined;
}
