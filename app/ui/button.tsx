import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

export type ButtonTone = "primary" | "quiet" | "danger" | "bare";

const SHAPE =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-md py-2 text-center font-medium leading-snug no-underline transition-colors duration-150 disabled:opacity-60 aria-disabled:opacity-60";

const TONES: Record<ButtonTone, string> = {
  primary: "px-4 border border-ink bg-ink text-on-ink hover:bg-soft hover:border-soft",
  quiet: "px-4 border border-line bg-transparent text-ink hover:bg-sunk",
  danger: "px-4 border-2 border-accent bg-transparent text-accent hover:bg-wash",
  bare: "px-2 text-ink underline decoration-accent decoration-[0.09em] underline-offset-[0.2em] hover:text-accent",
};

export function buttonClass(tone: ButtonTone = "primary", wide = false): string {
  return classNames(SHAPE, TONES[tone], wide && "w-full");
}

type ButtonProps = ComponentProps<"button"> & { tone?: ButtonTone; wide?: boolean };

export function Button({ tone = "primary", wide, type = "button", className, ...rest }: ButtonProps) {
  return <button type={type} className={classNames(buttonClass(tone, wide), className)} {...rest} />;
}

type ButtonLinkProps = {
  href: Route | URL;
  tone?: ButtonTone;
  wide?: boolean;
  className?: string;
  prefetch?: boolean;
  children: ReactNode;
} & Omit<ComponentProps<"a">, "href">;

export function ButtonLink({ tone = "primary", wide, className, ...rest }: ButtonLinkProps) {
  return <Link className={classNames(buttonClass(tone, wide), className)} {...rest} />;
}
