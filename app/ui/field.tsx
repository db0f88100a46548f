import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type FieldProps = {
  label: ReactNode;
  name: string;
  id?: string;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  className?: string;
};

type FieldAttributes = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

/** Label, hint and error around one control; the control receives what ties it to them. */
export function Field({
  label,
  name,
  id = name,
  hint,
  error,
  optional,
  className,
  children,
}: FieldProps & { children: (attributes: FieldAttributes) => ReactNode }) {
  return (
    <div className={classNames("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
        {optional && <span className="font-normal text-soft"> (optional)</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {children(fieldAttributes({ id, hint, error }))}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex gap-2 text-sm font-medium text-accent">
      <ErrorMark />
      <span>{children}</span>
    </p>
  );
}

export function ErrorMark() {
  return (
    <svg viewBox="0 0 16 16" className="mt-[0.2em] size-4 shrink-0" aria-hidden="true">
      <path d="M8 1.2 15.2 14.4H.8Z" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 6v4M8 11.4v1.2" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}

export const CONTROL =
  "min-h-11 w-full rounded-md border border-line bg-raised px-3 py-2 text-base text-ink hover:border-ink focus-visible:outline-offset-1 aria-invalid:border-2 aria-invalid:border-accent disabled:bg-sunk disabled:text-soft";

function fieldAttributes({ id, hint, error }: { id: string; hint?: ReactNode; error?: string }) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const attributes: FieldAttributes = { id };
  if (describedBy) attributes["aria-describedby"] = describedBy;
  if (error) attributes["aria-invalid"] = true;
  return attributes;
}
