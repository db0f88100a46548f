import { paths } from "@/lib/paths";
import type { CheckState } from "./check-state";
import { inListOrder, markedText } from "./marked-text";

type Result = NonNullable<CheckState["result"]>;
type Finding = Result["answer"]["checks"][number];

/** What was found, and where. The heading takes the focus when a new answer comes. */
export function CheckResult({ result, headingId }: { result: Result; headingId: string }) {
  const { body, answer } = result;
  const findings = inListOrder(answer.checks);
  return (
    <section aria-labelledby={headingId} className="flex flex-col gap-8">
      <div>
        <h2 id={headingId} tabIndex={-1} className="text-3xl outline-none">
          {headline(findings.length)}
        </h2>
        <p className="mt-2 text-soft">
          {answer.words} {answer.words === 1 ? "word" : "words"}.
          {findings.length === 0 && " Read it aloud once, and send it."}
        </p>
      </div>
      {findings.length > 0 && (
        <>
          <MarkedText body={body} findings={findings} />
          <ol className="flex flex-col gap-5">
            {findings.map((finding, index) => (
              <FindingItem key={finding.id} finding={finding} number={index + 1} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** The text with the places that the findings speak of, by number. */
function MarkedText({ body, findings }: { body: string; findings: readonly Finding[] }) {
  return (
    <div className="border-s-2 border-hair ps-4 leading-relaxed whitespace-pre-wrap">
      {markedText(body, findings).map((stretch, index) =>
        stretch.findings.length === 0 ? (
          stretch.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place in the text
          <span key={index}>
            <mark className={markClass(stretch.findings.some((nth) => findings[nth]?.severity === "stop"))}>
              {stretch.text}
            </mark>
            {stretch.ends.map((nth) => (
              <sup key={nth} className="ms-0.5 text-xs font-medium text-accent">
                <span className="sr-only">point </span>
                {nth + 1}
              </sup>
            ))}
          </span>
        ),
      )}
    </div>
  );
}

function FindingItem({ finding, number }: { finding: Finding; number: number }) {
  const isStop = finding.severity === "stop";
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3">
      <svg viewBox="0 0 20 20" className="mt-0.5 size-6 text-accent" aria-hidden="true">
        {isStop ? (
          <path d="M6.2 1h7.6L19 6.2v7.6L13.8 19H6.2L1 13.8V6.2Z" fill="currentColor" />
        ) : (
          <circle cx="10" cy="10" r="8.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        )}
        <text
          x="10"
          y={number > 9 ? 13.2 : 13.8}
          textAnchor="middle"
          fontSize={number > 9 ? 9 : 10.5}
          fontWeight="600"
          className={isStop ? "fill-paper" : "fill-ink"}
        >
          {number}
        </text>
      </svg>
      <div className="min-w-0">
        <p className="text-sm text-soft">
          <span className="sr-only">{number}. </span>
          <span className={isStop ? "font-semibold text-accent" : undefined}>
            {isStop ? "Fix before sending" : "Worth a look"}
          </span>
        </p>
        <p>{finding.message}</p>
        <a
          href={paths.rules(finding.id)}
          className="inline-flex min-h-11 items-center text-sm text-soft underline decoration-hair underline-offset-[0.2em] hover:text-accent"
        >
          Where this comes from<span className="sr-only">, point {number}</span>
        </a>
      </div>
    </li>
  );
}

function headline(count: number): string {
  if (count === 0) return "Nothing to change.";
  return count === 1 ? "One thing to look at" : `${count} things to look at`;
}

function markClass(isStop: boolean): string {
  return isStop
    ? "bg-wash text-ink underline decoration-accent decoration-[0.15em] underline-offset-[0.2em]"
    : "bg-transparent text-ink underline decoration-accent decoration-dotted decoration-[0.12em] underline-offset-[0.2em]";
}
