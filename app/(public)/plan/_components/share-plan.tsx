"use client";

import { useState, useSyncExternalStore } from "react";
import { paths } from "@/lib/paths";
import { CopyButton } from "../../../ui/copy-button";
import { Disclosure } from "../../../ui/disclosure";
import { toFragment } from "./shared-plan";

/** A link that holds the whole plan after its #, so that it is kept nowhere. `search` is the plan's own address. */
export function SharePlan({ search }: { search: string }) {
  const [withNames, setWithNames] = useState(false);
  const origin = useSyncExternalStore(subscribeToNothing, readOrigin, () => "");
  const told = new URLSearchParams(search);
  const named = told.has("people");
  return (
    <div className="script-only mt-6">
      <Disclosure summary="Share this plan">
        <div className="flex max-w-form flex-col items-start gap-4 pt-2">
          <p className="text-soft">
            The link holds the whole plan, and nobody keeps it.
            {named && " It leaves out who was there, unless you add them."}
          </p>
          {named && (
            <label className="chip">
              <input
                type="checkbox"
                className="chip-input"
                checked={withNames}
                onChange={(event) => setWithNames(event.currentTarget.checked)}
              />
              <span>With the names</span>
            </label>
          )}
          <CopyButton
            key={String(withNames)}
            text={`${origin}${paths.calculator()}${toFragment(told, { withNames })}`}
            label="Copy the link"
            doneLabel="Link copied"
          />
        </div>
      </Disclosure>
    </div>
  );
}

function readOrigin(): string {
  return window.location.origin;
}

function subscribeToNothing() {
  return () => {};
}
