"use client";

import { useEffect, useRef, useState } from "react";
import { formatTime } from "@/app/ui/format-time";
import type { AnyStepKind } from "@/lib/follow-ups/rules";
import { titleForScreen } from "@/lib/follow-ups/wording/rules";
import { paths } from "@/lib/paths";

type Ahead = { kind: AnyStepKind; dueAt: string };
type PlanSoFarProps = { stepId: string; roundId: string; saidOn: string; timeZone: string };

const REST_MS = 300;

/** What their timing does to the plan, while it is being chosen. Without a connection it is simply not shown. */
export function PlanSoFar({ stepId, roundId, saidOn, timeZone }: PlanSoFarProps) {
  const place = useRef<HTMLDivElement>(null);
  const [ahead, setAhead] = useState<readonly Ahead[]>([]);

  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    const ask = async () => {
      const said = saidIn(new FormData(form));
      asked += 1;
      const mine = asked;
      const found = said ? await fetchPlan(stepId, new URLSearchParams({ roundId, saidOn, ...said })) : [];
      if (mine === asked) setAhead(found);
    };
    const onInput = (event: Event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      if (!["said", "byOn", "spanDays"].includes(event.target.name)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), REST_MS);
    };
    form.addEventListener("input", onInput);
    return () => {
      clearTimeout(timer);
      asked = -1;
      form.removeEventListener("input", onInput);
    };
  }, [stepId, roundId, saidOn]);

  return (
    <div ref={place} role="status" className="empty:hidden">
      {ahead.length > 0 && (
        <div className="border-s-2 border-hair ps-4">
          <p className="text-sm text-soft">After the thank-yous, the plan is then:</p>
          <ul>
            {ahead.map(({ kind, dueAt }) => (
              <li key={`${kind}${dueAt}`}>
                {titleForScreen(kind, null)},{" "}
                <span className="tabular-nums">{formatTime(dueAt, timeZone)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function saidIn(form: FormData): Record<string, string> | null {
  const said = form.get("said");
  const [byOn, spanDays] = [form.get("byOn"), form.get("spanDays")].map((value) => String(value ?? ""));
  if (said === "date") return byOn ? { byOn } : null;
  if (said === "span") return spanDays && /^\d{1,3}$/.test(spanDays) ? { spanDays } : null;
  return said === "7" || said === "14" ? { spanDays: said } : null;
}

async function fetchPlan(stepId: string, query: URLSearchParams): Promise<Ahead[]> {
  try {
    const answer = await fetch(paths.stepPlan(stepId, query));
    // The route answers with this list and nothing else.
    return answer.ok ? ((await answer.json()) as Ahead[]) : [];
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof SyntaxError) return [];
    throw cause;
  }
}
