"use client";

import { useEffect, useRef } from "react";
import { buttonClass } from "@/app/ui/button";

type WentOutProps = {
  /** "Opened in mail app, 14:32", once it was opened. */
  opened: string | null;
  /** When that was, if it was on an earlier day. */
  earlierAt: string | null;
};

/** Did it go out? Coming back from the mail app, the question is in view. */
export function WentOut({ opened, earlierAt }: WentOutProps) {
  const place = useRef<HTMLDivElement>(null);

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
