"use client";

import { unstable_isUnrecognizedActionError } from "next/navigation";
import { useActionState, useSyncExternalStore } from "react";
import type { FormAction, FormState } from "@/lib/action";
import { valuesOf } from "@/lib/http/bodies/rules";

const idle: FormState = { status: "idle" };

/**
 * `useActionState` for a form action that may be another one on the server by now, because this page was opened before an update:
 * then the form says so, and what was typed stays (F25).
 */
export function useFormAction(action: FormAction) {
  // Until scripts run, the form needs the server's own action, to work without them.
  const isRunning = useSyncExternalStore(never, yes, no);
  return useActionState(isRunning ? keepingWords(action) : action, idle);
}

function keepingWords(action: FormAction): FormAction {
  return async (previous, form) => {
    try {
      return await action(previous, form);
    } catch (error) {
      if (!unstable_isUnrecognizedActionError(error)) throw error;
      return { status: "refused", code: "unavailable", message: UPDATED, values: valuesOf(form) };
    }
  };
}

const UPDATED =
  "Afterword was updated while this page was open. What you typed is still here: copy it, load the page again, and save it then.";

function never(): () => void {
  return () => {};
}

function yes(): boolean {
  return true;
}

function no(): boolean {
  return false;
}
