import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

type DisclosureProps = {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
  name?: string;
  small?: boolean;
  onToggle?: ComponentProps<"details">["onToggle"];
};

export function Disclosure({ summary, children, open, name, small, onToggle }: DisclosureProps) {
  return (
    <details className="group" open={open} name={name} onToggle={onToggle}>
      <summary
        className={classNames(
          "inline-flex min-h-11 items-center gap-2 hover:text-accent",
          small ? "text-sm text-soft" : "font-medium",
        )}
      >
        <svg
          viewBox="0 0 12 12"
          aria-hidden="true"
          className="size-3 shrink-0 transition-transform duration-150 group-open:rotate-90"
        >
          <path d="m3.5 1.5 4.5 4.5-4.5 4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        <span>{summary}</span>
      </summary>
      <div className="pb-3">{children}</div>
    </details>
  );
}
