import { Thread, ThreadItem, type ThreadState } from "../../../ui/thread";
import { demoDay, demoTime } from "./demo-time";
import type { DemoChapter, DemoEntry, DemoTimeline } from "./demo-timeline";

/** The plan as it stands at this minute. */
export function DemoThread({
  timeline,
  chapter,
  minute,
}: {
  timeline: DemoTimeline;
  chapter: DemoChapter | undefined;
  minute: number;
}) {
  return (
    <section aria-labelledby="plan-title">
      <h2 id="plan-title" className="mb-4 text-2xl">
        The plan
      </h2>
      <Thread label="The plan">
        <ThreadItem
          state="done"
          stateWord="over"
          title="Interview"
          when={demoTime(timeline, 0)}
          note="day 0"
        />
        {chapter?.entries.map((entry) => {
          const at = minuteOnThread(entry);
          return (
            <ThreadItem
              key={entry.key}
              state={stateOf(entry, minute)}
              stateWord={entry.kind === "answer" ? "they answered" : undefined}
              title={entry.title}
              when={demoTime(timeline, at)}
              note={`day ${demoDay(timeline, at)}`}
            >
              {entry.state !== "done" && entry.why && <p className="text-sm text-soft">{entry.why}</p>}
            </ThreadItem>
          );
        })}
      </Thread>
    </section>
  );
}

/** Where a line stands on the thread: when it was done, else when it is due. */
export function minuteOnThread(entry: DemoEntry): number {
  return entry.state === "done" ? (entry.settledMinute ?? entry.dueMinute) : entry.dueMinute;
}

/** How a line of the plan stands at a minute. */
export function stateOf(entry: DemoEntry, minute: number): ThreadState {
  if (entry.kind === "promise") return "promise";
  if (entry.state === "done") return "done";
  if (entry.state === "dropped") return "skipped";
  if (entry.dueMinute > minute) return "planned";
  return entry.windowMinute !== null && entry.windowMinute < minute ? "overdue" : "due";
}
