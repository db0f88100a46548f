import type { ReactNode } from "react";
import { buttonClass } from "@/app/ui/button";

type StopQuestionProps = {
  stops: readonly { message: string }[];
  onBack?: () => void;
  children: ReactNode;
};

/** Asked once, never a wall: what was found, and the way on. */
export function StopQuestion({ stops, onBack, children }: StopQuestionProps) {
  return (
    <div role="alert" className="flex flex-col gap-3 border-s-4 border-accent bg-wash p-4">
      <p className="font-medium">Send it all the same?</p>
      {stops.map(({ message }) => (
        <p key={message}>{message}</p>
      ))}
      <div className="flex flex-wrap gap-2">
        {children}
        {onBack && (
          <button type="button" className={buttonClass("bare")} onClick={onBack}>
            Back to the text
          </button>
        )}
      </div>
    </div>
  );
}
