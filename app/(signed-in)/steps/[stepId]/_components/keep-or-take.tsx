import { buttonClass } from "@/app/ui/button";

/** Two versions of one text, and which of them stays (F39). */
export function KeepOrTake({ onKeep, onTake }: { onKeep: () => void; onTake: () => void }) {
  return (
    <div className="flex flex-wrap gap-2">
      <button type="button" className={buttonClass("quiet")} onClick={onKeep}>
        Keep mine
      </button>
      <button type="button" className={buttonClass("quiet")} onClick={onTake}>
        Take the other
      </button>
    </div>
  );
}
