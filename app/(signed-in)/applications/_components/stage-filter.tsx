import Link from "next/link";
import { classNames } from "@/app/ui/class-names";
import { type Stage, stageNames, stages } from "@/lib/applications/rules";
import { paths } from "@/lib/paths";

type StageFilterProps = { counts: Readonly<Record<Stage, number>>; chosen: Stage | undefined };

export function StageFilter({ counts, chosen }: StageFilterProps) {
  const shown = stages.filter((stage) => counts[stage] > 0 || stage === chosen);
  return (
    <nav aria-label="Stages" className="mb-8">
      <ul className="flex flex-wrap gap-x-1">
        <Place href={paths.applications()} current={!chosen}>
          All
        </Place>
        {shown.map((stage) => (
          <Place
            key={stage}
            href={paths.applications(new URLSearchParams({ stage }))}
            current={chosen === stage}
          >
            {stageNames[stage]} <span className="ms-1.5 text-soft">{counts[stage]}</span>
          </Place>
        ))}
      </ul>
    </nav>
  );
}

function Place({ current, children, ...link }: React.ComponentProps<typeof Link> & { current: boolean }) {
  return (
    <li>
      <Link
        {...link}
        aria-current={current ? "true" : undefined}
        className={classNames(
          "inline-flex min-h-11 items-center border-b-2 px-3",
          current ? "border-accent font-medium text-ink" : "border-transparent text-soft hover:text-ink",
        )}
      >
        {children}
      </Link>
    </li>
  );
}
