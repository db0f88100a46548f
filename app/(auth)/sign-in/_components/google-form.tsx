"use client";

import { useActionState } from "react";
import { FormError } from "@/app/ui/form-error";
import { SubmitButton } from "@/app/ui/submit-button";
import type { FormState } from "@/lib/action";
import { continueWithGoogleAction } from "../actions";
import { BrowserProposals } from "./browser-proposals";

/** The second way in, below the form that asks for an address. */
export function GoogleForm({ returnTo }: { returnTo: string | null }) {
  const [state, action] = useActionState<FormState, FormData>(continueWithGoogleAction, { status: "idle" });
  return (
    <form action={action} className="mt-6 flex flex-col gap-6">
      <p className="flex items-center gap-4 text-sm text-soft">
        <span aria-hidden="true" className="grow border-t border-line" />
        or
        <span aria-hidden="true" className="grow border-t border-line" />
      </p>
      <FormError>{state.status === "refused" && state.message}</FormError>
      {returnTo && <input type="hidden" name="to" value={returnTo} />}
      <BrowserProposals />
      <SubmitButton tone="quiet" wide pendingLabel="Going to Google">
        Continue with Google
      </SubmitButton>
    </form>
  );
}
