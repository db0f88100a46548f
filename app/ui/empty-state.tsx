import type { ReactNode } from "react";

/** What this list is for, the one thing to do, and how an entry will look. */
export function EmptyState({
  sentence,
  action,
  example,
}: {
  sentence: ReactNode;
  action: ReactNode;
  example?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-start gap-5">
      <p className="max-w-form text-lg">{sentence}</p>
      {action}
      {example && (
        <figure className="mt-4 w-full border-t border-dashed border-line pt-4 text-soft">
          <figcaption className="mb-2 text-xs">Example</figcaption>
          {example}
        </figure>
      )}
    </div>
  );
}
