import type { ReactNode } from "react";
import { ErrorMark } from "./field";

/** What went wrong with the whole form, and what to do. Nothing is rendered without it. */
export function FormError({ children }: { children?: ReactNode }) {
  if (!children) return null;
  return (
    <div role="alert" className="flex gap-3 border-s-4 border-accent bg-wash px-4 py-3">
      <span className="text-accent">
        <ErrorMark />
      </span>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
