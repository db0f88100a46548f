"use client";

import { Button } from "@/app/ui/button";
import { useOwnerForm } from "../../_components/form";
import { Question } from "../../_components/question";

export interface ZoneMoves {
  timeZone: string;
  moves: { stepId: string; what: string; before: string; after: string }[];
}

/** What a new time zone moves, told before it moves it. Saying yes sends the form again. */
export function ZoneMovesQuestion() {
  const state = useOwnerForm();
  const asked = state.status === "refused" ? movesIn(state.details) : null;
  if (!asked) return null;
  return (
    <Question asks={asked.timeZone}>
      {/* The Enter key presses the first submit button; it shall not say yes for anybody. */}
      <button type="submit" hidden />
      <p className="font-medium">With {asked.timeZone.replaceAll("_", " ")} these move along</p>
      <ul className="flex flex-col gap-2">
        {asked.moves.slice(0, 20).map(({ stepId, what, before, after }) => (
          <li key={stepId}>
            {what}
            <span className="block text-sm text-soft">
              {before} → {after}
            </span>
          </li>
        ))}
      </ul>
      {asked.moves.length > 20 && <p>And {asked.moves.length - 20} more.</p>}
      <Button type="submit" name="zoneSeen" value={asked.timeZone} tone="quiet">
        Move them and save
      </Button>
    </Question>
  );
}

function movesIn(details: unknown): ZoneMoves | null {
  if (typeof details !== "object" || details === null || !("moves" in details)) return null;
  // Only askAboutMoves raises a refusal with this detail, and it takes a ZoneMoves.
  return details as ZoneMoves;
}
