import type { FormState, FormValues } from "@/lib/action";
import type { CheckAnswer } from "@/lib/draft-checks/schema";

/** What the page knows after a check: how the form fared, what was typed, and what was found in which text. */
export type CheckState = {
  outcome: FormState;
  values: FormValues;
  result: { body: string; answer: CheckAnswer } | null;
};

export const untouched: CheckState = { outcome: { status: "idle" }, values: {}, result: null };
