"use client";

import { useActionState } from "react";
import { FormError } from "@/app/ui/form-error";
import { SubmitButton } from "@/app/ui/submit-button";
import type { FormState } from "@/lib/action";
import { redeemLinkAction } from "../actions";
import { BrowserProposals } from "./browser-proposals";

export function LinkForm({ secret }: { secret: string }) {
  const [state, action] = useActionState<FormState, FormData>(redeemLinkAction, { status: "idle" });
  return (
    <form action={action} className="flex flex-col gap-6">
      <FormError>{state.status === "refused" && state.message}</FormError>
      <input type="hidden" name="secret" value={secret} />
      <BrowserProposals />
      <SubmitButton wide pendingLabel="Signing you in">
        Sign in
      </SubmitButton>
    </form>
  );
}
