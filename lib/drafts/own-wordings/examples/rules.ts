import type { DraftFacts, DraftKind } from "../../schema";

/** A made-up application in which everything is on file, signed as the user signs. */
export function madeUpFacts(kind: DraftKind, sender: DraftFacts["sender"], today: string): DraftFacts {
  return {
    kind,
    sender: { ...sender, name: sender.name ?? "Sam Rivera" },
    recipient: { key: "made-up", name: "Keiko Ito", addressAs: "Ms. Ito", email: "k.ito@example.com" },
    company: "Northwind",
    role: "Product designer",
    interviewOn: "2026-11-24",
    interviewKind: "video",
    interviewTime: "14:30",
    today,
    debrief: {
      topic: "the move to one design system",
      moment: "the story of the first prototype",
      challenge: "slow releases",
      fit: "my experience of design reviews",
      clarification: "I have also led two usability studies",
      doubt: "the size of the team I led",
      idea: "a shared icon library",
      askedFor: "two work samples",
    },
    timeline: { text: "by Friday", saidBy: "Keiko Ito", date: "2026-12-04", passed: true },
    decideOn: "2026-12-11",
    others: [{ key: "other", name: "Tom Reed" }],
    notes:
      kind === "forward-request"
        ? [{ name: "Tom Reed", body: "Dear Tom Reed,\n\nThank you for Tuesday." }]
        : [],
  };
}

/** The same with nothing noted after the interview and no dates: what is left of a template then. */
export function bareFacts(kind: DraftKind, sender: DraftFacts["sender"], today: string): DraftFacts {
  const {
    debrief: _debrief,
    timeline: _timeline,
    decideOn: _decideOn,
    ...facts
  } = madeUpFacts(kind, sender, today);
  return facts;
}
