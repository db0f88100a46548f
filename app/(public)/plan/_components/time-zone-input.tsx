"use client";

import { useSyncExternalStore } from "react";
import { TextInput } from "../../../ui/text-input";

/** The zone of the address, else the browser's own; the list of zones comes from the browser too. */
export function TimeZoneInput({ zone, given, error }: { zone: string; given: boolean; error?: string }) {
  const browserZone = useSyncExternalStore(subscribeToNothing, readBrowserZone, () => null);
  const zones = browserZone === null ? [] : Intl.supportedValuesOf("timeZone");
  const suggestion = given ? zone : (browserZone ?? zone);
  return (
    <>
      <TextInput
        key={suggestion}
        label="Your time zone"
        name="zone"
        list="time-zones"
        required
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={suggestion}
        error={error}
        className="col-span-2"
      />
      <datalist id="time-zones">
        {zones.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

function readBrowserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function subscribeToNothing() {
  return () => {};
}
