export interface Words {
  day: string;
  role: string;
  company: string;
  meeting: string;
}
export type Framed = (words: Words) => string;

/** Eight of each: a panel of eight gets eight different notes (D9). */
export const warmThanks: readonly Framed[] = [
  (w) => `Thank you for taking the time to speak with me on ${w.day} about ${w.role} at ${w.company}.`,
  (w) => `I wanted to thank you for our ${w.meeting} on ${w.day}.`,
  (w) => `Many thanks for making time on ${w.day} to talk about ${w.role} with me.`,
  (w) => `It was good to meet you on ${w.day}, and I am grateful for the time you gave me.`,
  (w) => `I very much appreciated the chance to talk with you on ${w.day}. Thank you for your time.`,
  (w) => `Thank you for the interview on ${w.day}, and for the time and attention you put into it.`,
  (w) => `This is a short note to say thank you: I was glad of the chance to meet you on ${w.day}.`,
  (w) => `My thanks for the time we had on ${w.day} to discuss ${w.role}.`,
];

export const formalThanks: readonly Framed[] = [
  (w) => `Thank you for taking the time to interview me on ${w.day} for ${w.role} at ${w.company}.`,
  (w) => `I would like to thank you for our ${w.meeting} on ${w.day}.`,
  (w) => `I am grateful for the time you gave me on ${w.day} to discuss ${w.role}.`,
  (w) => `It was a pleasure to meet you on ${w.day}. Thank you for your time and your questions.`,
  (w) => `I appreciated the opportunity to speak with you on ${w.day}, and I thank you for it.`,
  (w) => `Please accept my thanks for the interview on ${w.day} and for the time you set aside for it.`,
  (w) => `Thank you for receiving me on ${w.day} as a candidate for ${w.role}.`,
  (w) => `With this note I want to thank you for your time on ${w.day}.`,
];

export const warmWants: readonly Framed[] = [
  (w) => `Our ${w.meeting} made me want the role even more, and I would be glad to join ${w.company}.`,
  () => `Having spoken with you, I am even more interested in this work and would very much like to do it.`,
  (w) =>
    `Since ${w.day} I am keener than before, and I would be happy to work at ${w.company} as part of your team.`,
  (w) => `Our ${w.meeting} confirmed what I had hoped, and I would very much like to do this job.`,
  () =>
    `I was interested in the position before we met, and meeting you has added to that. I would gladly take it on.`,
  (w) => `Our talk strengthened my interest in ${w.company}, and I would love to contribute.`,
  () => `Talking with you confirmed for me that this is the kind of role I am looking for.`,
  () => `I remain keen to join you, all the more because of the way our talk went.`,
];

export const formalWants: readonly Framed[] = [
  (w) =>
    `Our ${w.meeting} has strengthened my interest in the position, and I would be glad to join ${w.company}.`,
  () => `Having spoken with you, I am convinced that I would like to do this work.`,
  (w) => `After our discussion I am more interested than before in working for ${w.company}.`,
  () =>
    `I remain very interested in the position, because our exchange confirmed the impression I had of it.`,
  () => `My wish to contribute to your team has grown because of our meeting.`,
  (w) => `Our interview on ${w.day} confirmed for me that I would like to take on this role.`,
  (w) => `I would welcome the opportunity to work with you; the interview on ${w.day} made that clear to me.`,
  (w) => `I hope for this position at ${w.company} all the more because of our meeting.`,
];

/** After a topic or a challenge. What was noted may be a trouble of theirs, so the talk is the reason and not the trouble. */
export const wantsForTalk: readonly Framed[] = [
  (w) => `Talks like this one are a good part of why I would like to join ${w.company}.`,
  () => `Our talk made me want the role even more.`,
  (w) => `Talking with you has added to my interest in ${w.role}, and I would be happy to do this work.`,
  (w) => `The way you spoke about it is one reason why I would very much like to work at ${w.company}.`,
  () => `Hearing you speak about it gave me one more reason to want this role.`,
  (w) => `Our conversation strengthened my wish to be part of ${w.company}.`,
  () => `Having talked with you, I am even more interested in the position than I was before.`,
  () => `Our exchange confirmed for me that I would like to do this work.`,
];

/** After a challenge and what I bring to it. */
export const wantsForWork: readonly Framed[] = [
  (w) => `That is a large part of why I would like to join ${w.company}.`,
  () => `It is the kind of work I am looking for, and I would be glad to do it with you.`,
  (w) => `This is why ${w.role} appeals to me so much.`,
  () => `I would love to take this on as part of your team, because it is work I would enjoy.`,
  (w) => `It is also the reason I am so interested in ${w.role}.`,
  (w) => `Because of tasks like this one I would very much like to work at ${w.company}.`,
  () => `I would be happy to make this my work, because it is what I hope to do next.`,
  (w) => `Work like this is what draws me to ${w.company}.`,
];

export const warmOffers: readonly string[] = [
  "If there is anything more you would like to know, I will gladly send it.",
  "Please let me know if I can add anything that would help you decide.",
  "I am happy to answer any further questions, in writing or by phone.",
  "Should anything else be useful, I can send it at any time.",
  "If a question comes up later, just write to me.",
  "I am glad to tell you more about any part of my work.",
  "Feel free to get in touch if I left something open.",
  "If you would like more detail on any point, I will be happy to provide it.",
];

export const formalOffers: readonly string[] = [
  "If you need any further information, I will be glad to send it.",
  "Please let me know if I can provide anything else for your decision.",
  "I am happy to answer any further questions you may have.",
  "Should you wish to see references or examples of my work, I can send them at any time.",
  "If a question arises later, please do write to me.",
  "I would be glad to tell you more about any part of my experience.",
  "I remain available for a further conversation whenever it suits you.",
  "More detail on any point is yours for the asking; I will be happy to provide it.",
];

export const subjects: readonly ((words: { role: string; name: string; day: string }) => string)[] = [
  (w) => `Thank you for the ${w.role} interview`,
  (w) => `Thank you for ${w.day} ${aside(w.role)}`,
  (w) => (w.name ? `${w.role} interview: thank you from ${w.name}` : `${w.role} interview: thank you`),
  (w) => `Many thanks for our talk about the ${w.role} role`,
  (w) => `${w.role} interview on ${w.day}: thank you`,
  (w) => (w.name ? `Thank you, from ${w.name} ${aside(w.role)}` : `Thank you ${aside(w.role)}`),
  (w) => `Thank you for your time on ${w.day}: ${w.role}`,
  (w) =>
    w.name ? `A thank-you from ${w.name}, ${w.role} candidate` : `A thank-you from a ${w.role} candidate`,
];

export const cardThanks: readonly Framed[] = [
  (w) => `Thank you for the time you gave me on ${w.day}.`,
  (w) => `I am grateful for our ${w.meeting} on ${w.day}.`,
  (w) => `It was a pleasure to meet you on ${w.day}. Thank you for making the time.`,
  (w) => `Many thanks for ${w.day} and for the time you took to talk with me.`,
  (w) => `I wanted to thank you in my own hand for meeting me on ${w.day}.`,
  (w) => `My warm thanks for the interview on ${w.day}.`,
  (w) => `Thank you for talking with me on ${w.day} about ${w.role}.`,
  (w) => `I appreciated your time on ${w.day}, and I thank you for it.`,
];

export const cardEnds: readonly Framed[] = [
  (w) => `I would be very glad to join ${w.company}.`,
  (w) => `Working at ${w.company} is something I would like very much.`,
  () => `It would be a pleasure to work with you.`,
  () => `I hope that we will meet again.`,
  () => `I would be happy to be part of your team.`,
  (w) => `Whatever comes of it, I am happy to have come to know ${w.company} a little.`,
  () => `I look forward to a next conversation, whenever it may be.`,
  (w) => `My best wishes to you and to everyone at ${w.company}.`,
];

/** Where nothing else is on file, one more plain sentence, so that the note does not break off. */
export const warmForwards: readonly string[] = [
  "I hope that we will be able to continue our conversation before long.",
  "I look forward to hearing from you, whenever the time is right for you.",
  "I hope that we will have the chance to speak again before long.",
  "It would be a pleasure to meet you and your colleagues again.",
  "I will gladly make time for another talk, whenever you would like one.",
  "I would be happy to come back and talk about it in more depth.",
  "Whatever the next weeks bring, it was a pleasure to talk with you.",
  "I would be glad to stay in touch, whatever the next step is.",
];

export const formalForwards: readonly string[] = [
  "I would be pleased to continue our conversation at a time that suits you.",
  "I look forward to hearing from you, whenever the time is right.",
  "I would welcome the opportunity to speak with you again.",
  "It would be a pleasure to meet you and your colleagues again.",
  "I will gladly make myself available for any further conversation you wish to have.",
  "I would be glad to discuss any part of it with you in more depth.",
  "Whatever you decide, I was pleased to have had this conversation with you.",
  "I would be pleased to remain in contact with you, whatever the next step is.",
];

/** A role that has brackets itself does not go into another pair. */
function aside(role: string): string {
  return /[()]/u.test(role) ? `– ${role}` : `(${role})`;
}
