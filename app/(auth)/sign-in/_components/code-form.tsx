"use client";

import { useActionState } from "react";
import { FormError } from "@/app/ui/form-error";
import { CODE_INPUT } from "@/app/ui/mail-inputs";
import { SubmitButton } from "@/app/ui/submit-button";
import { TextInput } from "@/app/ui/text-input";
import type { FormState } from "@/lib/action";
import { redeemCodeAction } from "../actions";
import { BrowserProposals } from "./browser-proposals";

export function CodeForm() {
  const [state, action] = useActionState<FormState, FormData>(redeemCodeAction, { status: "idle" });
  const typed = "values" in state ? state.values.code : undefined;
  return (
    <form action={action} noValidate className="flex flex-col gap-6">
      <FormError>{state.status === "refused" && state.message}</FormError>
      <TextInput
        key={String(typed)}
        {...CODE_INPUT}
        defaultValue={typed}
        error={state.status === "invalid" ? state.fieldErrors.code : undefined}
      />
      <BrowserProposals />
      <SubmitButton wide pendingLabel="Checking the code">
        Sign in
      </SubmitButton>
    </form>
  );
}
