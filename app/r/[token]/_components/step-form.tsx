import type { ReactNode } from "react";
import type { StepAct } from "@/lib/action-tokens/page/schema";
import { paths } from "@/lib/paths";

interface StepFormProps {
  token: string;
  stepId: string;
  act: StepAct["act"];
  className?: string;
  children: ReactNode;
}

/** A plain POST about one step; nothing on this page acts without one. */
export function StepForm({ token, stepId, act, className, children }: StepFormProps) {
  return (
    <form method="post" action={paths.actionPost(token)} className={className}>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="stepId" value={stepId} />
      {children}
    </form>
  );
}
