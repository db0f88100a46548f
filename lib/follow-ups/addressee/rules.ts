export interface Reachable {
  id: string;
  email: string | null;
}

/**
 * To whom every message after the thank-yous goes (W9): whom the user chose, else who gave the timeline, else the recruiter who
 * arranged it, else the first interviewer with an address, else the first interviewer. `others` are further people on file.
 */
export function addresseeOf<P extends Reachable>(facts: {
  chosen?: string | null;
  timelineBy: string | null;
  recruiters: readonly P[];
  interviewers: readonly P[];
  others?: readonly P[];
}): P | null {
  const { recruiters, interviewers, others = [] } = facts;
  const known = [...interviewers, ...recruiters, ...others];
  const named = (id: string | null | undefined) =>
    id ? known.find((person) => person.id === id) : undefined;
  return (
    named(facts.chosen) ??
    named(facts.timelineBy) ??
    interviewers.find((person) => recruiters.some((recruiter) => recruiter.id === person.id)) ??
    recruiters[0] ??
    interviewers.find((person) => person.email !== null) ??
    interviewers[0] ??
    null
  );
}
