import { withoutOverlaps } from "../blanks/rules";
import type { Context, Found } from "../context/rules";
import { rangesOf } from "../words/rules";

const thanked = /\b(?:thanks?|thank(?:ful|ing)|grateful|gratitude|appreciat\w+|thanx)\b/iu;
const notThanked =
  /\b(?:(?:would|['’]d) (?:be |also be |really |very much |greatly |highly )*(?:grateful|thankful|appreciate)|thanks? (?:you )?in advance|appreciate (?:it )?if|thanks? to (?:my|the))\b/giu;
const openDoor =
  /\b(?:future|other (?:roles?|positions?|opportunit\w+|openings?|jobs?|vacanc\w+|teams?)|another (?:role|position|opportunity|opening|job|vacancy|team|time|occasion|chance|way)|keep (?:me|my (?:cv|details|name|application|profile|resume|résumé))|(?:stay|keep|remain) in (?:touch|contact)|in touch|paths? (?:may |will |might |can |do )?(?:cross|meet)|cross(?:es)? (?:again|paths)|again (?:one day|some ?day|later|in)|later (?:on|date|time|stage|opportunity)|apply again|re-?apply|(?:meet|meeting|speak|talk|work|hear|hearing|see|seeing|welcome)(?:ing)? (?:you |from you |with you |to you |each other |together |me )*(?:again|one day|some ?day)|down the (?:road|line)|(?:role|position|something|opening|opportunity|vacancy|need)s? (?:\w+ )?(?:comes? (?:up|along)|opens?(?: up)?|arises?|changes?)|(?:if|should) (?:anything|something|things?|the situation|circumstances|your (?:needs|plans|decision)|plans|it) (?:\w+ ){0,2}(?:changes?|open|opens?|arises?|come|comes|suitable|similar|fit|fits)|next (?:time|opening|opportunity)|remain (?:very |still )?interested|still (?:be )?(?:very )?interested|door|one day|some ?day|new (?:roles?|positions?|openings?|opportunit\w+|vacanc\w+)|similar (?:roles?|positions?|openings?|opportunit\w+)|reach out (?:to me )?(?:any ?time|again)|consider(?:ed)? (?:me )?(?:again|for))\b/iu;
const feedbackWord =
  /\b(?:feed-?back|(?:where|what|how) (?:could|can|should|might|do) i (?:improve|work on|do better|learn|get better|change|do differently)|advice|advise me|suggestions?|critique|(?:hints?|tips?|pointers?|comments?|remarks?|thoughts?|insights?|impressions?) (?:\w+ )?(?:on|about|for|regarding|you)|(?:what|where|how) (?:i|my \w+) (?:\w+ )?(?:improve|do better|work on|learn|strengthen|have done|was missing|lack(?:ed)?)|(?:learn|know|hear|understand|tell me|share|say) (?:from you )?(?:what|where|why|how) (?:\w+ ){0,5}(?:improve|better|missing|lack(?:ed|ing)?|tipped|decided|stronger|work on|prepare|differently)|room for improvement|areas? (?:to|for|of|where|in which) (?:\w+ ){0,2}(?:improve\w*|growth|work|develop\w*|i (?:can|could))|points? (?:to|for|i (?:can|could)) (?:improve\w*|work)|(?:something|anything|what) (?:i|that i) (?:can|could|should|might) (?:improve|work on|learn|do better|do differently))\b/iu;
const noMoreFeedback =
  /\b(?:your|the|this|that|for (?:the|your)) (?:\w+ ){0,2}(?:feedback|advice|suggestions?)\b[^?]*\b(?:was|is|were|helped|will help|you gave|you shared|already)\b|\bthank(?:s| you)\b[^.?!]{0,40}\b(?:feedback|advice|suggestions?|tips|comments)\b/iu;
const argued =
  /\b(?:i (?:do not|don['’]t|cannot|can['’]t|can not|fail to|could not) (?:\w+ )?(?:agree|understand|accept|believe|see)|i (?:strongly |must |have to |respectfully |still )*disagree|unfair|not fair|wrong (?:decision|choice|impression|person)|(?:a|the|your|big|huge|this) mistake|reconsider|re-consider|think (?:it|this) over again|change your mind|rethink|second (?:look|chance)|give me (?:a|another|one more) (?:chance|try|opportunity)|i (?:was|am|would have been|still think i am|believe i am|think i am|know i am|believe that i am|feel i am|think that i am) (?:clearly |certainly |surely |still |by far |definitely |exactly |really )?(?:the (?:best|right|ideal|perfect|better|strongest|most qualified)|more (?:qualified|suitable|experienced)|better (?:qualified|suited|than)|overqualified|perfect(?:ly)?|well qualified|fully qualified)|you(?:['’]ll| will| are going to| may| might) (?:\w+ )?(?:regret|miss|be sorry|not find)|you (?:are missing|missed (?:out|your chance)|have missed|made|overlooked|did not (?:\w+ )?(?:see|consider|give|understand|read|look|even)|didn['’]t (?:\w+ )?(?:see|consider|give|understand|read|look|even)|should (?:have|really|know|think|hire|reconsider)|owe|wasted|ignored|misjudged|misunderstood|misread|judged)|(?:disappoint(?:ed|ing)|shocked|angry|upset|frustrat\w+|offended|insulted|surprised|confused) (?:by|about|at|with|that|in|to (?:hear|read|learn|get|receive)) (?:\w+ ){0,3}(?:you|your|the|this|decision|process|how|rejected|chose|i)|waste(?:d)? (?:of )?(?:my )?(?:time|hours)|(?:however|but|although|though|yet|nevertheless|still),? i (?:believe|think|feel|am (?:sure|certain|convinced)|have (?:all|every|exactly|more)|meet|fulfil|fulfill|had|did|can do|am more)|discriminat\w+|because of my (?:age|accent|name|origin|gender|race|religion|nationality|disability)|the (?:process|interview|test|decision) was (?:\w+ )?(?:unfair|biased|badly|poorly|too|not|unprofessional|chaotic|flawed)|i deserved?|explain (?:to me )?why (?:i|you)|why (?:did|was|were|have|do) (?:i|you|not)|demand|legal|complain\w*)\b/giu;

/** D17: thanks, leaves the door open, asks for feedback once, argues nothing. */
export function findRejectionReply({ parts, plain }: Context): Found | null {
  const text = plain.slice(parts.content.start, parts.content.end);
  const fights = parts.sentences.flatMap((span) => {
    const sentence = plain.slice(span.start, span.end);
    if (
      /\bi (?:do |fully |completely |can |quite )*(?:understand|accept|respect)\b/iu.test(sentence) &&
      !/\b(?:but|however|although|though|yet)\b/iu.test(sentence)
    )
      return [];
    return rangesOf(sentence, argued).map(([start, end]): [number, number] => [
      span.start + start,
      span.start + end,
    ]);
  });
  if (fights.length > 0)
    return {
      message:
        "This argues with their decision. Leave it out; the friendly version is the one they remember.",
      ranges: withoutOverlaps(fights),
    };
  if (!thanked.test(text.replace(notThanked, " ")))
    return { message: "Thank them first, for their answer or their time.", ranges: [] };
  const asks = parts.sentences.filter((span) => {
    const sentence = plain.slice(span.start, span.end);
    return feedbackWord.test(sentence) && !noMoreFeedback.test(sentence);
  });
  if (asks.length === 0)
    return {
      message: "Ask once for a word of feedback; it is how this answer can still help you.",
      ranges: [],
    };
  const apart = asks.filter(
    (span) =>
      /\?|\b(?:please|would|could|can|may|grateful|glad|happy|appreciate|thankful|welcome|love|like|ask|kind|share|send|tell|let me know|give|want|wish|need|hope|nice|helpful|help)\b/iu.test(
        span.text,
      ) &&
      !/^\W*(?:even|any detail|however (?:brief|short)|it (?:would|will)|this (?:would|will)|a (?:line|word|sentence)|one line|such)\b/iu.test(
        span.text,
      ),
  );
  if (apart.length > 1)
    return {
      message: "Asking for feedback once is enough.",
      ranges: apart.slice(1).map(({ start, end }) => [start, end]),
    };
  const rest = parts.sentences.map((span) => plain.slice(span.start, span.end)).join(" ");
  if (
    !openDoor.test(
      rest.replace(
        /\bin (?:my )?future (?:interviews?|applications?)\b|\bfor (?:my )?(?:future|other|next) (?:interviews?|applications?)\b|\bmy future\b|\bnext time i\b/giu,
        " ",
      ),
    )
  )
    return {
      message: "Leave the door open: say that you would be glad to hear of another role.",
      ranges: [],
    };
  return null;
}

const offers =
  /\b(?:(?:would|will|['’]d|['’]ll|am|['’]m|shall|can|remain|stay)(?: be)?(?: (?:always|also|very|more than|of course|gladly|happily|certainly|only|too|most|still|really))* (?:happy|glad|pleased|delighted|ready|willing|available|at your (?:disposal|service)|at hand|reachable|send|provide|answer|supply|share|add|tell|explain)|please (?:do )?(?:let me know|tell me|feel free|write|call|contact|get in touch|reach out|ask|do not hesitate|don['’]t hesitate|just)|let me know if|feel free|do(?: not|n['’]t) hesitate|(?:if|should|in case) (?:you|there|anything|any|something|a question|it|further|more|that|i can)(?:['’]s)? (?:\w+ ){0,3}(?:need|require|have|would like|want|wish|any|anything|is|questions?|missing|unclear|open|help|helps|useful|comes? up|arises?|further|more|remains?|clarify|add|be of|send|else)|at your (?:disposal|service)|just (?:write|call|ask|let me know|tell me)|yours for the asking|happy to (?:send|answer|provide|share|talk|tell|give|clarify|discuss|speak|meet|supply|explain|add|jump|come)|glad to (?:send|answer|provide|share|talk|tell|give|clarify|discuss|speak|meet|supply|explain|add|come)|gladly (?:send|answer|provide|share|tell|give|supply|add|come|explain)|anything (?:else|more|further|you (?:may |might )?(?:need|want))|(?:further|any|more|other) (?:questions?|information|details?|material|documents?|references?)|come back to me|get in touch|i do write|write to me|write me|do write|call me|ring me|ask me|ask away|(?:do )?shout|(?:an? )?(?:e-?mail|call|message) away)\b/iu;
const dated =
  /\b(?:(?:last |this |past |on |of )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? (?:the )?\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\.? (?:of )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)|\d{1,2}[./]\s?\d{1,2}\.?|\d{4}-\d{2}-\d{2}|(?:on |of )the \d{1,2}(?:st|nd|rd|th)?|the \d{1,2}(?:st|nd|rd|th))/iu;
const timing =
  /\b(?:timing|timelines?|time ?line|time ?frame|schedule|time plan|decisions?|decide|decided|next steps?|following steps?|next stage|process|status|news|update[sd]?|where (?:things|you|we|the \w+|it) (?:\w+ )?(?:stands?|are|is)|how (?:things|it|the \w+|your \w+|matters) (?:\w+ )?(?:stands?|stand|going|goes|are going|is going|progress\w*|look|looks|develops?|coming along|comes along)|(?:where|how) (?:far )?you (?:are|stand)|hear (?:from you|back|more|something|anything|about|how|where|whether|when|if|what|it)|a (?:short |brief |quick )?(?:word|line|note|reply|sign)\b(?! (?:about (?:our|my|the (?:role|talk))|after our|of thanks))|learn (?:when|whether|how|about)|outcome|progress|how far|when you (?:expect|plan|think|hope)|plans? (?:for|look|are)|further (?:steps|procedure|course))\b/iu;
const askingForm =
  /\?|\b(?:would|['’]d|should|could|may|might|can)\b[^.]{0,40}\b(?:glad|happy|grateful|thankful|appreciate|pleased|like|love|curious|interested|welcome|delighted|be (?:nice|lovely|kind|great|good|helpful|wonderful)|ask|know|share|tell|hear|help|mean)\b|\bwonder\w*|\bcurious\b|\bif (?:you (?:can|could|have|may|already)|there (?:is|are|has))|\bwhenever\b|\bwhen (?:you (?:have|know|can)|there (?:is|are)|the timing)|\bplease (?:let me know|tell)|\blook(?:ing)? forward to (?:learning|the next|any)|\b(?:any|a) (?:news|update|word|information|indication|idea)\b|\bi (?:hope|wanted|want|wish|like|write|am writing)\b[^.]{0,20}\b(?:hear|ask|know|inquire|enquire|learn|see|find out)|\bgrateful for|\bglad of|\bshould there be|\bmay i\b|\blet me know\b|\bhappy to hear|\bglad to hear/iu;
const followUps = new Set(["check-in", "second-follow-up", "after-timeline", "last-note"]);

/** D19: a thank-you offers more; a follow-up also names the interview's day and asks once about timing. */
export function findSoftClose({ input, parts, plain }: Context): Found | null {
  const sentences = parts.sentences.map((span) => ({ span, text: plain.slice(span.start, span.end) }));
  if (followUps.has(input.kind)) {
    if (!dated.test(plain.slice(parts.content.start, parts.content.end)))
      return {
        message: "Name the day of the interview, so that they know at once which talk you mean.",
        ranges: [],
      };
    const asks = sentences.filter(({ text }) => isAsk(text));
    if (asks.length === 0 && !sentences.some(({ text }) => lookingForward.test(text)))
      return {
        message:
          "Ask once, gently, about the timing: “I would be glad to hear where things stand, whenever it suits you.”",
        ranges: [],
      };
    if (asks.length > 1)
      return {
        message: "It asks about the timing more than once. Once is enough.",
        ranges: asks.slice(1).map(({ span }) => [span.start, span.end]),
      };
  }
  if (
    sentences.some(({ text }) => offers.test(text) && !isAsk(text)) ||
    sentences.some(({ text }) => mixedOffer.test(text))
  )
    return null;
  return {
    message:
      "Close by offering more: “If there is anything else you would like to know, I will gladly send it.”",
    ranges: [],
  };
}

const lookingForward = /\blook(?:ing)? forward to (?:hearing|your (?:answer|reply|news|thoughts))\b/iu;

const mixedOffer =
  /\b(?:gladly|happy to|glad to|pleased to|ready to|will|can|could) (?:send|provide|answer|supply|share (?:more|further|any)|give|add|tell you|explain|clarify)\b|\bfurther (?:questions|information)|(?:if|should) you (?:need|have|require|want|wish) (?:any|more|further|something|anything|else|other)\b/iu;

function isAsk(text: string): boolean {
  if (
    /\blet me know (?:if|whether) (?:i|you (?:need|have|would like|require|want)|there is anything (?:else|more|i))|\bwhen we spoke\b|\byou (?:said|mentioned|told me|expected|hoped|planned|thought|gave|wrote)\b[^?]*$|^\W*(?:i|we) (?:know|understand|realise|realize|am aware|can imagine|appreciate) that\b(?![\s\S]*\b(?:glad|happy|grateful|would|ask|hear)\b)/iu.test(
      text,
    ) &&
    !/\?/u.test(text) &&
    !/\b(?:would be|wonder|may i|glad to hear|happy to hear|could you|curious)\b/iu.test(text)
  )
    return false;
  return (
    timing.test(text) &&
    askingForm.test(text) &&
    !/\b(?:help|helps|useful|support|inform|for|with|make) (?:in |with |to )?(?:your|the|you) (?:decision|decide|process)\b(?![\s\S]*\b(?:hear|when|where)\b)/iu.test(
      text,
    )
  );
}
