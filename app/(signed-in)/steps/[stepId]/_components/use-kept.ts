"use client";

import { type SubmitEvent, useEffect, useRef, useState } from "react";
import type { FormState } from "@/lib/action";
import { dropCopy, readCopy, writeCopy } from "./local-copy";

type Values = Record<string, string>;

type KeptOptions = {
  /** Names the copy on this device: per user and thing. */
  copyKey: string;
  url: string;
  values: Values;
  version: number | null;
  /** False where there is nothing to keep (yet). */
  enabled: boolean;
  restore: (values: Values) => void;
  /** The server keeps what is written over on purpose among the earlier versions. */
  keepsEarlier?: boolean;
};

type Problem = "offline" | "conflict" | "signed-out" | "invalid";

export type Kept = {
  /** The version that the server has. */
  version: number | null;
  /** Where it stands, in a sentence. */
  status: string | null;
  /** What somebody else saved in between. */
  theirs: unknown;
  /** Goes on from their version: what is typed here takes its place. */
  keepMine: (theirVersion: number) => void;
  /** Puts another text here, once what was typed is with the server, where it stays among the earlier versions. */
  replaceWith: (values: Values) => Promise<void>;
  /** Whether something typed is not with the server yet. */
  isUnsaved: () => boolean;
  /** Sends what is typed at once; false when it did not get there. */
  flush: () => Promise<boolean>;
};

const REST_MS = 1200;
const RETRY_MS = 15_000;

/**
 * Saves what is typed when the typing rests, one save after the other, so that a slow connection never meets its own. Until the
 * server has it a copy stays on this device, so that a lost connection or a closed page costs nothing; it goes up when the
 * connection is back.
 */
export function useKept(options: KeptOptions): Kept {
  const { copyKey, url, values, version, enabled, restore, keepsEarlier = false } = options;
  const text = plain(values);
  const [kept, setKept] = useState({ text, version });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saved, setSaved] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [theirs, setTheirs] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const typed = useRef({ text, values, enabled });
  /** What the server has; ahead of the state while a save is under way. */
  const onServer = useRef(kept);
  const underWay = useRef<Promise<void> | null>(null);
  const overwrites = useRef(false);
  const changed = enabled && text !== kept.text;

  useEffect(() => {
    typed.current = { text, values, enabled };
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was left on this device is looked at once
  useEffect(() => {
    const copy = readCopy(copyKey);
    if (!copy) return;
    if (copy.text === text || !enabled) return dropCopy(copyKey);
    serverHas({ text, version: copy.version });
    restore(JSON.parse(copy.text) as Values);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks for one more attempt
  useEffect(() => {
    if (!changed) return;
    writeCopy(copyKey, { text, version: kept.version });
    if (problem === "conflict") return;
    const timer = setTimeout(() => void save(), attempt === 0 || problem === null ? REST_MS : 0);
    return () => clearTimeout(timer);
  }, [changed, text, url, kept.version, attempt]);

  useEffect(() => {
    if (problem !== "offline") return;
    const retry = () => setAttempt((count) => count + 1);
    const timer = setInterval(retry, RETRY_MS);
    window.addEventListener("online", retry);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", retry);
    };
  }, [problem]);

  function serverHas(next: { text: string; version: number | null }) {
    onServer.current = next;
    setKept(next);
  }

  function isUnsaved(): boolean {
    const { text: now, enabled: on } = typed.current;
    return underWay.current !== null || (on && now !== onServer.current.text);
  }

  function save(): Promise<void> {
    const next = (underWay.current ?? Promise.resolve()).then(send).finally(() => {
      if (underWay.current === next) underWay.current = null;
    });
    underWay.current = next;
    return next;
  }

  async function send(): Promise<void> {
    const { text: sent, values: now } = typed.current;
    if (sent === onServer.current.text) return;
    const answer = await post(url, {
      ...now,
      version: String(onServer.current.version ?? ""),
      ...(keepsEarlier && overwrites.current && { over: "yes" }),
    });
    if (answer === "unreachable") return setProblem("offline");
    if (answer.status === "done") {
      overwrites.current = false;
      serverHas({ text: sent, version: Number(answer.message) });
      setProblem(null);
      setSaved(true);
      if (typed.current.text === sent) dropCopy(copyKey);
    } else if (answer.status === "refused" && answer.code === "conflict") {
      setTheirs(answer.details ?? null);
      setProblem("conflict");
    } else if (answer.status === "refused") {
      setRefusal(answer.message);
      setProblem(answer.code === "signed-out" ? "signed-out" : "invalid");
    } else if (answer.status === "invalid") {
      setRefusal(Object.values(answer.fieldErrors)[0] ?? null);
      setProblem("invalid");
    }
  }

  async function flush(): Promise<boolean> {
    await save();
    return !isUnsaved();
  }

  function keepMine(theirVersion: number) {
    overwrites.current = true;
    serverHas({ ...onServer.current, version: theirVersion });
    setTheirs(null);
    setProblem(null);
  }

  async function replaceWith(next: Values) {
    if (isUnsaved() && !(await flush())) return;
    overwrites.current = true;
    restore(next);
  }

  return {
    version: kept.version,
    status: statusOf({ changed, problem, saved, refusal }),
    theirs,
    keepMine,
    replaceWith,
    isUnsaved,
    flush,
  };
}

/**
 * Lets a form go only when what was typed is with the server: else its answer would be made from older words, and a save that
 * comes late would meet them.
 */
export function holdUntilKept(
  event: SubmitEvent<HTMLFormElement>,
  kept: Pick<Kept, "isUnsaved" | "flush">,
  waited: { current: boolean },
) {
  if (waited.current || !kept.isUnsaved()) {
    waited.current = false;
    return;
  }
  event.preventDefault();
  const form = event.currentTarget;
  const { submitter } = event.nativeEvent as { submitter?: HTMLElement | null };
  void kept.flush().then(() => {
    waited.current = true;
    form.requestSubmit(submitter);
  });
}

function statusOf(state: {
  changed: boolean;
  problem: Problem | null;
  saved: boolean;
  refusal: string | null;
}) {
  if (!state.changed) return state.saved ? "Saved." : null;
  switch (state.problem) {
    case "offline":
      return "No connection. Your words are kept on this device and go up when it is back.";
    case "conflict":
      return "This was changed in another window. Both versions are here.";
    case "signed-out":
      return "You are signed out. Your words are kept on this device; sign in again in another window.";
    case "invalid":
      return state.refusal;
    case null:
      return "Not saved yet.";
  }
}

async function post(url: string, values: Values): Promise<FormState | "unreachable"> {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  try {
    const response = await fetch(url, { method: "POST", body: form });
    // Every answer of the routes is the state of a form; anything else is no JSON and counts as unreachable.
    return (await response.json()) as FormState;
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof SyntaxError) return "unreachable";
    throw cause;
  }
}

function plain(values: Values): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()])),
  );
}
