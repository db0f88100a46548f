import type { ReactNode } from "react";

/** Something that happened, read out politely; `action` is typically an Undo form. */
export function Notice({ children, action }: { children?: ReactNode; action?: ReactNode }) {
  return (
    <div role="status">
      {children && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border border-line bg-raised px-4 py-2.5">
          <div className="min-w-0 flex-1 basis-48">{children}</div>
          {action}
        </div>
      )}
    </div>
  );
}
