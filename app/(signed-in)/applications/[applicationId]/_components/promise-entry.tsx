import { SubmitButton } from "@/app/ui/submit-button";
import { ThreadItem } from "@/app/ui/thread";
import type { ApplicationPage } from "@/lib/applications/queries";
import { isBroken } from "@/lib/promises/rules";
import { OwnerForm } from "../../../_components/form";
import { calendarDayText, promiseText } from "../../../_components/moment";
import { deletePromiseAction } from "../actions";
import { promisedOn } from "./entries";
import type { RoundView } from "./round-thread";

type Promised = ApplicationPage["promises"][number];

export function PromiseEntry({ promise, view, nth }: { promise: Promised; view: RoundView; nth: number }) {
  return (
    <ThreadItem
      nth={nth}
      state="promise"
      stateWord={stateOf(promise, view)}
      when={`until ${calendarDayText(promisedOn(promise))}`}
      title={promise.words ? `“${promise.words}”` : promiseText(promise)}
    >
      <p className="text-sm text-soft">
        {[
          promise.words && promiseText(promise),
          promise.saidByName && `from ${promise.saidByName}`,
          `said ${calendarDayText(promise.saidOn)}`,
        ]
          .filter(Boolean)
          .join(", ")}
      </p>
      {promise.isCurrent && (
        <OwnerForm action={deletePromiseAction}>
          <input type="hidden" name="promiseId" value={promise.id} />
          <input type="hidden" name="back" value={view.back} />
          <SubmitButton tone="bare" className="-ms-2 text-sm">
            Take it off the plan
          </SubmitButton>
        </OwnerForm>
      )}
    </ThreadItem>
  );
}

function stateOf(promise: Promised, { now, zone }: RoundView): string {
  if (isBroken(promise, now, zone)) return "date passed";
  if (promise.keptAt) return "they said, and kept it";
  return promise.replacedAt ? "they said, since replaced" : "they said";
}
