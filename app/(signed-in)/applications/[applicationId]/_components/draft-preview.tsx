import Link from "next/link";
import type { ReactNode } from "react";
import type { RoundOfApplication } from "@/lib/applications/queries";
import type { OwnerId } from "@/lib/auth/owner";
import { getDraft } from "@/lib/drafts/queries";
import { paths } from "@/lib/paths";

const MOST = 1;

/** The beginning of the first message: the one that is due, or any right after the plan was made. */
export async function firstDrafts(
  owner: OwnerId,
  round: RoundOfApplication,
  now: Date,
  isNew: boolean,
): Promise<ReadonlyMap<string, ReactNode>> {
  const steps = round.steps
    .filter((step) => step.state === "planned" && step.channel === "email")
    .filter((step) => isNew || step.timing !== "planned")
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .slice(0, MOST);
  const drafts = await Promise.all(steps.map((step) => getDraft(owner, step.id, now)));
  return new Map(drafts.map((draft) => [draft.stepId, <Preview key={draft.stepId} {...draft} />]));
}

function Preview({ stepId, body }: { stepId: string; body: string }) {
  return (
    <blockquote className="mt-2 max-w-form border-s-2 border-hair ps-4">
      <p className="line-clamp-6 font-serif text-lg leading-relaxed whitespace-pre-line">{body}</p>
      <Link href={paths.step(stepId)} className="link inline-flex min-h-11 items-center text-sm">
        Read the draft
      </Link>
    </blockquote>
  );
}
