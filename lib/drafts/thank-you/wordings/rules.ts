export interface Words {
  day: string;
  role: string;
  company: string;
  meeting: string;
}
export type Framed = (words: Words) => string;
export type Told = (fact: string) => string;

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

export const topicNoun: readonly Told[] = [
  (t) => `I especially enjoyed talking about ${t}.`,
  (t) => `Our exchange about ${t} has stayed with me.`,
  (t) => `I was glad that we came to speak about ${t}.`,
  (t) => `I have been thinking about ${t} ever since.`,
  (t) => `The part about ${t} is the one I keep going back to.`,
  (t) => `It was a pleasure to discuss ${t} with you.`,
  (t) => `What we said about ${t} gave me a good deal to think about.`,
  (t) => `I came away with a lot to think about, above all about ${t}.`,
];

export const topicClause: readonly Told[] = [
  (c) => `You mentioned that ${c}, and I have been thinking about it since.`,
  (c) => `It stayed with me that ${c}.`,
  (c) => `I was interested to hear that ${c}.`,
  (c) => `I keep coming back to one thing you told me, that ${c}.`,
  (c) => `Of all we discussed, I remember best that ${c}.`,
  (c) => `I noted with interest that ${c}.`,
  (c) => `That ${c} was new to me, and I have thought about it since.`,
  (c) => `I took away from our talk that ${c}.`,
];

export const topicOwn: readonly Told[] = [
  (c) => `I am glad it came up that ${c}.`,
  (c) => `It was nice that we got to speak about it: ${c}.`,
  (c) => `I was happy to be able to say that ${c}.`,
];

/** A moment may have been a sad one: these say that it stayed, not that it pleased. */
export const momentNoun: readonly Told[] = [
  (m) => `I will remember ${m}.`,
  (m) => `I also think back to ${m}.`,
  (m) => `One thing I will keep in mind is ${m}.`,
  (m) => `What I will not forget is ${m}.`,
  (m) => `One moment in particular has stayed with me: ${m}.`,
  (m) => `A moment that has stayed with me is ${m}.`,
  (m) => `I keep coming back to ${m}.`,
  (m) => `Above all I remember ${m}.`,
];

export const momentClause: readonly Told[] = [
  (c) => `I will remember how ${c}.`,
  (c) => `I keep coming back to how ${c}.`,
  (c) => `I also think back to how ${c}.`,
  (c) => `One thing I will keep in mind is how ${c}.`,
];

export const momentOwn: readonly Told[] = [
  (c) => `I will remember that ${c}.`,
  (c) => `I am glad it came up that ${c}.`,
  (c) => `I was pleased that ${c}.`,
];

export const challengeNoun: readonly Told[] = [
  (x) => `You spoke about ${x}, and I would like to help with it.`,
  (x) => `If the choice were mine, I would begin with ${x}.`,
  (x) => `Of everything we discussed, I could be of use soonest with ${x}.`,
  (x) => `I would be glad to help you with ${x}.`,
  (x) => `I have given some thought to ${x}.`,
  (x) => `You told me about ${x}, which is work I would gladly take on.`,
  (x) => `My thoughts went back to ${x}.`,
  (x) => `I can see myself working with you on ${x}.`,
];

export const challengeClause: readonly Told[] = [
  (c) => `You mentioned that ${c}, and I would like to help with that.`,
  (c) => `I understood that ${c}, and this is where I could be of use.`,
  (c) => `You told me that ${c}, which is work I would gladly take on.`,
  (c) => `I have given some thought to what you told me, that ${c}.`,
  (c) => `Since we spoke I have had in mind that ${c}.`,
  (c) => `One thing I noted is that ${c}, and I see a task for myself there.`,
  (c) => `I heard that ${c}, and it is a problem I would enjoy working on.`,
  (c) => `If, as you said, ${c}, I would be glad to take a share of that work.`,
];

export const challengeOwn: readonly Told[] = [
  (c) => `I have kept in mind that ${c}.`,
  (c) => `As we discussed, ${c}.`,
];

export const fitOwnThere: readonly Told[] = [
  (f) => `I could draw on my own experience there: ${f}.`,
  (f) => `It is close to what I have done before: ${f}.`,
  (f) => `On my side, ${f}.`,
  (f) => `What I can bring to it is this: ${f}.`,
  (f) => `It is not new ground for me, as ${f}.`,
  (f) => `To give one example from my own work, ${f}.`,
  (f) => `I know some of this from my own work, because ${f}.`,
  (f) => `From my own work I can add that ${f}.`,
];

export const fitOwn: readonly Told[] = [
  (f) => `As for what I would bring: ${f}.`,
  (f) => `One thing from my own work seems useful for the role: ${f}.`,
  (f) => `I believe I could be useful to the team, as ${f}.`,
  (f) => `To name one thing from my own work, ${f}.`,
  (f) => `What I can offer the team is this: ${f}.`,
  (f) => `I think I could contribute, since ${f}.`,
];

export const fitNounThere: readonly Told[] = [
  (f) => `I would bring ${f} to it.`,
  (f) => `There I could make good use of ${f}.`,
  (f) => `What I can offer there is ${f}.`,
  (f) => `I would put ${f} to work on it.`,
  (f) => `For that I can build on ${f}.`,
  (f) => `I think ${f} would be of help.`,
];

export const fitNoun: readonly Told[] = [
  (f) => `I would bring ${f} to the team.`,
  (f) => `In this role I could make good use of ${f}.`,
  (f) => `What I can offer is ${f}.`,
  (f) => `I would be happy to put ${f} to work for you.`,
  (f) => `For this work I can build on ${f}.`,
  (f) => `I think ${f} would be of help to the team.`,
];

export const doubts: readonly Told[] = [
  (d) => `If ${d} is still a question for you, I would be glad to talk about it.`,
  (d) => `Should ${d} still be an open point, I am happy to say more.`,
];

export const additions: readonly Told[] = [
  (a) => `One addition to our conversation: ${a}.`,
  (a) => `There is one thing I would like to add to what I said: ${a}.`,
  (a) => `To complete the picture, let me add this: ${a}.`,
  (a) => `Let me add one point: ${a}.`,
];

export const ideaNoun: readonly Told[] = [
  (i) => `I would also enjoy talking more about ${i} one day.`,
  (i) => `I keep thinking about ${i}.`,
  (i) => `I would gladly continue our talk about ${i}.`,
];

export const ideaClause: readonly Told[] = [
  (c) => `I would also enjoy talking more about the thought that ${c}.`,
  (c) => `I have also been thinking about the idea that ${c}.`,
];

export const askedFor: readonly Told[] = [
  (a) => `As you asked, I have attached ${a}.`,
  (a) => `You asked for ${a}, which I have attached.`,
  (a) => `I have attached ${a}, as you requested.`,
];

export const warmWants: readonly Framed[] = [
  (w) => `Our ${w.meeting} made me want the role even more, and I would be glad to join ${w.company}.`,
  () => `Having spoken with you, I am even more interested in this work and would very much like to do it.`,
  (w) =>
    `After ${w.day} I am keener than before: I would be happy to work at ${w.company} and to be part of your team.`,
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

/** After a topic or a challenge: the reason has just been named. */
export const wantsForTalk: readonly Framed[] = [
  (w) => `Talks like this one are a good part of why I would like to join ${w.company}.`,
  () => `It made me want the role even more.`,
  (w) => `It has added to my interest in ${w.role}, and I would be happy to work on it with you.`,
  (w) => `That is one of the reasons why I would very much like to work at ${w.company}.`,
  () => `It is one more reason for me to want this role.`,
  (w) => `It strengthened my wish to be part of ${w.company}.`,
  () => `Because of it I am even more interested in the position than I was before.`,
  () => `It confirmed for me that I would like to do this work.`,
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
  "Should anything else be useful, such as an example of my work, I can send it at any time.",
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
  (w) => `Thank you for ${w.day} (${w.role})`,
  (w) => (w.name ? `${w.role} interview: thank you from ${w.name}` : `${w.role} interview: thank you`),
  (w) => `Many thanks for our talk about the ${w.role} role`,
  (w) => `${w.role} interview on ${w.day}: thank you`,
  (w) => (w.name ? `Thank you, from ${w.name} (${w.role})` : `Thank you (${w.role})`),
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
  "You surely have several people to talk with, and I wish you an easy choice.",
  "It would be a pleasure to meet you and your colleagues again.",
  "I will gladly make time for another talk, whenever you would like one.",
  "I would be happy to come back and talk about it in more depth.",
  "Whatever the next weeks bring, I was glad to have this talk with you.",
  "I would be very glad to stay in touch with you, whatever the next step is.",
];

export const formalForwards: readonly string[] = [
  "I would be pleased to continue our conversation at a time that suits you.",
  "I look forward to hearing from you, whenever the time is right.",
  "I know that such choices take care and time, and I wish you a good one.",
  "It would be a pleasure to meet you and your colleagues again.",
  "I will gladly make myself available for any further conversation you wish to have.",
  "I would be glad to discuss any part of it with you in more depth.",
  "Whatever you decide, I was pleased to have had this conversation with you.",
  "I would be pleased to remain in contact with you, whatever the next step is.",
];

/** For notes that may be a noun or a sentence; a colon suits both. */
export const topicLoose: readonly Told[] = [
  (t) => `One thing we spoke about has stayed with me: ${t}.`,
  (t) => `I have kept one topic from our talk in mind: ${t}.`,
  (t) => `I especially enjoyed one part of our talk: ${t}.`,
  (t) => `There is one topic I have been thinking about since: ${t}.`,
  (t) => `Of all we discussed, one topic interested me most: ${t}.`,
  (t) => `I keep going back to one thing we talked about: ${t}.`,
  (t) => `I was glad that we came to speak about this in particular: ${t}.`,
  (t) => `I noted one point above all: ${t}.`,
];

export const challengeLoose: readonly Told[] = [
  (x) => `You named one problem that I would like to help with: ${x}.`,
  (x) => `I have given some thought to one thing you told me: ${x}.`,
  (x) => `There is one difficulty you described that I would gladly take on: ${x}.`,
  (x) => `One problem you mentioned has stayed with me: ${x}.`,
  (x) => `I see a task for myself in something you described: ${x}.`,
  (x) => `I could be of use with one thing in particular: ${x}.`,
  (x) => `My thoughts went back to what you said is hard at the moment: ${x}.`,
  (x) => `I would be glad to work with you on what you described: ${x}.`,
];

export const doubtsAsFact: readonly Told[] = [
  (d) => `If it is still a question for you that ${d}, I would be glad to talk about it.`,
  (d) => `Should it still be an open point that ${d}, I am happy to say more.`,
];
