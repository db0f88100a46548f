export const asks: Record<string, { ask: string; hint: string }> = {
  topic: {
    ask: "What did the two of you talk about most?",
    hint: "Two or three words are enough: “the move to Kafka”. They show that the note is about this talk.",
  },
  moment: {
    ask: "Is there a moment you will remember?",
    hint: "A story they told, something you laughed about, a question that made you think.",
  },
  challenge: {
    ask: "What is hard for the team right now?",
    hint: "Something they hope the new person will fix: “slow releases”.",
  },
  fit: {
    ask: "What have you done that would help with it?",
    hint: "One thing with a result: “I cut release time from two weeks to a day”.",
  },
};

export const rephrase: Record<string, string> = {
  topic: "Can you say the topic in a few words?",
  moment: "Can you say the moment in one short line?",
  challenge: "Can you say their challenge in a few words?",
  fit: "Can you say what you bring in one short line?",
  clarification: "Can you put it as something you add, without an apology?",
  doubt: "Can you say their doubt in a few words?",
  idea: "Can you say the idea in a few words?",
};
