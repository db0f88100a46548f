"use client";

import { useRouter } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import { paths } from "@/lib/paths";
import { Notice } from "../../../ui/notice";
import { isSharedPlan, readFragment } from "./shared-plan";

/** Shows the plan that the address carries after its #. The link itself leaves no trace in the history. */
export function OpenSharedPlan() {
  const router = useRouter();
  const fragment = useSyncExternalStore(subscribeToFragment, readLocation, () => "");
  const search = readFragment(fragment)?.toString();

  useEffect(() => {
    if (search !== undefined) router.replace(paths.calculator(new URLSearchParams(search)));
  }, [router, search]);

  const broken = isSharedPlan(fragment) && search === undefined;
  return (
    <Notice>{broken && "This link was cut off on its way. Ask for it again, or enter the interview."}</Notice>
  );
}

function subscribeToFragment(onChange: () => void) {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}

function readLocation(): string {
  return window.location.hash;
}
