import Link from "next/link";
import { titleForScreen } from "@/lib/follow-ups/wording/rules";
import { paths } from "@/lib/paths";
import type { Undelivered } from "@/lib/reminders/undelivered/queries";
import { STEP_LINK } from "../../_components/words";

/** What should have been mailed and, for all we know, did not arrive: said here, since the mail cannot say it. */
export function UndeliveredNotice({ steps }: { steps: readonly Undelivered[] }) {
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="part-undelivered" className="mb-8 border border-line bg-raised px-4 py-4">
      <h2 id="part-undelivered" className="text-xl">
        {steps.length === 1 ? "This reminder did not reach you" : "These reminders did not reach you"}
      </h2>
      <ul className="mt-2 flex flex-col gap-3">
        {steps.map((step) => (
          <li key={step.stepId}>
            <Link href={paths.step(step.stepId)} className={STEP_LINK}>
              {titleForScreen(step.kind, step.contactName)}
            </Link>
            <span className="text-soft">
              , {step.employerName}: {WHY[step.state]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const WHY: Partial<Record<Undelivered["state"], string>> = {
  failed: "the mail could not be sent",
  unknown: "we could not find out whether the mail arrived",
  bounced: "your mailbox refused the mail",
  suppressed: "mail to your address is held back",
};
