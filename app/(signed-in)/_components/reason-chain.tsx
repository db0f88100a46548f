import Link from "next/link";
import { paths } from "@/lib/paths";
import { inSentence, momentText } from "./moment";

type Reasoned = {
  why: string;
  chain: readonly { rule: string; text: string }[];
  rules: readonly string[];
  windowEndsAt: Date | null;
  lastCallAt: Date | null;
};

/** Why a step is due when it is due, link by link, in plain words. */
export function ReasonChain({ step, zone, now }: { step: Reasoned; zone: string; now: Date }) {
  const [own] = step.rules;
  const links = step.chain.length > 0 ? step.chain.map(({ text }) => text) : [step.why];
  return (
    <div>
      <ol className="flex flex-col gap-1">
        {[...new Set(links)].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
      {step.windowEndsAt && (
        <p className="mt-1">A good moment until {inSentence(momentText(step.windowEndsAt, zone, now))}.</p>
      )}
      {step.lastCallAt && (
        <p className="mt-1">
          The second reminder comes {inSentence(momentText(step.lastCallAt, zone, now))}.
        </p>
      )}
      {own && (
        <Link
          href={paths.rules(own)}
          prefetch={false}
          className="link mt-1 inline-flex min-h-11 items-center"
        >
          Where this comes from
        </Link>
      )}
    </div>
  );
}
