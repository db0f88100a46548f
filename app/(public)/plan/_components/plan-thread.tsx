"use client";

import { useState } from "react";
import { paths } from "@/lib/paths";
import { Disclosure } from "../../../ui/disclosure";
import { formatTime } from "../../../ui/format-time";
import { Thread, ThreadItem, type ThreadState } from "../../../ui/thread";
import type { PlanEntry } from "./plan-entries";

export function PlanThread({ entries, timeZone }: { entries: readonly PlanEntry[]; timeZone: string }) {
  const [today, setToday] = useState<number | null>(null);
  const lastDay = Math.max(30, ...entries.map((entry) => entry.day));
  return (
    <>
      <DaySlider today={today} lastDay={lastDay} onDay={setToday} entries={entries} />
      <Thread label="The plan" grows>
        {entries.map((entry, index) => (
          <ThreadItem
            key={entry.key}
            nth={index}
            {...appearance(entry, today)}
            title={entry.title}
            when={
              entry.at
                ? formatTime(entry.at, timeZone, "day-time")
                : formatTime(`${entry.on}T12:00:00Z`, "UTC", "day")
            }
            note={`day ${entry.day}`}
          >
            <Reason entry={entry} timeZone={timeZone} />
          </ThreadItem>
        ))}
      </Thread>
    </>
  );
}

function Reason({ entry, timeZone }: { entry: PlanEntry; timeZone: string }) {
  if (!entry.why) return null;
  return (
    <>
      <p className="text-soft">{entry.why}</p>
      <Disclosure summary="More about this date" small>
        <div className="flex max-w-form flex-col gap-3 border-s-2 border-hair ps-4 text-sm">
          {entry.windowEndsAt && (
            <p>A good moment until {formatTime(entry.windowEndsAt, timeZone, "day-time")}.</p>
          )}
          {entry.rules.map((rule) => (
            <p key={rule.id}>{rule.says}</p>
          ))}
          {entry.rules[0] && (
            <p>
              <a href={paths.rules(entry.rules[0].id)} className="link">
                Where this comes from
              </a>
            </p>
          )}
        </div>
      </Disclosure>
    </>
  );
}

function DaySlider({
  today,
  lastDay,
  onDay,
  entries,
}: {
  today: number | null;
  lastDay: number;
  onDay: (day: number) => void;
  entries: readonly PlanEntry[];
}) {
  const saying =
    today === null ? "Move it to walk through the days" : `Day ${today}: ${tellDay(entries, today)}`;
  return (
    <div className="script-only sticky top-0 z-10 mb-6 border-b border-hair bg-paper pt-2 pb-1">
      <div className="flex flex-wrap justify-between gap-x-4 text-sm">
        <label htmlFor="day" className="font-medium">
          The days after
        </label>
        <span aria-hidden="true" className="text-soft">
          {saying}
        </span>
      </div>
      <input
        id="day"
        type="range"
        className="range"
        min={0}
        max={lastDay}
        defaultValue={0}
        aria-valuetext={saying}
        onChange={(event) => onDay(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}

function tellDay(entries: readonly PlanEntry[], today: number): string {
  const steps = entries.filter((entry) => entry.mark === "step");
  const due = steps.filter((step) => step.day === today);
  if (due.length > 0) return due.map((step) => step.title).join(", ");
  const next = steps.find((step) => step.day > today);
  if (!next) return "nothing more to do";
  const days = next.day - today;
  return `nothing to do, next in ${days} ${days === 1 ? "day" : "days"}`;
}

function appearance(entry: PlanEntry, today: number | null): { state: ThreadState; stateWord?: string } {
  if (entry.mark === "interview") return { state: "done", stateWord: "over" };
  if (entry.mark === "promise") return { state: "promise" };
  if (today === null || entry.day > today) return { state: "planned" };
  return { state: entry.day === today ? "due" : "done" };
}
