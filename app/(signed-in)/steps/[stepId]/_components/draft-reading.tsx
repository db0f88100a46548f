import { buttonClass } from "@/app/ui/button";
import { Disclosure } from "@/app/ui/disclosure";
import type { CheckFinding } from "@/lib/draft-checks/schema";
import type { DraftReading } from "@/lib/drafts/checking/reading/rules";

type Fix = DraftReading["fixes"][number];

type ReadingProps = {
  reading: DraftReading;
  /** The text is still as it was read, so that the places are right. */
  fresh: boolean;
  onShow: (start: number, end: number) => void;
  onFix: (fix: Fix) => void;
};

/** What was found in the draft. Stops stand open; advice is one tap away. */
export function DraftFindings({ reading, fresh, onShow, onFix }: ReadingProps) {
  const stops = reading.findings.filter((finding) => finding.severity === "stop");
  const advice = reading.findings.filter((finding) => finding.severity === "advice");
  const list = (findings: readonly CheckFinding[]) => (
    <ul className="flex flex-col gap-4">
      {findings.map((finding) => (
        <Finding
          key={finding.id}
          finding={finding}
          fix={reading.fixes.find((candidate) => candidate.check === finding.id)}
          fresh={fresh}
          onShow={onShow}
          onFix={onFix}
        />
      ))}
    </ul>
  );
  return (
    <section aria-label="What we found in it" className="flex flex-col gap-3">
      <p className="text-sm text-soft" role="status">
        {summary(reading, stops.length, advice.length)}
      </p>
      {stops.length > 0 && list(stops)}
      {advice.length > 0 && (
        <Disclosure
          summary={advice.length === 1 ? "One thing worth a look" : `${advice.length} things worth a look`}
          small
        >
          <div className="pt-1">{list(advice)}</div>
        </Disclosure>
      )}
    </section>
  );
}

function summary({ words }: DraftReading, stops: number, advice: number): string {
  const length = words === 1 ? "1 word" : `${words} words`;
  if (stops > 0) return `${length}. ${stops === 1 ? "One thing" : `${stops} things`} to fix before sending.`;
  return advice > 0 ? `${length}. It can go out as it is.` : `${length}. Nothing to change.`;
}

function Finding({
  finding,
  fix,
  fresh,
  onShow,
  onFix,
}: Omit<ReadingProps, "reading"> & { finding: CheckFinding; fix: Fix | undefined }) {
  const isStop = finding.severity === "stop";
  const [place] = finding.ranges;
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3">
      <SeverityMark isStop={isStop} />
      <div className="min-w-0">
        <p className={isStop ? "text-sm font-semibold text-accent" : "text-sm text-soft"}>
          {isStop ? "Fix before sending" : "Worth a look"}
        </p>
        <p>{finding.message}</p>
        {(place || fix) && (
          <p className="flex flex-wrap gap-x-2 noscript:hidden">
            {place && (
              <button
                type="button"
                className={`${buttonClass("bare")} -ms-2`}
                disabled={!fresh}
                onClick={() => onShow(...place)}
              >
                Show<span className="sr-only"> the place: {finding.message}</span>
              </button>
            )}
            {fix && (
              <button
                type="button"
                className={`${buttonClass("bare")} ${place ? "" : "-ms-2"}`}
                disabled={!fresh}
                onClick={() => onFix(fix)}
              >
                {fix.label}
              </button>
            )}
          </p>
        )}
      </div>
    </li>
  );
}

function SeverityMark({ isStop }: { isStop: boolean }) {
  return (
    <svg viewBox="0 0 20 20" className="mt-0.5 size-5 text-accent" aria-hidden="true">
      {isStop ? (
        <>
          <path d="M6.2 1h7.6L19 6.2v7.6L13.8 19H6.2L1 13.8V6.2Z" fill="currentColor" />
          <path d="M10 5v6M10 13.6v1.6" className="stroke-paper" strokeWidth="2" />
        </>
      ) : (
        <circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      )}
    </svg>
  );
}

/** D9: how much of this note the others of the panel get as well. */
export function PanelMeter({ reading, fresh, onShow }: Omit<ReadingProps, "onFix">) {
  if (reading.panel.length === 0) return null;
  return (
    <Disclosure
      summary="How different are they?"
      small
      open={reading.panel.some((note) => note.level === "nearly the same")}
    >
      <div className="flex flex-col gap-4 border-s-2 border-hair ps-4 pt-1">
        <p className="text-sm text-soft">
          People of one panel compare notes. Greeting and signature do not count.
        </p>
        <ul className="flex flex-col gap-4">
          {reading.panel.map((note) => (
            <li key={note.to}>
              <p>
                {note.to}: <strong className="font-medium">{LEVELS[note.level]}</strong>
              </p>
              <Meter share={note.alike} />
              {note.ranges.map(([start, end]) => (
                <p key={start} className="mt-2 flex flex-wrap items-center gap-x-2 text-sm">
                  <q className="min-w-0">{reading.body.slice(start, end).trim()}</q>
                  <button
                    type="button"
                    className={`${buttonClass("bare")} noscript:hidden`}
                    disabled={!fresh}
                    onClick={() => onShow(start, end)}
                  >
                    Show<span className="sr-only"> the repeated sentence</span>
                  </button>
                </p>
              ))}
            </li>
          ))}
        </ul>
      </div>
    </Disclosure>
  );
}

const LEVELS = {
  different: "different words",
  partly: "some of it is the same",
  "nearly the same": "nearly the same",
};

function Meter({ share }: { share: number }) {
  const percent = Math.round(share * 100);
  return (
    <div className="mt-1 flex items-center gap-3">
      <div aria-hidden="true" className="h-2 w-40 border border-line">
        <div className="h-full bg-ink" style={{ width: `${percent}%` }} />
      </div>
      <span className="text-sm text-soft tabular-nums">{percent} % shared</span>
    </div>
  );
}
