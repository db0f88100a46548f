import { ButtonLink } from "@/app/ui/button";
import { EmptyState } from "@/app/ui/empty-state";
import { Thread, ThreadItem } from "@/app/ui/thread";
import { paths } from "@/lib/paths";

/** The first moment: one question that leads straight into the form. */
export function FirstInterview() {
  return (
    <EmptyState
      sentence="Which interview did you have, or do you have next? Add it, and you see at once what to write, to whom and when."
      action={
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={paths.add()}>Add an interview</ButtonLink>
          <ButtonLink href={paths.newApplication()} tone="quiet">
            Save a job first
          </ButtonLink>
        </div>
      }
      example={
        <Thread label="Example of a day">
          <ThreadItem state="planned" when="Tue 15:30" title="How did it go?">
            <p>Harbour &amp; Finch, Product designer</p>
          </ThreadItem>
          <ThreadItem state="planned" when="Wed 09:00" title="Thank Ms. Ito">
            <p>The draft is ready by then.</p>
          </ThreadItem>
        </Thread>
      }
    />
  );
}
