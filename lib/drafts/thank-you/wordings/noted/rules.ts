/** Takes what was noted and says it to the one who said it. */
export type Told = (note: string) => string;

export const topicNoun: readonly Told[] = [
  (t) => `I especially enjoyed talking about ${t}.`,
  (t) => `Our exchange about ${t} has stayed with me.`,
  (t) => `It was good that we came to speak about ${t}.`,
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
  (c) => `You told me that ${c}, and it has been on my mind.`,
  (c) => `One thing I remember well is that ${c}.`,
  (c) => `I took away from our talk that ${c}.`,
];

export const topicOwn: readonly Told[] = [
  (c) => `I am glad it came up that ${c}.`,
  (c) => `It was nice that we got to speak about it: ${c}.`,
  (c) => `I was happy to be able to say that ${c}.`,
];

/** What they said about the writer, kind or not: it stayed, no more is claimed. */
export const toldOfMe: readonly Told[] = [
  (c) => `I will remember that ${c}.`,
  (c) => `It stayed with me that ${c}.`,
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

/** A moment that may be a name or a sentence. */
export const momentLoose: readonly Told[] = [
  (m) => `One moment in particular has stayed with me: ${m}.`,
  (m) => `There is a moment that I will remember: ${m}.`,
  (m) => `One thing I keep coming back to: ${m}.`,
  (m) => `A moment I think back to: ${m}.`,
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
  (x) => `You spoke about ${x}, and I would like to help with that.`,
  (x) => `If the choice were mine, I would begin with ${x}.`,
  (x) => `Of everything we discussed, I could help soonest with ${x}.`,
  (x) => `I would be glad to help you with ${x}.`,
  (x) => `I have given some thought to ${x}.`,
  (x) => `You told me about ${x}, which is work I would gladly take on.`,
  (x) => `My thoughts went back to ${x}.`,
  (x) => `I can see myself working with you on ${x}.`,
];

export const challengeClause: readonly Told[] = [
  (c) => `You mentioned that ${c}, and I would like to help with that.`,
  (c) => `I understood that ${c}, and this is where I could be of use.`,
  (c) => `You told me that ${c}, which is something I would gladly work on.`,
  (c) => `I have given some thought to what you told me, that ${c}.`,
  (c) => `Since we spoke I have had in mind that ${c}.`,
  (c) => `One thing I noted is that ${c}, and I see a task for myself there.`,
  (c) => `You described how ${c}, and it is a problem I would enjoy working on.`,
  (c) => `It stayed with me that ${c}, and I would like to be part of the answer.`,
];

export const challengeOwn: readonly Told[] = [
  (c) => `I have kept in mind that ${c}.`,
  (c) => `As we discussed, ${c}.`,
];

export const fitOwnThere: readonly Told[] = [
  (f) => `I could draw on my own experience there: ${f}.`,
  (f) => `It is close to what I have done before: ${f}.`,
  (f) => `For my part, ${f}.`,
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

export const doubtsAsQuestion: readonly Told[] = [
  (d) => `If it is still a question for you ${d}, I would be glad to talk about it.`,
  (d) => `Should it still be open for you ${d}, I am happy to say more.`,
];

export const doubtsAsFact: readonly Told[] = [
  (d) => `If it is still a question for you that ${d}, I would be glad to talk about it.`,
  (d) => `Should it still be an open point that ${d}, I am happy to say more.`,
];
