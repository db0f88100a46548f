"use client";

import { useEffect, useRef, useState } from "react";
import { Thread, ThreadItem } from "@/app/ui/thread";
import type { PreviewStep } from "@/lib/follow-ups/cadences/preview/plan";
import type { OwnDays } from "@/lib/follow-ups/cadences/rules";
import { calendarDayText } from "../../../_components/moment";
import { stepTitle } from "../../../_components/words";

/**
 * An interview on a Tuesday, and what follows it when it stays silent. It follows the fields of the form around it; the planner is
 * fetched when the first of them changes.
 */
export function RhythmPreview({ steps, phoneCalls, today }: RhythmPreviewProps) {
  const [chosen, setChosen] = useState<readonly PreviewStep[] | null>(null);
  const section = useRef<HTMLElement>(null);

  useEffect(() => {
    const form = section.current?.closest("form");
    if (!form) return;
    let latest = 0;
    const follow = async () => {
      latest += 1;
      const mine = latest;
      const { previewOf } = await import("@/lib/follow-ups/cadences/preview/plan");
      if (mine === latest) setChosen(previewOf(daysIn(form), phoneCalls, new Date(today)));
    };
    form.addEventListener("change", follow);
    return () => form.removeEventListener("change", follow);
  }, [phoneCalls, today]);

  return (
    <section ref={section} aria-labelledby="preview" className="flex flex-col gap-5">
      <div>
        <h2 id="preview" className="text-2xl">
          How it would go
        </h2>
        <p className="mt-2 text-soft">After an interview on a Tuesday afternoon, when nobody answers.</p>
      </div>
      <Thread label="How it would go">
        {(chosen ?? steps).map(({ kind, day, on }) => (
          <ThreadItem
            key={kind}
            state="planned"
            when={calendarDayText(on)}
            note={`day ${day}`}
            title={stepTitle(kind, null)}
          />
        ))}
      </Thread>
    </section>
  );
}

interface RhythmPreviewProps {
  steps: readonly PreviewStep[];
  phoneCalls: boolean;
  /** ISO 8601. */
  today: string;
}

function daysIn(form: HTMLFormElement): OwnDays {
  const data = new FormData(form);
  const day = (name: keyof OwnDays) => Number(data.get(name)) || null;
  return { checkInDay: day("checkInDay"), followUpDay: day("followUpDay"), lastWordDay: day("lastWordDay") };
}
