"use client";

import { useActionState } from "react";
import { FormError } from "@/app/ui/form-error";
import { Notice } from "@/app/ui/notice";
import { SubmitButton } from "@/app/ui/submit-button";
import type { FormState } from "@/lib/action";
import { advanceClockAction } from "../actions";

const moves = [
  { by: "hour", label: "An hour" },
  { by: "day", label: "A day" },
  { by: "alarm", label: "To the next alarm" },
] as const;

export function ClockForm() {
  const [state, action] = useActionState<FormState, FormData>(advanceClockAction, { status: "idle" });
  return (
    <form action={action} className="flex flex-col gap-4">
      <fieldset>
        <legend className="mb-2 font-medium">Move time forward</legend>
        <div className="flex flex-wrap gap-2">
          {moves.map(({ by, label }) => (
            <SubmitButton key={by} name="by" value={by} tone="quiet">
              {label}
            </SubmitButton>
          ))}
        </div>
      </fieldset>
      <FormError>{state.status === "refused" && state.message}</FormError>
      <Notice>{state.status === "done" && state.message}</Notice>
    </form>
  );
}
