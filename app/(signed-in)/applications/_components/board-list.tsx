import Link from "next/link";
import { classNames } from "@/app/ui/class-names";
import { Mark, STATE_WORDS } from "@/app/ui/mark";
import type { BoardRow } from "@/lib/applications/queries";
import { isOver, type Stage, stageNames, stages } from "@/lib/applications/rules";
import { titleForScreen } from "@/lib/follow-ups/wording/rules";
import { paths } from "@/lib/paths";
import { inSentence, momentText } from "../../_components/moment";

type View = { now: Date; zone: string };

type BoardListProps = {
  rows: readonly BoardRow[];
  counts: Readonly<Record<Stage, number>>;
  view: View;
  /** With one stage chosen it is a plain list. */
  only: Stage | undefined;
};

/** A list by stage on phones; columns side by side on wide screens. */
export function BoardList({ rows, counts, view, only }: BoardListProps) {
  const parts = stages
    .map((stage) => ({ stage, rows: rows.filter((row) => row.stage === stage) }))
    .filter((part) => part.rows.length > 0);
  const live = parts.filter(({ stage }) => !isOver(stage));
  const over = parts.filter(({ stage }) => isOver(stage));
  if (parts.length === 0) return <p className="text-lg">Nothing stands at this stage.</p>;
  return (
    <div className="flex flex-col gap-12">
      {[live, over].map(
        (group) =>
          group.length > 0 && (
            <div
              key={group === live ? "live" : "over"}
              className={classNames(
                "flex flex-col gap-10",
                !only &&
                  "lg:grid lg:grid-cols-[repeat(auto-fill,minmax(10.5rem,1fr))] lg:items-start lg:gap-6",
              )}
            >
              {group.map((part) => (
                <Column key={part.stage} {...part} count={counts[part.stage]} view={view} />
              ))}
            </div>
          ),
      )}
    </div>
  );
}

function Column({
  stage,
  rows,
  count,
  view,
}: {
  stage: Stage;
  rows: readonly BoardRow[];
  count: number;
  view: View;
}) {
  return (
    <section aria-labelledby={`stage-${stage}`} className="min-w-0">
      <h2 id={`stage-${stage}`} className="border-b border-line pb-2 text-xl">
        {stageNames[stage]} <span className="text-base text-soft">{count}</span>
      </h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="border-b border-hair">
            <Row row={row} view={view} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ row, view }: { row: BoardRow; view: View }) {
  return (
    <Link href={paths.application(row.id)} className="group block py-3">
      <span className="block font-medium group-hover:text-accent">{row.employerName}</span>
      <span className="block text-sm text-soft">{[row.role, row.location].filter(Boolean).join(", ")}</span>
      {row.interviewAt && row.interviewAt > view.now && (
        <span className="mt-1 block text-sm">
          Interview {inSentence(momentText(row.interviewAt, view.zone, view.now))}
        </span>
      )}
      {row.nextStep && <NextStep step={row.nextStep} view={view} />}
    </Link>
  );
}

function NextStep({ step, view }: { step: NonNullable<BoardRow["nextStep"]>; view: View }) {
  return (
    <span className="mt-1 flex items-start gap-2 text-sm">
      <span className="mt-[0.15em] size-4 shrink-0 text-accent [&_.mark-empty]:opacity-0 [&_.mark-fill]:fill-current [&_.mark-ground]:fill-paper">
        <Mark state={step.state} />
      </span>
      <span className="min-w-0">
        {step.state !== "planned" && <span className="text-accent">{STATE_WORDS[step.state]}: </span>}
        {titleForScreen(step.kind, step.contactName)}
        <span className="text-soft">{`, ${inSentence(momentText(step.dueAt, view.zone, view.now))}`}</span>
      </span>
    </span>
  );
}
