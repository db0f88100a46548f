import "server-only";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { applicationOfStep } from "@/db/joins";
import { application, followUpStep, profile } from "@/db/schema";
import { type OwnerId, readAs } from "@/lib/auth/owner";
import { dayOf } from "@/lib/moments/rules";
import { draftFacts, filesOfSteps } from "../../facts/queries";
import type { DraftFacts, DraftKind } from "../../schema";
import { bareFacts, madeUpFacts } from "./rules";

export interface ExampleFacts {
  label: string;
  facts: DraftFacts;
}

const mostListed = 4;

/** What a template can be tried on: the user's latest applications, then a made-up one, full and bare. */
export function listExamples(owner: OwnerId, kind: DraftKind, now: Date): Promise<ExampleFacts[]> {
  return readAs(owner, async (tx) => {
    const [self] = await tx.select().from(profile).where(eq(profile.ownerId, owner));
    const sender = { name: self?.name ?? null, phone: self?.phone, link: self?.link };
    const today = dayOf(now, self?.timeZone ?? "UTC");
    const steps = await tx
      .select({ id: followUpStep.id })
      .from(followUpStep)
      .innerJoin(application, applicationOfStep)
      .where(
        and(
          eq(followUpStep.ownerId, owner),
          inArray(followUpStep.kind, ["thank-you", "application-follow-up"]),
          isNull(application.deletedAt),
        ),
      )
      .orderBy(desc(followUpStep.createdAt), desc(followUpStep.id))
      .limit(mostListed);
    const files = await filesOfSteps(
      tx,
      owner,
      steps.map((step) => step.id),
    );
    const real = files.flatMap((file) => {
      const facts = draftFacts(file, now, kind);
      const to = facts?.recipient?.name;
      return facts
        ? [{ label: to ? `${to}, ${facts.company}` : `${facts.company}, ${facts.role}`, facts }]
        : [];
    });
    return [
      ...real,
      { label: "A made-up one, with everything noted", facts: madeUpFacts(kind, sender, today) },
      { label: "A made-up one, with nothing noted", facts: bareFacts(kind, sender, today) },
    ];
  });
}
