import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/app/ui/logo";
import { paths } from "@/lib/paths";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-svh flex-col">
      <header className="mx-auto w-full max-w-form px-5 pt-5 sm:px-8">
        <Link href={paths.home()} className="inline-flex min-h-11 items-center no-underline">
          <Logo />
        </Link>
      </header>
      {children}
    </div>
  );
}
