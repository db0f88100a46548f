"use client";

import { useEffect, useRef } from "react";

/** Hidden fields that propose the browser's time zone and country; both stay editable in the settings. */
export function BrowserProposals() {
  const zone = useRef<HTMLInputElement>(null);
  const region = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (zone.current) zone.current.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
    if (region.current) region.current.value = new Intl.Locale(navigator.language).region ?? "";
  }, []);
  return (
    <>
      <input ref={zone} type="hidden" name="timeZone" />
      <input ref={region} type="hidden" name="region" />
    </>
  );
}
