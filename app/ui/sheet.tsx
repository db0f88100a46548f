"use client";

import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { type ButtonTone, buttonClass } from "./button";

type SheetProps = {
  trigger: ReactNode;
  triggerTone?: ButtonTone;
  triggerClassName?: string;
  triggerLabel?: string;
  title: string;
  href?: string;
  children: ReactNode;
};

/**
 * A native dialog at the bottom of a phone's screen, in the middle of a wide one. The back button closes it. With
 * `href` the trigger is a link to a page that does the same, for when there is no JavaScript.
 */
export function Sheet({
  trigger,
  triggerTone = "quiet",
  triggerClassName,
  triggerLabel,
  title,
  href,
  children,
}: SheetProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    const closeOnVeil = (event: Event) => {
      if (event.target === element) element?.close();
    };
    element?.addEventListener("click", closeOnVeil);
    return () => element?.removeEventListener("click", closeOnVeil);
  }, []);

  useEffect(() => {
    const closeOnBack = () => {
      if (dialog.current?.open && !isOwnEntry(id)) dialog.current.close();
    };
    window.addEventListener("popstate", closeOnBack);
    return () => window.removeEventListener("popstate", closeOnBack);
  }, [id]);

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (!dialog.current || dialog.current.open) return;
    dialog.current.showModal();
    window.history.pushState({ ...window.history.state, sheet: id }, "");
  }

  const triggerProps = {
    className: triggerClassName ?? buttonClass(triggerTone),
    "aria-label": triggerLabel,
    onClick: open,
  };

  return (
    <>
      {href ? (
        <a href={href} {...triggerProps}>
          {trigger}
        </a>
      ) : (
        <button
          type="button"
          aria-haspopup="dialog"
          {...{ command: "show-modal", commandfor: id }}
          {...triggerProps}
        >
          {trigger}
        </button>
      )}
      <dialog
        ref={dialog}
        id={id}
        className="sheet"
        aria-labelledby={`${id}-title`}
        onClose={() => isOwnEntry(id) && window.history.back()}
      >
        <div className="sheet-inside">
          <div className="mb-4 flex items-start justify-between gap-4">
            <h2 id={`${id}-title`} className="pt-1.5 text-2xl">
              {title}
            </h2>
            <form method="dialog">
              <button
                type="submit"
                aria-label="Close"
                className="-me-2 inline-flex size-11 items-center justify-center rounded-md hover:bg-sunk"
              >
                <svg viewBox="0 0 16 16" className="size-4" aria-hidden="true">
                  <path d="m2 2 12 12M14 2 2 14" stroke="currentColor" strokeWidth="1.6" />
                </svg>
              </button>
            </form>
          </div>
          {children}
        </div>
      </dialog>
    </>
  );
}

function isOwnEntry(id: string): boolean {
  return window.history.state?.sheet === id;
}
