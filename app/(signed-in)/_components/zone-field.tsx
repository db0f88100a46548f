"use client";

import { useSyncExternalStore } from "react";
import { TextField } from "./form";

type ZoneFieldProps = { label: string; defaultValue: string | null; hint?: string; optional?: boolean };

/** An IANA time zone; the browser knows the list of them. */
export function ZoneField(props: ZoneFieldProps) {
  const zones = useSyncExternalStore(subscribeToNothing, knownZones, () => NONE);
  return (
    <div>
      <TextField
        {...props}
        name="timeZone"
        list="time-zones"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
      />
      <datalist id="time-zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </div>
  );
}

const NONE: readonly string[] = [];
let known: readonly string[] | undefined;

function knownZones(): readonly string[] {
  known ??= Intl.supportedValuesOf("timeZone");
  return known;
}

function subscribeToNothing() {
  return () => {};
}
