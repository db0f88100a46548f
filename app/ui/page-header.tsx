import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  lead?: ReactNode;
  back?: { href: Route; label: string };
  actions?: ReactNode;
};

export function PageHeader({ title, lead, back, actions }: PageHeaderProps) {
  return (
    <header className="mb-8 sm:mb-10">
      {back && (
        <Link
          href={back.href}
          className="-ms-1 mb-2 inline-flex min-h-11 items-center gap-1.5 px-1 text-sm text-soft hover:text-accent"
        >
          <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3 shrink-0">
            <path d="M8 1.5 3.5 6 8 10.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <h1 className="min-w-0 text-3xl">{title}</h1>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {lead && <p className="mt-3 max-w-reading text-lg text-soft">{lead}</p>}
    </header>
  );
}
