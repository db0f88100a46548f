"use client";

import { useActionState } from "react";
import { SubmitButton } from "@/app/ui/submit-button";
import { TextInput } from "@/app/ui/text-input";
import type { FormState } from "@/lib/action";
import { unlockLocalAction } from "../actions";

export function KeyForm() {
  const [state, action] = useActionState<FormState, FormData>(unlockLocalAction, { status: "idle" });
  return (
    <form action={action} className="flex flex-col gap-6">
      <TextInput
        label="Key"
        name="key"
        autoComplete="off"
        autoCapitalize="none"
        required
        error={state.status === "refused" ? state.message : undefined}
      />
      <SubmitButton wide>Open</SubmitButton>
    </form>
  );
}
