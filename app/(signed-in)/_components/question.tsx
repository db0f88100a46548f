"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** A question about what was typed, asked where it stands. It comes into view by itself; `asks` tells one question from the next. */
export function Question({ asks, children }: { asks: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question comes into view again
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: "center" });
  }, [asks]);

  return (
    <div
      ref={place}
      tabIndex={-1}
      className="flex flex-col items-start gap-3 border-s-2 border-accent ps-4 outline-none"
    >
      {children}
    </div>
  );
}
