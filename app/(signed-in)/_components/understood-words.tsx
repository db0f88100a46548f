"use client";

import { Button } from "@/app/ui/button";
import { useOwnerForm } from "./form";
import { Question } from "./question";

/** What was made of their words, told back before it counts. Saying yes sends the form again with that reading. */
export function UnderstoodWords() {
  const state = useOwnerForm();
  const understood = state.status === "refused" ? understoodIn(state.details) : null;
  if (!understood) return null;
  return (
    <Question asks={understood.code}>
      <p>
        <span className="text-soft">We understood: </span>
        <strong className="font-medium">{understood.sentence}</strong>
      </p>
      <Button type="submit" name="understood" value={understood.code} tone="quiet">
        That is right, save it
      </Button>
      <p className="text-sm text-soft">Not quite? Put it differently, or choose the day above.</p>
    </Question>
  );
}

function understoodIn(details: unknown): { code: string; sentence: string } | null {
  if (typeof details !== "object" || details === null || !("understood" in details)) return null;
  // Only timeIn raises a refusal with this detail, and it takes an Understood.
  return details.understood as { code: string; sentence: string };
}
