import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/app/ui/logo";
import { paths } from "@/lib/paths";

export const metadata: Metadata = {
  title: { default: "This computer", template: "%s · This computer" },
  robots: { index: false },
};

export default function LocalLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-svh flex-col">
      <header className="mx-auto flex w-full max-w-wide flex-wrap items-center gap-x-6 gap-y-1 px-5 pt-5 sm:px-8">
        <Link href={paths.home()} className="inline-flex min-h-11 items-center no-underline">
          <Logo />
        </Link>
        <nav aria-label="This computer" className="flex flex-wrap gap-x-5">
          {[
            { href: paths.local(), label: "Clock and runs" },
            { href: paths.localMail(), label: "Mailbox" },
            { href: paths.today(), label: "Today" },
          ].map(({ href, label }) => (
            <Link key={href} href={href} className="inline-flex min-h-11 items-center">
              {label}
            </Link>
          ))}
        </nav>
      </header>
      {children}
    </div>
  );
}
