import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/app/ui/button";
import { FormError } from "@/app/ui/form-error";
import { Logo } from "@/app/ui/logo";
import { Notice } from "@/app/ui/notice";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { findTokenPage, type TokenStep } from "@/lib/action-tokens/page/queries";
import { problemSentence } from "@/lib/action-tokens/page/rules";
import { callerIp } from "@/lib/auth/browser";
import { isAppError } from "@/lib/errors";
import { titleForMail } from "@/lib/follow-ups/wording/rules";
import { paths } from "@/lib/paths";
import { productNow } from "@/lib/product-clock/queries";
import { countHit } from "@/lib/rate-limits/commands";
import { networkOf } from "@/lib/rate-limits/rules";
import { PauseForm } from "./_components/pause-form";
import { canUndo, StepCard } from "./_components/step-card";
import { StepForm } from "./_components/step-form";

export const metadata: Metadata = {
  title: "Your message",
  robots: { index: false },
  referrer: "same-origin",
};

const notices: Record<string, string> = {
  sent: "Noted. The next step is planned.",
  "not-yet": "Noted. It is still open.",
  skip: "Let go. It will not come up again.",
  snooze: "Put off. We will come back to it then.",
  replied: "Noted. The plan follows what they said.",
  note: "Added. The draft has it now.",
  name: "Thank you. The drafts close with your name now.",
  undo: "Taken back.",
  pause: "Everything is paused, but for thank-yous.",
  resume: "Everything goes on.",
};

export default async function ActionPage({ params, searchParams }: PageProps<"/r/[token]">) {
  const { token } = await params;
  const { did, problem, step } = await searchParams;
  const now = await productNow();
  const page = (await isWithinLimit()) ? await findTokenPage(token, now) : null;
  const acted = page?.steps.find(({ stepId }) => stepId === step);
  return (
    <div className="flex min-h-svh flex-col">
      <header className="mx-auto w-full max-w-reading px-5 pt-5 sm:px-8">
        <Link href={paths.home()} className="inline-flex min-h-11 items-center no-underline">
          <Logo />
        </Link>
      </header>
      {page && page.steps.length > 0 ? (
        <Page>
          <h1 className="sr-only">{page.steps.length === 1 ? "Your message" : "Your messages"}</h1>
          <div className="mb-6 flex flex-col gap-3">
            <Notice action={<UndoActed token={token} step={acted} now={now} />}>
              {typeof did === "string" && notices[did]}
            </Notice>
            <FormError>{problemSentence(problem)}</FormError>
          </div>
          <div className="flex flex-col gap-14">
            {page.steps.map((entry) => (
              <StepCard
                key={entry.stepId}
                asksForName={entry === firstWithoutName(page.steps)}
                token={token}
                step={entry}
                timeZone={page.timeZone}
                now={now}
                justActed={entry.stepId === step}
              />
            ))}
          </div>
          <div className="mt-12 border-t border-hair pt-4">
            <PauseForm token={token} isPaused={page.isPaused} />
          </div>
        </Page>
      ) : (
        <Page width="form">
          <PageHeader
            title="This link has run out"
            lead="Links in our mails work for thirty days. Everything that is still open stands on your Today page."
          />
          <Link href={paths.today()} className="inline-flex min-h-11 items-center">
            Go to Today
          </Link>
        </Page>
      )}
    </div>
  );
}

/** Beside the word that it was done, since its own card may stand further down. */
function UndoActed({ token, step, now }: { token: string; step: TokenStep | undefined; now: Date }) {
  if (!step || !canUndo(step, now)) return null;
  return (
    <StepForm token={token} stepId={step.stepId} act="undo">
      <Button type="submit" tone="bare" aria-label={`Undo: ${titleForMail(step)}`}>
        Undo
      </Button>
    </StepForm>
  );
}

/** The name is asked for once, though every draft would end with it. */
function firstWithoutName(steps: TokenStep[]): TokenStep | undefined {
  return steps.find(
    (step) =>
      step.state === "planned" && step.draft?.questions.some((question) => question.fact === "sender.name"),
  );
}

async function isWithinLimit(): Promise<boolean> {
  try {
    await countHit("link pages per ip", networkOf(await callerIp()));
    return true;
  } catch (error) {
    if (isAppError(error, "limit")) {
      return false;
    }
    throw error;
  }
}
