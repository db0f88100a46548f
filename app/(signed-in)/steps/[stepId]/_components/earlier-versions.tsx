"use client";

import { useState } from "react";
import { buttonClass } from "@/app/ui/button";
import { Disclosure } from "@/app/ui/disclosure";
import { formatTime } from "@/app/ui/format-time";
import { paths } from "@/lib/paths";

type Version = { subject: string; body: string; writtenAt: string };

type EarlierVersionsProps = {
  stepId: string;
  timeZone: string;
  /** The text as it stands. */
  body: string;
  onRestore: (version: { subject: string; body: string }) => void;
};

/** What the wording was before. Putting one back is an edit like any other, so nothing is lost by it. */
export function EarlierVersions({ stepId, timeZone, body, onRestore }: EarlierVersionsProps) {
  const [versions, setVersions] = useState<readonly Version[] | null>(null);
  const [isOut, setIsOut] = useState(false);

  async function load() {
    try {
      const answer = await fetch(paths.stepDraft(stepId));
      setIsOut(!answer.ok);
      // The route answers with this list and nothing else.
      if (answer.ok) setVersions((await answer.json()) as Version[]);
    } catch (cause) {
      if (!(cause instanceof TypeError || cause instanceof SyntaxError)) throw cause;
      setIsOut(true);
    }
  }

  return (
    <div className="-mt-4 noscript:hidden">
      <Disclosure
        summary="Earlier versions"
        small
        onToggle={(event) => event.currentTarget.open && void load()}
      >
        <p role="status" className="text-sm text-soft empty:hidden">
          {isOut && "They could not be fetched. Open the list again when you are connected."}
          {!isOut && versions?.length === 0 && "None yet. Once you change it, what it was is kept here."}
        </p>
        {versions && versions.length > 0 && (
          <ol className="flex flex-col gap-4 border-s-2 border-hair ps-4">
            {versions.map((version) => (
              <li key={`${version.writtenAt}${version.body}`} className="flex flex-col items-start gap-1">
                <p className="text-sm text-soft">{formatTime(version.writtenAt, timeZone, "day-time")}</p>
                <p className="line-clamp-3 wrap-anywhere">{otherWords(version.body, body)}</p>
                <button
                  type="button"
                  className={`${buttonClass("bare")} -ms-2`}
                  onClick={() => onRestore(version)}
                >
                  Put it back
                  <span className="sr-only">
                    , from {formatTime(version.writtenAt, timeZone, "day-time")}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        )}
      </Disclosure>
    </div>
  );
}

/** The lines of a version that the text has no more; all of it where there are none. */
function otherWords(version: string, now: string): string {
  const lines = new Set(now.split("\n").map((line) => line.trim()));
  const other = version.split("\n").filter((line) => !lines.has(line.trim()));
  return other.length > 0 ? other.join(" ") : version;
}
