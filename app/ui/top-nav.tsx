"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { isCurrentPlace, type Place } from "./places";

/** The same places as a row of words for wide screens. */
export function TopNav({ places, label = "Main" }: { places: readonly Place[]; label?: string }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap items-center gap-x-1">
        {places.map((place) => (
          <li key={place.href}>
            <Link
              href={place.href}
              aria-current={isCurrentPlace(place, pathname) ? "page" : undefined}
              className="top-nav-place"
            >
              {place.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
