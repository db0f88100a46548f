export type ThreadState = "planned" | "due" | "overdue" | "done" | "skipped" | "promise";

export const STATE_WORDS: Record<ThreadState, string> = {
  planned: "planned",
  due: "due",
  overdue: "overdue",
  done: "done",
  skipped: "skipped",
  promise: "they said",
};

/** The mark of a state on the thread. It is a picture only: say the state in words beside it. */
export function Mark({ state }: { state: ThreadState }) {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      {state === "promise" ? <Flag /> : <Ring state={state} />}
    </svg>
  );
}

function Ring({ state }: { state: Exclude<ThreadState, "promise"> }) {
  return (
    <>
      {state === "overdue" && <circle cx="10" cy="10" r="9.2" className="mark-ground" />}
      <circle cx="10" cy="10" r="6.2" className="mark-ground" />
      <circle
        cx="10"
        cy="10"
        r="6.2"
        stroke="none"
        className={state === "done" ? "mark-fill" : "mark-fill mark-empty"}
      />
      {(state === "due" || state === "overdue") && (
        <path d="M10 3.8a6.2 6.2 0 0 1 0 12.4Z" stroke="none" className="mark-fill" />
      )}
      {state === "skipped" && <path d="m5.6 5.6 8.8 8.8m0-8.8-8.8 8.8" />}
    </>
  );
}

function Flag() {
  return <path d="M10 2.6h11.6l-3.2 4.8 3.2 4.8H10Z" className="mark-fill" strokeLinejoin="round" />;
}
