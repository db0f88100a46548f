"use client";

import { useRef, useState } from "react";
import { Button, type ButtonTone } from "./button";

type CopyButtonProps = {
  text: string;
  label?: string;
  doneLabel?: string;
  tone?: ButtonTone;
  onCopied?: () => void;
};

/** Copies a text and says so; where the browser refuses, it says how to copy by hand. */
export function CopyButton({
  text,
  label = "Copy",
  doneLabel = "Copied",
  tone = "quiet",
  onCopied,
}: CopyButtonProps) {
  const [state, setState] = useState<"ready" | "copied" | "refused">("ready");
  const source = useRef<HTMLTextAreaElement>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
      onCopied?.();
    } catch (cause) {
      if (!(cause instanceof DOMException || cause instanceof TypeError)) throw cause;
      setState("refused");
      source.current?.select();
    }
  }

  return (
    <span className="inline-flex flex-wrap items-center gap-2 noscript:hidden">
      <Button tone={tone} onClick={copy}>
        {state === "copied" ? doneLabel : label}
      </Button>
      <span role="status" className={state === "refused" ? "text-sm" : "sr-only"}>
        {state === "copied" && doneLabel}
        {state === "refused" && "Your browser did not allow it. Mark the text and copy it by hand."}
      </span>
      <textarea
        ref={source}
        readOnly
        hidden={state !== "refused"}
        aria-label="Text to copy"
        className="w-full border border-line p-2"
        value={text}
      />
    </span>
  );
}
