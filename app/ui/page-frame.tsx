import type { ReactNode } from "react";
import { classNames } from "./class-names";

const WIDTHS = { form: "max-w-form", reading: "max-w-reading", wide: "max-w-wide" } as const;

/** The main landmark of every page, with the house margins; the skip link leads here. */
export function Page({
  width = "reading",
  className,
  children,
}: {
  width?: keyof typeof WIDTHS;
  className?: string;
  children: ReactNode;
}) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={classNames(
        "mx-auto w-full flex-1 px-5 pt-8 pb-20 outline-none sm:px-8 sm:pt-14",
        WIDTHS[width],
        className,
      )}
    >
      {children}
    </main>
  );
}
