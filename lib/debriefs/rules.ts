/** What a note about an interview can hold, in the order it is asked for. */
export const noteFields = [
  "topic",
  "moment",
  "challenge",
  "fit",
  "clarification",
  "doubt",
  "idea",
  "askedFor",
] as const;
