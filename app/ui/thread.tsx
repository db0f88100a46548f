import type { CSSProperties, ReactNode } from "react";
import { classNames } from "./class-names";
import { Mark, STATE_WORDS, type ThreadState } from "./mark";

export type { ThreadState } from "./mark";

/** The thread: an ordered list of what happens when, from top to bottom. */
export function Thread({ label, grows, children }: { label: string; grows?: boolean; children: ReactNode }) {
  return (
    <div className={classNames("thread", grows && "thread-grows")}>
      <ol className="thread-list" aria-label={label}>
        {children}
      </ol>
    </div>
  );
}

type ThreadItemProps = {
  state: ThreadState;
  when: ReactNode;
  title: ReactNode;
  note?: ReactNode;
  stateWord?: string;
  titleAs?: "p" | "h2" | "h3";
  nth?: number;
  id?: string;
  children?: ReactNode;
};

export function ThreadItem({
  state,
  when,
  title,
  note,
  stateWord,
  titleAs: Title = "p",
  nth,
  id,
  children,
}: ThreadItemProps) {
  const word = stateWord ?? STATE_WORDS[state];
  const isPlain = state === "planned" && !stateWord;
  return (
    <li
      id={id}
      className="thread-item"
      data-state={state}
      // A custom property is not in CSSProperties.
      style={nth === undefined ? undefined : ({ "--nth": nth } as CSSProperties)}
    >
      <div className="thread-when">
        <span className="thread-time">{when}</span> {note && <span className="thread-note">{note}</span>}{" "}
        <span className={classNames("thread-state", isPlain && "sr-only")}>{word}</span>
      </div>
      <div className="thread-mark">
        <Mark state={state} />
      </div>
      <div className="thread-body">
        <Title className="thread-title">{title}</Title>
        {children}
      </div>
    </li>
  );
}
