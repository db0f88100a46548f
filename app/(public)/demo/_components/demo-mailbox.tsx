"use client";

import { useEffect, useRef, useState } from "react";
import { buttonClass } from "../../../ui/button";
import { classNames } from "../../../ui/class-names";
import type { DemoMail, DemoMailItem } from "./demo-mails";
import { demoDay, demoTime } from "./demo-time";
import type { DemoChapter, DemoTimeline } from "./demo-timeline";

/** The form that the buttons in mails belong to. */
export const ACT_FORM = "demo-act";

/** The pretend mailbox, newest first. Without scripts it holds all mails. */
export function DemoMailbox({
  timeline,
  chapter,
  minute,
  onRead,
}: {
  timeline: DemoTimeline;
  chapter: DemoChapter | undefined;
  minute: number;
  onRead: () => void;
}) {
  const landed = timeline.mails.filter((mail) => mail.minute <= minute);
  const newest = landed.at(-1);
  return (
    <section aria-labelledby="mailbox-title">
      <h2 id="mailbox-title" className="mb-4 text-2xl">
        Your mailbox
      </h2>
      <p role="status" className="sr-only">
        {newest && `A mail has come: ${newest.subject}`}
      </p>
      {landed.length === 0 && (
        <p className="script-only border-t border-hair py-4 text-soft">
          Nothing yet. It is quiet on purpose.
        </p>
      )}
      <ol className="flex flex-col">
        {timeline.mails.toReversed().map((mail) => (
          <li key={mail.id} className={mail.minute <= minute ? undefined : "hidden noscript:block"}>
            <Mail
              mail={mail}
              timeline={timeline}
              chapter={chapter}
              minute={minute}
              isNewest={mail === newest}
              onRead={onRead}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Mail({
  mail,
  timeline,
  chapter,
  minute,
  isNewest,
  onRead,
}: {
  mail: DemoMail;
  timeline: DemoTimeline;
  chapter: DemoChapter | undefined;
  minute: number;
  isNewest: boolean;
  onRead: () => void;
}) {
  const [wanted, setWanted] = useState<boolean | null>(null);
  const isOpen = wanted ?? isNewest;
  return (
    <details open={isOpen} className="group border-t border-hair">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button by nature */}
      <summary
        className="flex scroll-mt-56 flex-col py-3 hover:text-accent"
        onClick={(event) => {
          event.preventDefault();
          setWanted(!isOpen);
          onRead();
        }}
      >
        <span className="text-sm text-soft">
          Afterword · <time>{demoTime(timeline, mail.minute)}</time> · day {demoDay(timeline, mail.minute)}
        </span>
        <span className={classNames("font-medium", isOpen && "font-semibold")}>{mail.subject}</span>
      </summary>
      <div className="flex flex-col gap-8 pt-2 pb-8">
        {mail.items.map((item) => (
          <MailItem
            key={item.key}
            item={item}
            titled={mail.items.length > 1}
            at={Math.max(minute, mail.minute)}
            state={chapter?.entries.find((entry) => entry.key === item.key)?.state ?? "dropped"}
          />
        ))}
      </div>
    </details>
  );
}

function MailItem({
  item,
  titled,
  at,
  state,
}: {
  item: DemoMailItem;
  titled: boolean;
  at: number;
  state: "open" | "done" | "dropped";
}) {
  const note = useRef<HTMLParagraphElement>(null);
  const wasOpen = useRef(state === "open");

  // The button that was pressed is gone, so the focus goes to what stands in its place.
  useEffect(() => {
    if (wasOpen.current && state !== "open" && document.activeElement === document.body) {
      note.current?.focus({ preventScroll: true });
    }
    wasOpen.current = state === "open";
  }, [state]);

  return (
    <article className="flex flex-col items-start gap-3">
      {titled && <h3 className="text-xl">{item.headline}</h3>}
      <p className="text-soft">{item.why}</p>
      {item.draft && (
        <div className="w-full border-s-2 border-accent ps-4">
          <p className="text-sm text-soft">
            {item.draft.to && <>To: {item.draft.to} · </>}Subject: {item.draft.subject}
          </p>
          <p className="mt-2 font-serif text-lg leading-relaxed whitespace-pre-line">{item.draft.body}</p>
        </div>
      )}
      {state === "open" ? (
        <button
          type="submit"
          form={ACT_FORM}
          name="do"
          value={`sent.${item.kind}.${item.to ?? "-"}@${at}`}
          aria-label={`${item.verb}: ${item.headline}`}
          className={classNames(buttonClass("primary"), "scroll-mt-56")}
        >
          {item.verb}
        </button>
      ) : (
        <p ref={note} tabIndex={-1} className="text-sm text-soft outline-none">
          {state === "done" ? "You did this." : "No longer needed."}
        </p>
      )}
    </article>
  );
}
