import type { Route } from "next";
import type { ReactNode } from "react";

/** A place of a navigation; it is current on its own path and below, and on the paths in `also`. */
export type Place = { href: Route; label: string; icon?: ReactNode; also?: readonly string[] };

export function isCurrentPlace(place: Place, pathname: string): boolean {
  return [place.href as string, ...(place.also ?? [])].some(
    (path) => pathname === path || (path !== "/" && pathname.startsWith(`${path}/`)),
  );
}
