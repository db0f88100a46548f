export const stages = [
  "saved",
  "applied",
  "screening",
  "interviewing",
  "offer",
  "accepted",
  "rejected",
  "withdrawn",
  "no-answer",
] as const;

export type Stage = (typeof stages)[number];

export const stageNames: Record<Stage, string> = {
  saved: "Saved",
  applied: "Applied",
  screening: "Screening",
  interviewing: "Interviewing",
  offer: "Offer",
  accepted: "Accepted",
  rejected: "Rejected",
  withdrawn: "Withdrawn",
  "no-answer": "No answer",
};

/** Stages in which the application is over. */
export function isOver(stage: Stage): boolean {
  return stages.indexOf(stage) >= stages.indexOf("accepted");
}

/** Stages that end the open rounds of an application (T13): an offer settles a round too. */
export function endsRounds(stage: Stage): boolean {
  return stages.indexOf(stage) >= stages.indexOf("offer");
}

export function isEarlierStage(stage: Stage, than: Stage): boolean {
  return stages.indexOf(stage) < stages.indexOf(than);
}
