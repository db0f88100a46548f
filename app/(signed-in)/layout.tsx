import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/app/ui/logo";
import { currentOwner } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import { listSearches } from "@/lib/searches/queries";
import { findAddressTrouble } from "@/lib/suppressions/queries";
import { PhoneNavigation, WideNavigation } from "./_components/navigation";
import { SearchSwitcher } from "./_components/search-switcher";
import { SuppressionNotice } from "./_components/suppression-notice";

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const owner = await currentOwner();
  if (!owner) {
    // The page asks for an owner itself, and knows where to come back to.
    return children;
  }
  const [searches, trouble] = await Promise.all([listSearches(owner), findAddressTrouble(owner)]);
  return (
    <>
      <header className="mx-auto flex w-full max-w-wide items-center gap-x-3 px-5 md:flex-wrap md:gap-x-6 pt-3 sm:px-8 sm:pt-5">
        <Link
          href={paths.today()}
          className="inline-flex min-h-11 shrink-0 items-center"
          aria-label="Afterword, Today"
        >
          <Logo />
        </Link>
        <div className="hidden md:block">
          <WideNavigation />
        </div>
        <div className="ms-auto min-w-0">
          <SearchSwitcher searches={searches} />
        </div>
      </header>
      {trouble && <SuppressionNotice trouble={trouble} />}
      {children}
      <PhoneNavigation />
    </>
  );
}
