"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useMemo, useTransition } from "react";
import { paths } from "@/lib/paths";
import { buttonClass } from "../../../ui/button";
import { useDemoClock } from "./demo-clock";
import { DemoControls } from "./demo-controls";
import { ACT_FORM, DemoMailbox } from "./demo-mailbox";
import { DemoThread } from "./demo-thread";
import type { DemoTimeline } from "./demo-timeline";

/**
 * The demo as it runs. All it does is move along a timeline that the server worked out; what the visitor does goes into
 * the address, and the server works the rest out anew. Nothing is kept.
 */
export function DemoDesk({
  timeline,
  fields,
  did,
}: {
  timeline: DemoTimeline;
  fields: readonly [string, string][];
  did: readonly string[];
}) {
  const router = useRouter();
  const [isBending, startBending] = useTransition();
  const alarms = useMemo(() => timeline.mails.map((mail) => mail.minute), [timeline]);
  const clock = useDemoClock({
    firstMinute: timeline.chapters.at(-1)?.fromMinute ?? 0,
    lastMinute: timeline.lastMinute,
    alarms,
  });
  const chapter =
    timeline.chapters.findLast((each) => each.fromMinute <= clock.minute) ?? timeline.chapters[0];
  const isOver =
    chapter === timeline.chapters.at(-1) && chapter?.entries.every((entry) => entry.state !== "open");

  function act(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // Only buttons submit this form.
    const pressed = (event.nativeEvent as SubmitEvent).submitter;
    const search = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget, pressed))
      search.append(name, String(value));
    startBending(() => router.push(paths.demo(search), { scroll: false }));
  }

  return (
    <>
      <h1 className="sr-only">Ten days in a minute</h1>
      <DemoControls timeline={timeline} chapter={chapter} clock={clock} alarms={alarms} />
      <form id={ACT_FORM} action={paths.demo()} method="get" onSubmit={act} aria-busy={isBending}>
        {fields.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {did.map((event, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an event is its place in the story
          <input key={nth} type="hidden" name="do" value={event} />
        ))}
        {!isOver && (
          <p className="mb-10 flex flex-wrap items-center gap-2">
            <span className="me-2 text-soft">Something happens?</span>
            <button type="submit" name="do" value={`said@${clock.minute}`} className={buttonClass("quiet")}>
              They said “by Friday”
            </button>
            <button
              type="submit"
              name="do"
              value={`replied@${clock.minute}`}
              className={buttonClass("quiet")}
            >
              They replied
            </button>
          </p>
        )}
        <p role="status" className="mb-10 empty:hidden">
          {isOver && "Nothing more will come. Go back a few days to try something else."}
        </p>
      </form>
      <div className="grid gap-x-16 gap-y-14 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
        <DemoMailbox timeline={timeline} chapter={chapter} minute={clock.minute} onRead={clock.pause} />
        <DemoThread timeline={timeline} chapter={chapter} minute={clock.minute} />
      </div>
    </>
  );
}
