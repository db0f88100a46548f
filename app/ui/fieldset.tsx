import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { FieldError } from "./field";

export type FieldsetProps = {
  legend: string;
  name: string;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  className?: string;
  children: ReactNode;
};

/** Several controls under one question. */
export function Fieldset({ legend, name, hint, error, optional, className, children }: FieldsetProps) {
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return (
    <fieldset
      className={classNames("min-w-0", className)}
      aria-describedby={describedBy || undefined}
      data-invalid={error ? true : undefined}
    >
      <legend className="mb-1.5 font-medium">
        {legend}
        {optional && <span className="font-normal text-soft"> (optional)</span>}
      </legend>
      {hint && (
        <p id={`${name}-hint`} className="mb-2 text-sm text-soft">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <div className="mt-1.5">
          <FieldError id={`${name}-error`}>{error}</FieldError>
        </div>
      )}
    </fieldset>
  );
}
