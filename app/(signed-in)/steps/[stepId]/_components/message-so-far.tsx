"use client";

import { useDeferredValue, useEffect, useState } from "react";
import { Disclosure } from "@/app/ui/disclosure";
import type { noteFields } from "@/lib/debriefs/rules";
import type { assembleDraft } from "@/lib/drafts/rules";
import type { DraftFacts } from "@/lib/drafts/schema";

type MessageSoFarProps = {
  name: string | null;
  facts: DraftFacts;
  notes: Record<(typeof noteFields)[number], string>;
};

/** What the thank-you makes of the notes while they are typed. It is assembled here, so it needs no connection. */
export function MessageSoFar({ name, facts, notes }: MessageSoFarProps) {
  const [assemble, setAssemble] = useState<typeof assembleDraft | null>(null);
  const typed = useDeferredValue(notes);

  useEffect(() => {
    let left = false;
    void import("@/lib/drafts/rules").then((rules) => {
      if (!left) setAssemble(() => rules.assembleDraft);
    });
    return () => {
      left = true;
    };
  }, []);

  if (!assemble) return null;
  const draft = assemble({ ...facts, debrief: typed });
  const fromNotes = draft.paragraphs.flat().filter(({ source }) => source === "debrief");
  return (
    <div className="border-s-2 border-hair ps-4">
      {fromNotes.length > 0 && (
        <p className="text-sm wrap-anywhere">
          <span className="text-soft">In the message: </span>
          {fromNotes.map(({ text }) => text).join(" ")}
        </p>
      )}
      <Disclosure summary={name ? `The message to ${name} so far` : "The message so far"} small>
        <div className="border border-line bg-raised p-4">
          <p className="mb-3 text-sm text-soft">Subject: {draft.subject}</p>
          <p className="wrap-anywhere whitespace-pre-line">{draft.body}</p>
        </div>
      </Disclosure>
    </div>
  );
}
