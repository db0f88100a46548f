"use client";

import { useSyncExternalStore } from "react";
import { formatTime, type TimeStyle } from "./format-time";
import { VisuallyHidden } from "./visually-hidden";

type LocalTimeProps = { at: string; timeZone: string; style?: TimeStyle; className?: string };

/**
 * An instant in the zone it belongs to. Where the reader's clock says something else, that is told too: on hover and to
 * screen readers, so that nothing moves when the page comes alive.
 */
export function LocalTime({ at, timeZone, style = "day-time", className }: LocalTimeProps) {
  const text = formatTime(at, timeZone, style);
  const here = useSyncExternalStore(
    subscribeToNothing,
    () => formatTime(at, undefined, style),
    () => text,
  );
  const note = here === text ? undefined : `${here} where you are`;
  return (
    <time dateTime={at} title={note} className={className} suppressHydrationWarning>
      {text}
      {note && <VisuallyHidden>{` (${note})`}</VisuallyHidden>}
    </time>
  );
}

function subscribeToNothing() {
  return () => {};
}
