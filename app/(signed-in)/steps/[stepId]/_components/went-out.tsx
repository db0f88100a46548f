"use client";

import { useEffect, useRef } from "react";
import { buttonClass } from "@/app/ui/button";
import { formatTime, localDay, type TimeStyle } from "@/app/ui/format-time";
import type { HandedOff } from "./use-hand-off";

type WentOutProps = {
  handedOff: HandedOff | null;
  timeZone: string;
  /** The local day on which the page was made. */
  today: string;
};

/** Asks whether it went out. The question is in view when the user comes back from the mail app. */
export function WentOut({ handedOff, timeZone, today }: WentOutProps) {
  const place = useRef<HTMLDivElement>(null);
  const at = handedOff?.at;
  const earlierAt = at && localDay(new Date(at), timeZone) < today ? at : null;
  const opened = handedOff && openedText(handedOff, timeZone, earlierAt ? "day-time" : "time");

  useEffect(() => {
    if (!opened) return;
    const onReturn = () => {
      if (document.visibilityState === "visible") place.current?.scrollIntoView({ block: "nearest" });
    };
    document.addEventListener("visibilitychange", onReturn);
    return () => document.removeEventListener("visibilitychange", onReturn);
  }, [opened]);

  return (
    <div ref={place} className="flex flex-col items-start gap-3 border-t border-hair pt-5">
      <p role="status">
        {opened ? (
          <>
            <span className="text-soft">{opened}.</span>{" "}
            <strong className="font-medium">Did it go out?</strong>
          </>
        ) : (
          "When it has gone out, tell us, and the next step is planned."
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        {earlierAt && (
          <>
            <input type="hidden" name="openedAt" value={earlierAt} />
            <button type="submit" name="act" value="sent-then" className={buttonClass("primary")}>
              Yes, I sent it then
            </button>
          </>
        )}
        <button
          type="submit"
          name="act"
          value="sent"
          className={buttonClass(opened && !earlierAt ? "primary" : "quiet")}
        >
          {earlierAt ? "Yes, just now" : opened ? "Yes, I sent it" : "I sent it"}
        </button>
        {opened && (
          <button type="submit" name="act" value="not-yet" className={buttonClass("quiet")}>
            Not yet
          </button>
        )}
      </div>
    </div>
  );
}

const WAYS: Record<string, string> = {
  "mail-app": "Opened in mail app",
  gmail: "Opened in Gmail",
  outlook: "Opened in Outlook",
  share: "Shared",
  copy: "Copied",
};

/** "Opened in mail app, 14:32". */
function openedText({ at, by }: HandedOff, timeZone: string, style: TimeStyle): string {
  const way = WAYS[by] ?? "Opened";
  return at ? `${way}, ${formatTime(at, timeZone, style)}` : way;
}
