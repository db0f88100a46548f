import Link from "next/link";
import { ButtonLink } from "@/app/ui/button";
import { Disclosure } from "@/app/ui/disclosure";
import { Thread, ThreadItem } from "@/app/ui/thread";
import type { TodayItem } from "@/lib/follow-ups/queries";
import { handOffWord, titleForScreen, verbsForScreen } from "@/lib/follow-ups/wording/rules";
import { paths } from "@/lib/paths";
import { Moment } from "../../_components/moment";
import { DoneForm } from "../../_components/step-forms";
import { STEP_LINK } from "../../_components/words";

type View = { now: Date; zone: string; manySearches: boolean };

type TodayThreadProps = {
  title: string;
  items: readonly TodayItem[];
  view: View;
  /** The first step here is the one thing to do on this page. */
  lead?: boolean;
  folded?: boolean;
};

export function TodayThread({ title, items, view, lead, folded }: TodayThreadProps) {
  if (items.length === 0) return null;
  const shown = folded ? items.slice(0, 4) : items;
  return (
    <section aria-labelledby={`part-${title}`}>
      <h2 id={`part-${title}`} className="mb-4 text-2xl">
        {title} <span className="text-lg text-soft">{items.length}</span>
      </h2>
      <Thread label={title}>
        {shown.map((item, index) => (
          <Item key={item.stepId} item={item} view={view} lead={lead && index === 0} />
        ))}
      </Thread>
      {folded && (
        <Disclosure summary={`${items.length - shown.length} more in the next two weeks`}>
          <div className="pt-3">
            <Thread label={`${title}, the rest`}>
              {items.slice(shown.length).map((item) => (
                <Item key={item.stepId} item={item} view={view} />
              ))}
            </Thread>
          </div>
        </Disclosure>
      )}
    </section>
  );
}

function Item({ item, view, lead }: { item: TodayItem; view: View; lead?: boolean }) {
  const title = titleForScreen(item.kind, item.contactName);
  const verbs = verbsForScreen(item.kind, item.channel);
  const waits = item.state === "planned";
  return (
    <ThreadItem
      state={item.state}
      when={<Moment at={item.snoozedUntil ?? item.dueAt} zone={view.zone} now={view.now} />}
      title={
        <Link href={paths.step(item.stepId)} className={STEP_LINK}>
          {title}
        </Link>
      }
    >
      <p className="text-soft">
        <Link href={paths.application(item.applicationId)} className="link">
          {item.employerName}
        </Link>
        {`, ${item.role}`}
        {view.manySearches && ` · ${item.searchName}`}
      </p>
      <p className="mt-1 text-sm text-soft">
        {item.handedOffAt ? `You ${handOffWord(item.handedOffBy)} the message. Did you send it?` : item.why}
      </p>
      {!waits && (
        <div className="mt-3 flex flex-wrap gap-2">
          <ButtonLink
            href={paths.step(item.stepId)}
            tone={lead ? "primary" : "quiet"}
            aria-label={`${verbs.open}: ${title}`}
          >
            {verbs.open}
          </ButtonLink>
          {item.kind !== "propose-close" && (
            <DoneForm stepId={item.stepId} back={paths.today()} title={title} label={verbs.done} />
          )}
        </div>
      )}
    </ThreadItem>
  );
}
