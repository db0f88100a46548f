"use client";

import { useEffect, useState } from "react";
import type { DraftReading, readDraft } from "@/lib/drafts/checking/reading/rules";
import type { CheckFacts } from "@/lib/drafts/checking/rules";

const REST_MS = 400;

/**
 * Reads the draft anew when the typing rests. The first reading comes from the server; the checks themselves are loaded when
 * the page is at rest, so that they are no part of its first load.
 */
export function useReading(
  facts: CheckFacts | null,
  { subject, body }: { subject: string; body: string },
  first: DraftReading | null,
): DraftReading | null {
  const [reading, setReading] = useState(first);
  const [loaded] = useState({ subject, body });
  const [read, setRead] = useState<typeof readDraft | null>(null);

  useEffect(() => {
    let left = false;
    const load = async () => {
      const checks = await import("@/lib/drafts/checking/reading/rules");
      if (!left) setRead(() => checks.readDraft);
    };
    const waiting = typeof requestIdleCallback === "function" ? requestIdleCallback(() => void load()) : null;
    const timer = waiting === null ? setTimeout(() => void load(), REST_MS) : undefined;
    return () => {
      left = true;
      clearTimeout(timer);
      if (waiting !== null) cancelIdleCallback(waiting);
    };
  }, []);

  useEffect(() => {
    if (!read || !facts) return;
    // A slow phone would spend a fifth of a second on what the server has read already.
    const isAsLoaded = subject === loaded.subject && body === loaded.body;
    const next = () => (isAsLoaded && first ? first : read(facts, { subject, body }));
    const timer = setTimeout(() => setReading(next()), REST_MS);
    return () => clearTimeout(timer);
  }, [read, facts, subject, body, loaded, first]);

  return reading;
}
