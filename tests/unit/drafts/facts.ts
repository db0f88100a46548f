import { checkDraft } from "@/lib/draft-checks/rules";
import { sameness } from "@/lib/draft-checks/sameness/rules";
import { assembleDraft, type DraftFacts } from "@/lib/drafts/rules";
import type { DraftKind } from "@/lib/drafts/schema";
import type { Panel } from "./panels";

export const keys = ["a", "b", "c", "d", "e", "f", "g", "h"];
export const full = {
  topic: "Their migration to Kafka",
  moment: "She laughed about the printer that only prints on Fridays",
  challenge: "their tests are slow",
  fit: "cut CI time from 40 to 8 minutes at Zalando",
  clarification: "forgot to mention that I also used Terraform",
  askedFor: "asked for a writing sample",
  idea: "event sourcing",
};

export function facts(more: Partial<DraftFacts> = {}): DraftFacts {
  return {
    kind: "thank-you",
    sender: { name: "Maria Weber", phone: "+49 170 1234567", link: "linkedin.com/in/mweber" },
    recipient: { key: "a", name: "Keiko Ito", email: "keiko.ito@acme.com" },
    company: "Acme",
    role: "Data Analyst",
    interviewOn: "2026-11-24",
    today: "2026-11-25",
    timeline: { text: "by Friday", saidBy: null, date: "2026-12-04", passed: true },
    decideOn: "2026-12-01",
    ...more,
  };
}

export function findings(given: DraftFacts, earlier: { kind: DraftKind; body: string }[] = []) {
  const draft = assembleDraft(given);
  const topics = Object.values(given.debrief ?? {}).filter(
    (note): note is string => typeof note === "string",
  );
  return checkDraft({
    kind: given.kind,
    subject: draft.subject,
    body: draft.body,
    recipient: given.recipient?.name ? { name: given.recipient.name } : undefined,
    company: given.company,
    role: given.role,
    sender: given.sender.name ? { name: given.sender.name } : undefined,
    debrief: { topics },
    earlier,
  }).checks.map((check) => check.id);
}

export function panelOf(size: number, more: Partial<DraftFacts> = {}): string[] {
  const people = keys.slice(0, size).map((key) => ({ key, name: `Person ${key.toUpperCase()}` }));
  return people.map(
    (person) =>
      assembleDraft(facts({ recipient: person, others: people.filter((other) => other !== person), ...more }))
        .body,
  );
}

export function closest(bodies: string[]): number {
  return Math.max(
    0,
    ...bodies.flatMap((body, at) => bodies.slice(at + 1).map((other) => sameness(body, other))),
  );
}

export function panelDrafts(panel: Panel) {
  return panel.people.map(([name, debrief, more], at) => {
    const others = panel.people
      .map(([other], index) => ({ key: `k${index}`, name: other }))
      .filter((_other, index) => index !== at);
    return assembleDraft(
      facts({
        recipient: { key: `k${at}`, name, ...more },
        company: panel.company,
        role: panel.role,
        sender: panel.sender,
        interviewKind: panel.kind,
        tone: panel.tone,
        debrief,
        others,
      }),
    );
  });
}
