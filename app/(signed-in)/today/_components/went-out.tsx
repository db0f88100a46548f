import Link from "next/link";
import { CheckboxChips } from "@/app/ui/chips";
import { SubmitButton } from "@/app/ui/submit-button";
import type { TodayItem } from "@/lib/follow-ups/queries";
import { handOffWord, titleForScreen } from "@/lib/follow-ups/wording/rules";
import { paths } from "@/lib/paths";
import { OwnerForm } from "../../_components/form";
import { inSentence, momentText } from "../../_components/moment";
import { STEP_LINK } from "../../_components/words";
import { confirmSentAction } from "../../actions";

/** Messages that were opened and never told about: one form for all of them. */
export function WentOut({ items, now, zone }: { items: readonly TodayItem[]; now: Date; zone: string }) {
  const [only, ...others] = items;
  if (!only) return null;
  const opened = (item: TodayItem) =>
    item.handedOffAt
      ? `${handOffWord(item.handedOffBy)} ${inSentence(momentText(item.handedOffAt, zone, now))}`
      : "";
  const alone = others.length === 0;
  return (
    <section aria-labelledby="part-went-out" className="border-y border-hair py-5">
      <h2 id="part-went-out" className="mb-4 text-2xl">
        {alone ? "Did it go out?" : "Did these go out?"}
      </h2>
      <OwnerForm action={confirmSentAction} className="flex flex-col gap-4">
        <input type="hidden" name="back" value={paths.today()} />
        {alone ? (
          <>
            <input type="hidden" name="stepId[]" value={only.stepId} />
            <p>
              <Link href={paths.step(only.stepId)} className={STEP_LINK}>
                {titleForScreen(only.kind, only.contactName)}
              </Link>
              <span className="text-soft">, {opened(only)}</span>
            </p>
          </>
        ) : (
          <CheckboxChips
            legend="Tick what you sent"
            name="stepId[]"
            chips={items.map((item) => ({
              value: item.stepId,
              label: titleForScreen(item.kind, item.contactName),
              hint: `${item.employerName}, ${opened(item)}`,
            }))}
          />
        )}
        <div className="flex flex-wrap gap-2">
          <SubmitButton>{alone ? "Yes, I sent it" : "Yes, I sent these"}</SubmitButton>
        </div>
      </OwnerForm>
      <p className="mt-2 text-sm text-soft">What has not gone out yet stays as it is.</p>
      {!alone && (
        <p className="flex flex-wrap gap-x-4 text-sm">
          {items.map((item) => (
            <Link
              key={item.stepId}
              href={paths.step(item.stepId)}
              className="link inline-flex min-h-11 items-center"
            >
              Open: {titleForScreen(item.kind, item.contactName)}
            </Link>
          ))}
        </p>
      )}
    </section>
  );
}
