"use client";

import { useActionState } from "react";
import { FormError } from "@/app/ui/form-error";
import { EMAIL_INPUT } from "@/app/ui/mail-inputs";
import { SubmitButton } from "@/app/ui/submit-button";
import { TextInput } from "@/app/ui/text-input";
import type { FormState } from "@/lib/action";
import { requestCodeAction } from "../actions";

export function EmailForm({ returnTo }: { returnTo: string | null }) {
  const [state, action] = useActionState<FormState, FormData>(requestCodeAction, { status: "idle" });
  const typed = "values" in state ? state.values.email : undefined;
  return (
    <form action={action} noValidate className="flex flex-col gap-6">
      <FormError>{state.status === "refused" && state.message}</FormError>
      <TextInput
        key={String(typed)}
        label="Your email address"
        {...EMAIL_INPUT}
        defaultValue={typed}
        hint="We mail you an 8-digit code. No password to remember."
        error={state.status === "invalid" ? state.fieldErrors.email : undefined}
      />
      {returnTo && <input type="hidden" name="to" value={returnTo} />}
      <SubmitButton wide pendingLabel="Sending the code">
        Mail me a code
      </SubmitButton>
    </form>
  );
}
