export interface FollowUpWords {
  /** "Tuesday, November 24" */
  day: string;
  role: string;
  company: string;
  meeting: string;
}
export type Framed = (words: FollowUpWords) => string;

export const belated: readonly Framed[] = [
  (w) => `A belated thank you for your time on ${w.day}.`,
  (w) => `My thanks for our ${w.meeting} on ${w.day} come late, and they are meant all the same.`,
  (w) => `Let me first thank you, if late, for the time you gave me on ${w.day}.`,
  (w) => `Thank you, somewhat belatedly, for speaking with me on ${w.day}.`,
];

/** Said after a belated thank-you, which has named the day already. */
export const belatedReasons: readonly Framed[] = [
  (w) => `I am writing about ${w.role} at ${w.company}.`,
  (w) => `My message today is about ${w.role}.`,
];

export const openings: Record<string, readonly Framed[]> = {
  "check-in": [
    (w) => `I have kept thinking about our ${w.meeting} on ${w.day}.`,
    (w) => `Since we spoke on ${w.day}, ${w.role} has stayed on my mind.`,
    (w) => `I wanted to write a brief word after our ${w.meeting} on ${w.day}.`,
    (w) => `Our ${w.meeting} on ${w.day} is still fresh in my mind.`,
  ],
  "second-follow-up": [
    (w) => `I am writing about ${w.role}, for which we spoke on ${w.day}.`,
    (w) => `We spoke on ${w.day} about ${w.role} at ${w.company}.`,
    (w) => `This is a short note about ${w.role} and our ${w.meeting} on ${w.day}.`,
    (w) => `I would like to come back to our ${w.meeting} on ${w.day}.`,
  ],
  "last-note": [
    (w) => `This is a last short note about ${w.role}, for which we spoke on ${w.day}.`,
    (w) => `I am writing once more about ${w.role} and our ${w.meeting} on ${w.day}.`,
    (w) => `One more word about ${w.role}, which we discussed on ${w.day}.`,
    (w) => `I am coming back one last time to our ${w.meeting} on ${w.day}.`,
  ],
};

export const wants: Record<string, readonly Framed[]> = {
  "check-in": [
    (w) => `It only added to my interest in joining ${w.company}.`,
    () => `It made me want to do this work.`,
    () => `It made me want to be part of your team.`,
    (w) => `It confirmed that I would like to work at ${w.company}.`,
  ],
  "second-follow-up": [
    (w) => `I remain very interested, because that talk made me want to work at ${w.company}.`,
    () => `I would still very much like to do this work; our talk made that clear to me.`,
    (w) => `My interest in joining ${w.company} has not changed since, and that talk is the reason.`,
    () => `That talk made me want this role, and it still does.`,
  ],
  "after-timeline": [
    (w) => `I remain interested in ${w.role}, not least because of our talk.`,
    () => `I would still like to do this work, because our talk strengthened my interest in it.`,
    (w) => `Since that talk I have wanted to join ${w.company}, and I still do.`,
    () => `Our talk made me want the role, and that has not changed.`,
  ],
  "last-note": [
    () => `I would still be glad to do this work, because our talk confirmed my interest in it.`,
    (w) => `Our talk made me want to join ${w.company}, and that remains true.`,
    () => `I still want this role, not least because of that talk.`,
    () => `The role still appeals to me, and our talk is a good part of the reason.`,
  ],
};

/** In place of the reason above, when a topic is on file; short, so as not to retell the thank-you (D16). */
export const wantsForTopic: readonly ((words: FollowUpWords, topic: string) => string)[] = [
  (_w, t) => `I remain very interested, not least because of our talk about ${t}.`,
  (w, t) => `Our talk about ${t} is one reason why I would like to join ${w.company}.`,
  (_w, t) => `I would still like to do this work, also because of what we said about ${t}.`,
  (_w, t) => `I still want this role, and our talk about ${t} is a part of the reason.`,
];

export const asks: Record<string, readonly string[]> = {
  "check-in": [
    "Whenever there is news about the timing, I would be glad to hear it.",
    "I would be happy to hear about the timing whenever it suits you.",
    "If you can already say something about the timing, I would be glad to know.",
    "When there is something to say about the timing, I would be glad to hear it.",
  ],
  "second-follow-up": [
    "If there is anything you can share about the timing, I would be glad to hear it.",
    "May I ask how things stand with your timing?",
    "I would be grateful for a word about your timing, whenever it is convenient.",
    "When you have a moment, I would be happy to hear where things stand.",
  ],
  "after-timeline": [
    "May I ask how things stand?",
    "I would be glad to hear where things stand, whenever you have a moment.",
    "Plans do move, of course; may I ask what the new timing is?",
    "If you can say something about the timing now, I would be happy to hear it.",
  ],
  "last-note": [
    "If you can tell me where things stand, I would be glad to know; if not, I understand.",
    "Should there be news about the timing, I would be happy to hear it, now or later.",
    "Such decisions take time, I know; a line whenever there is news would make me happy.",
    "Whenever the timing becomes clear, I would be grateful for a line.",
  ],
};

export const offers: Record<string, readonly string[]> = {
  "check-in": [
    "If anything further from me would help, I will gladly send it.",
    "I am happy to add anything you may need.",
    "Please write if you need anything more from me.",
    "I can gladly send more detail on any point.",
  ],
  "second-follow-up": [
    "If I can send anything more in the meantime, please let me know.",
    "I am happy to send anything that would help.",
    "Should you need more from me, I will be happy to send it.",
    "Please let me know if you have further questions for me.",
  ],
  "after-timeline": [
    "If you need anything more from me, please let me know.",
    "I am happy to send whatever else would help.",
    "Should a question be open, I will gladly answer it.",
    "Please tell me if I can add anything.",
  ],
  "last-note": [
    "I am happy to answer any question, also at a later time.",
    "Please feel free to come back to me at any time.",
    "If you need anything from me, also later, just let me know.",
    "I will gladly send anything you may still need.",
  ],
};

export const lastWords: readonly Framed[] = [
  (w) => `In any case I wish you and ${w.company} all the best.`,
  () => `Whatever you decide, I was glad to have met you.`,
  () => `I wish you a good choice, however it falls.`,
  (w) => `My good wishes to you and to everyone at ${w.company}.`,
];

export const subjects: Record<string, readonly ((role: string, name: string, day: string) => string)[]> = {
  "check-in": [
    (role, _name, day) => `${role} interview on ${day}`,
    (role, name) => (name ? `${role} role: a short note from ${name}` : `${role} role: a short note`),
  ],
  "second-follow-up": [
    (role, _name, day) => `Our conversation on ${day}: ${role}`,
    (role, name) => (name ? `${role} interview, ${name}` : `${role} interview: a short follow-up`),
  ],
  "after-timeline": [
    (role, name) => (name ? `${role} position: ${name}` : `${role} position`),
    (role, _name, day) => `${role} interview of ${day}`,
  ],
  "last-note": [
    (role, name) => (name ? `${role} role: a last note from ${name}` : `${role} role: a last note`),
    (role, _name, day) => `${role}: our conversation on ${day}`,
  ],
};
