import type { PromiseOfEmployer } from "@/lib/promises/queries";
import { isBroken } from "@/lib/promises/rules";
import { calendarDayText, promiseText } from "../../../_components/moment";
import type { RoundView } from "./round-thread";

type KeptPromisesProps = {
  employerName: string;
  promises: readonly PromiseOfEmployer[];
  view: RoundView;
};

/** What this employer said about timing and what came of it, in all applications there. */
export function KeptPromises({ employerName, promises, view }: KeptPromisesProps) {
  const settled = promises
    .map((promise) => ({ promise, broken: isBroken(promise, view.now, view.zone) }))
    .filter(({ promise, broken }) => broken || promise.keptAt !== null);
  if (settled.length === 0) return null;
  const kept = settled.filter(({ broken }) => !broken).length;
  return (
    <section aria-labelledby="promises">
      <h2 id="promises" className="mb-2 text-xl">
        What {employerName} said, and what came of it
      </h2>
      <p className="mb-2 text-soft">
        {kept} of {settled.length} kept
      </p>
      <ul className="divide-y divide-hair border-y border-hair">
        {settled.map(({ promise, broken }) => (
          <li key={promise.id} className="py-2.5">
            <span className="font-medium">{broken ? "Date passed" : "Kept"}</span>
            {": "}
            {promise.words ? `“${promise.words}” (${promiseText(promise)})` : promiseText(promise)}
            <span className="text-sm text-soft">
              {[
                promise.saidByName && ` from ${promise.saidByName}`,
                ` said ${calendarDayText(promise.saidOn)}`,
                ` ${promise.role}`,
              ]
                .filter(Boolean)
                .join(",")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
