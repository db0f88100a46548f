"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { isCurrentPlace, type Place } from "./places";

/** The four or five places within thumb's reach on a phone; hidden from 48rem up, where TopNav takes over. */
export function BottomBar({ places, label = "Main" }: { places: readonly Place[]; label?: string }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="bottom-bar">
      <ul className="mx-auto flex max-w-reading items-stretch justify-around">
        {places.map((place) => (
          <li key={place.href} className="min-w-0 flex-auto">
            <Link
              href={place.href}
              aria-current={isCurrentPlace(place, pathname) ? "page" : undefined}
              className="bottom-bar-place"
            >
              <span aria-hidden="true" className="size-6">
                {place.icon}
              </span>
              <span className="max-w-full truncate">{place.label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
