import { Button } from "@/app/ui/button";
import { RadioChips } from "@/app/ui/chips";
import { TextInput } from "@/app/ui/text-input";
import { StepForm } from "./step-form";

const replies = [
  { value: "good-news", label: "Good news" },
  { value: "wait", label: "Wait until a date" },
  { value: "courtesy", label: "Just a thank-you" },
  { value: "out-of-office", label: "Out of office" },
  { value: "rejection", label: "They said no" },
  { value: "other", label: "Something else" },
] as const;

export function RepliedForm({ token, stepId }: { token: string; stepId: string }) {
  return (
    <StepForm token={token} stepId={stepId} act="replied" className="flex flex-col gap-4">
      <RadioChips name="response" legend="What did they say?" chips={replies} required />
      <TextInput
        id={`until-${stepId}`}
        name="until"
        type="date"
        label="Until when, or back on"
        hint="Only for “wait” and “out of office”."
        optional
      />
      <Button type="submit" tone="quiet" className="self-start">
        Note their answer
      </Button>
    </StepForm>
  );
}
