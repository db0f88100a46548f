import Link from "next/link";
import type { ReactNode } from "react";
import { paths } from "@/lib/paths";
import { Logo } from "../ui/logo";
import { TopNav } from "../ui/top-nav";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="mx-auto flex w-full max-w-wide flex-wrap items-center justify-between gap-x-6 gap-y-1 px-5 pt-4 sm:px-8 sm:pt-6">
        <Link href={paths.home()} className="inline-flex min-h-11 items-center">
          <Logo />
        </Link>
        <div className="flex items-center">
          <div className="hidden sm:block">
            <TopNav
              label="Site"
              places={[
                { href: paths.calculator(), label: "Calculator" },
                { href: paths.rules(), label: "Rules" },
              ]}
            />
          </div>
          <Link href={paths.signIn()} className="top-nav-place -me-3">
            Sign in
          </Link>
        </div>
      </header>
      {children}
      <footer className="mt-auto border-t border-hair">
        <ul className="mx-auto flex w-full max-w-wide flex-wrap gap-x-6 px-5 py-5 text-sm text-soft sm:px-8">
          {FOOTER.map(({ href, label }) => (
            <li key={label}>
              <Link href={href} className="inline-flex min-h-11 items-center hover:text-accent">
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </footer>
    </>
  );
}

const FOOTER = [
  { href: paths.calculator(), label: "Follow-up calculator" },
  { href: paths.draftCheck(), label: "Check a draft" },
  { href: paths.demo(), label: "Demo" },
  { href: paths.rules(), label: "Rules" },
  { href: paths.about(), label: "About and help" },
  { href: paths.privacy(), label: "Privacy" },
];
