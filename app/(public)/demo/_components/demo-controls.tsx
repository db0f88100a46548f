import { Button } from "../../../ui/button";
import { Mark } from "../../../ui/mark";
import type { useDemoClock } from "./demo-clock";
import { minuteOnThread, stateOf } from "./demo-thread";
import { demoDay, demoTime, eveningOf } from "./demo-time";
import type { DemoChapter, DemoTimeline } from "./demo-timeline";

const SPEEDS = [
  { value: 1, label: "1×", says: "ten days in a minute" },
  { value: 2, label: "2×", says: "twice as fast" },
  { value: 4, label: "4×", says: "four times as fast" },
];

/** The clock and what moves it. Without scripts there is no clock: all mails and the whole plan stand on the page. */
export function DemoControls({
  timeline,
  chapter,
  clock,
  alarms,
}: {
  timeline: DemoTimeline;
  chapter: DemoChapter | undefined;
  clock: ReturnType<typeof useDemoClock>;
  alarms: readonly number[];
}) {
  const { minute } = clock;
  const day = demoDay(timeline, minute);
  const nextAlarm = alarms.find((alarm) => alarm > minute);
  // While it runs, single minutes would only flicker.
  const isPassing = clock.isRunning && !alarms.includes(minute);
  const now = demoTime(timeline, isPassing ? minute - (minute % 30) : minute);
  const lastDay = demoDay(timeline, timeline.lastMinute);
  return (
    <div className="script-only z-10 mb-6 border-b border-hair bg-paper pb-2 [@media(min-height:36rem)]:sticky [@media(min-height:36rem)]:top-0">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 pt-2">
        <p className="font-serif text-2xl tabular-nums">
          {now} <span className="font-sans text-sm text-soft">day {day}</span>
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <Button onClick={clock.isRunning ? clock.pause : clock.run} className="min-w-20">
            {clock.isRunning ? "Pause" : clock.isAtEnd ? "Again" : "Play"}
          </Button>
          <Button
            tone="quiet"
            aria-disabled={nextAlarm === undefined}
            onClick={() => nextAlarm !== undefined && clock.moveTo(nextAlarm)}
          >
            Next mail
          </Button>
          <fieldset className="flex">
            <legend className="sr-only">Speed</legend>
            {SPEEDS.map(({ value, label, says }) => (
              <label
                key={value}
                className="inline-flex min-h-11 min-w-11 items-center justify-center border-b-2 border-transparent text-soft has-checked:border-accent has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="speed"
                  value={value}
                  checked={clock.speed === value}
                  onChange={() => clock.setSpeed(value)}
                  className="sr-only"
                />
                <span aria-hidden="true">{label}</span>
                <span className="sr-only">{says}</span>
              </label>
            ))}
          </fieldset>
        </div>
      </div>
      <DayMarks timeline={timeline} chapter={chapter} minute={minute} lastDay={lastDay} />
      <label htmlFor="demo-day" className="sr-only">
        The days after
      </label>
      <input
        id="demo-day"
        type="range"
        className="range block"
        min={0}
        max={lastDay}
        value={day}
        aria-valuetext={`day ${day}, ${now}`}
        onChange={(event) => clock.moveTo(eveningOf(timeline, event.currentTarget.valueAsNumber))}
      />
    </div>
  );
}

/** The thread once more, lying above the days; a picture only, since the plan below says the same in words. */
function DayMarks({
  timeline,
  chapter,
  minute,
  lastDay,
}: {
  timeline: DemoTimeline;
  chapter: DemoChapter | undefined;
  minute: number;
  lastDay: number;
}) {
  const marks = (chapter?.entries ?? [])
    .map((entry) => ({ entry, day: demoDay(timeline, minuteOnThread(entry)) }))
    .filter(({ day }) => day <= lastDay);
  return (
    <div aria-hidden="true" className="relative mx-2 mt-3 -mb-2 h-5">
      <div className="absolute inset-x-0 top-1/2 border-t-[1.5px] border-accent" />
      {marks.map(({ entry, day }) => (
        <span
          key={entry.key}
          className="thread-mark absolute -ms-2.5 block h-5 w-5"
          style={{ left: `${(100 * day) / lastDay}%` }}
        >
          <Mark state={stateOf(entry, minute)} />
        </span>
      ))}
    </div>
  );
}
