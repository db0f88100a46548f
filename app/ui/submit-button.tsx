"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonTone, buttonClass } from "./button";
import { classNames } from "./class-names";

type SubmitButtonProps = Omit<ComponentProps<"button">, "type"> & {
  tone?: ButtonTone;
  wide?: boolean;
  pendingLabel?: string;
};

/** A submit button that stays focusable while the form is under way and ignores a second press. */
export function SubmitButton({
  tone = "primary",
  wide,
  pendingLabel,
  className,
  children,
  onClick,
  ...rest
}: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      aria-disabled={pending || undefined}
      className={classNames(buttonClass(tone, wide), className)}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
      {...rest}
    >
      {pending && pendingLabel ? pendingLabel : children}
    </button>
  );
}
