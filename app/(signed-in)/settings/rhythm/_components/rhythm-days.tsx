"use client";

import { type ReactNode, useRef, useState } from "react";
import { Select } from "@/app/ui/select";
import { Thread, ThreadItem } from "@/app/ui/thread";
import type { PreviewStep } from "@/lib/follow-ups/cadences/preview/plan";
import { type OwnDays, ownDayTroubles } from "@/lib/follow-ups/cadences/rules";
import { titleForScreen } from "@/lib/follow-ups/wording/rules";
import { useField } from "../../../_components/form";
import { calendarDayText } from "../../../_components/moment";

type RhythmDaysProps = {
  days: OwnDays;
  phoneCalls: boolean;
  steps: readonly PreviewStep[];
  /** ISO 8601. */
  today: string;
  /** What is asked between the days and what they make. */
  children: ReactNode;
};

/**
 * The days, and what they make of an interview on a Tuesday that stays silent. What saving would refuse is said beside the day as
 * soon as it is chosen, and not shown as a plan; the planner is fetched when the first of the days changes.
 */
export function RhythmDays({ days, phoneCalls, steps, today, children }: RhythmDaysProps) {
  const [troubles, setTroubles] = useState<ReturnType<typeof ownDayTroubles> | null>(null);
  const [shown, setShown] = useState(steps);
  const latest = useRef(0);
  const place = useRef<HTMLDivElement>(null);

  async function follow() {
    const form = place.current?.closest("form");
    if (!form) return;
    const chosen = daysIn(form);
    const found = ownDayTroubles(chosen);
    setTroubles(found);
    latest.current += 1;
    const mine = latest.current;
    const { previewOf } = await import("@/lib/follow-ups/cadences/preview/plan");
    if (mine === latest.current) setShown(previewOf(chosen, phoneCalls, new Date(today)));
  }

  const day = (name: keyof OwnDays) => ({ name, day: days[name], troubles, onChange: () => void follow() });
  const refused = troubles !== null && Object.keys(troubles).length > 0;
  return (
    <div ref={place} className="flex flex-col gap-8">
      <DaySelect label="A light check-in" {...day("checkInDay")} from={2} to={10} />
      <DaySelect
        label="A follow-up note"
        {...day("followUpDay")}
        from={4}
        to={28}
        hint="At least three days after the check-in."
      />
      <DaySelect
        label="A last word"
        {...day("lastWordDay")}
        from={4}
        to={42}
        hint={
          phoneCalls
            ? "A call where there is a number, else one last note, a week or two after the message before it."
            : "One last note, a week or two after the message before it."
        }
      />
      {children}
      <section aria-labelledby="preview" className="flex flex-col gap-5">
        <div>
          <h2 id="preview" className="text-2xl">
            How it would go
          </h2>
          <p role="status" className="mt-2 text-soft">
            {refused
              ? "These days do not go together yet. What to change stands beside the day."
              : "After an interview on a Tuesday afternoon, when nobody answers."}
          </p>
        </div>
        {!refused && (
          <Thread label="How it would go">
            {shown.map((step) => (
              <ThreadItem
                key={step.kind}
                state="planned"
                when={calendarDayText(step.on)}
                note={`day ${step.day}`}
                title={titleForScreen(step.kind, null)}
              />
            ))}
          </Thread>
        )}
      </section>
    </div>
  );
}

function DaySelect({
  name,
  day,
  troubles,
  from,
  to,
  ...rest
}: {
  label: string;
  name: keyof OwnDays;
  day: number | null;
  /** What is wrong as it stands; null before anything was chosen here. */
  troubles: Partial<Record<keyof OwnDays, string>> | null;
  from: number;
  to: number;
  hint?: string;
  onChange: () => void;
}) {
  const { value, error } = useField(name, String(day ?? ""));
  return (
    <Select
      key={value}
      {...rest}
      name={name}
      defaultValue={value}
      error={troubles ? troubles[name] : error}
      options={dayOptions(from, to)}
    />
  );
}

function dayOptions(from: number, to: number): { value: string; label: string }[] {
  const days = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return [
    { value: "", label: "Leave it out" },
    ...days.map((day) => ({ value: String(day), label: `${day} days after the interview` })),
  ];
}

function daysIn(form: HTMLFormElement): OwnDays {
  const data = new FormData(form);
  const day = (name: keyof OwnDays) => Number(data.get(name)) || null;
  return { checkInDay: day("checkInDay"), followUpDay: day("followUpDay"), lastWordDay: day("lastWordDay") };
}
