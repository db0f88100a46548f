import { withoutOverlaps } from "../blanks/rules";
import type { Context, Found } from "../context/rules";
import { rangesOf } from "../words/rules";

const softened =
  /\b(?:(?:may|might|could|can) i (?:kindly |politely |also |perhaps |please )?ask|i (?:was |am )?(?:just |also )?wonder(?:ing|ed)?|would (?:it be|you mind|it also be)|(?:would|['’]d) be (?:\w+ )?(?:glad|happy|grateful|thankful|pleased|curious|interested|delighted)|(?:would|['’]d) (?:\w+ )?(?:appreciate|love|like) (?:to (?:hear|know|learn)|it|hearing)|whenever|when (?:you have|it suits|convenient|it is convenient|you find|there is)|if (?:you|it|there) (?:can|could|have|is|are|may|would|suits|already)|if possible|could you (?:perhaps |maybe |possibly |kindly )?(?:please )?(?:tell|let|share|say|give)|curious|no (?:rush|hurry|pressure))\b/iu;
const laterI =
  "(?:send|share|start|join|begin|deliver|forward|provide|reply|answer|get back|come back|return|write|submit|let you know|give you|call you|move|be available)";

interface Demand {
  pattern: RegExp;
  instead: string;
  /** A softener in the same sentence takes the edge off. */
  gentle?: boolean;
}

const aboutTiming = "“I would be glad to hear about the timing whenever it suits you.”";
const aboutSteps = "“I would be happy to hear about the next steps whenever it suits you.”";
const demands: Demand[] = [
  {
    pattern:
      /\bwhen (?:exactly |precisely )?(?:will|can|do|should|shall|would|may|am|are|is|could)(?: i| we| you| they| it| the \w+| your \w+)(?: \w+){0,3}? (?:hear|expect(?: to)?|know|receive|get|be (?:informed|notified|contacted|hearing|told|made|taken|announced)|decide|make (?:a|your|the|up)|tell|let me know|inform|contact|reply|answer|respond|going to|have (?:an?|the|your) (?:answer|decision|result)|start)\b/giu,
    instead: aboutTiming,
    gentle: true,
  },
  {
    pattern:
      /\bwhen (?:i|we) (?:will|can|shall|may)(?: \w+)? (?:hear|expect|know|receive|get|be (?:informed|notified|contacted|told)|have)\b/giu,
    instead: aboutTiming,
    gentle: true,
  },
  { pattern: /\bby when\b[^.?!\n]*\?/giu, instead: aboutTiming, gentle: true },
  {
    pattern: /\bhow (?:long|soon|much longer|many (?:more )?(?:days|weeks))\b[^.!\n]{0,60}\?/giu,
    instead: aboutTiming,
    gentle: true,
  },
  {
    pattern:
      /\b(?:what|which)(?:['’]s| is| are| will be|'re) (?:the |your |my |our )?(?:next|following|further) (?:steps?|stages?|rounds?|phases?)\b/giu,
    instead: aboutSteps,
    gentle: true,
  },
  {
    pattern:
      /\bwhat(?:['’]s next| is next| happens (?:next|now)| comes next| now)(?=[^.!\n]*\?)|\b(?:tell me|let me know|(?:want|need|like) to know) what(?:['’]s next| is next| happens (?:next|now)| comes next)/giu,
    instead: aboutSteps,
    gentle: true,
  },
  { pattern: /(?:^|[.!?\n]\s*)(?:and )?(?:so,? )?next steps\s*\?/giu, instead: aboutSteps },
  {
    pattern:
      /\b(?:please |kindly )?(?:tell|inform|update|advise|notify) me (?:about |of |on |regarding |with )?(?:the |your |any |all )?(?:next steps?|decision|result|outcome|status|timeline|when|asap|as soon|immediately|today|by|soon)\b/giu,
    instead: aboutSteps,
    gentle: true,
  },
  {
    pattern:
      /\blet me know (?:your decision|the (?:decision|result|outcome|status|answer)|the next steps?|when i will|asap|as soon as possible|by (?:\w+day|tomorrow|the end|noon|eod|cob|tonight)|immediately|today|urgently)\b/giu,
    instead: aboutTiming,
    gentle: true,
  },
  {
    pattern:
      /\bi(?:['’]m| am)? (?:do |fully |also |would |still |really )?expect(?:ing)? (?:an?(?! (?:lot|great deal|high|good deal|fair))|your|you|the|some|to (?:hear|receive|get|be (?:contacted|informed|called|offered|hired|given|notified|selected|told)|have (?:an?|your)|know)|that you|from you|nothing less|good news|news|feedback|at least|it (?:by|soon|today))\b/giu,
    instead: aboutTiming,
  },
  {
    pattern:
      /\b(?:as soon as possible|a\.?s\.?a\.?p\b\.?|as (?:quick|quickly|fast|early) as (?:possible|you can)|as soon as you can|at once|right away|without (?:any )?(?:further )?delay|immediately|urgent(?:ly)?|promptly|by return)(?![\p{L}\p{N}])/giu,
    instead: "“whenever it suits you”",
  },
  {
    pattern:
      /\b(?:i|we) (?:really |urgently |just |do )?(?:need|require|demand|insist(?: on)?|must have|deserve|want) (?:an?|your|the|to (?:know|have|hear|get)|some|you to) ?(?:\w+ ){0,2}?(?:answer|reply|response|decision|feedback|clarity|update|news|result|explanation|where|when|if|whether|what|how|tell|decide|respond|reply|from you|from your side|soon)\b/giu,
    instead: aboutTiming,
  },
  {
    pattern:
      /\b(?:i (?:am|['’]m)|i['’]m|we are|been|i was)? ?(?:still |eagerly |anxiously |impatiently |patiently )*(?:waiting|awaiting) (?:for )?(?:your|an?|the|any|to hear|some)\b(?! (?:train|bus|flight|visa|degree|exam|permit|delivery))/giu,
    instead: aboutTiming,
  },
  {
    pattern:
      /\bi (?:still |eagerly )?(?:a?wait)(?: for)? (?:your|an|the) (?:\w+ )?(?:answer|reply|response|decision|feedback|call|offer|confirmation)\b/giu,
    instead: aboutTiming,
  },
  {
    pattern:
      /\b(?:why (?:have|has|did|do|is|are|am)(?:n['’]t)? (?:i|you|nobody|no one|it|there|we)|(?:i|we) still (?:have(?:n['’]t| not)|did(?:n['’]t| not)) (?:hear|heard|receive|received|got|gotten|get)|(?:nobody|no one) (?:has )?(?:contacted|called|answered|replied|wrote|got back))\b/giu,
    instead: "“I would be glad of a short word on where things stand, when you have a moment.”",
  },
  {
    pattern:
      /\b(?:please|kindly|you (?:must|should|need to|have to|ought to))(?: \w+)? (?:answer|reply|respond|decide|confirm|revert|get back to me|call me|write me|contact me)(?: (?:me|to me|to this (?:mail|email|message)|back))*(?: (?:soon|quickly|fast|today|tomorrow|by|within|before|immediately|now|at the earliest|until|this week)\b|(?=\s*[.!?]|\s*$))/giu,
    instead: "“If you can share anything about the timing, I would be glad to hear it.”",
  },
  {
    pattern:
      /\b(?:you (?:must|should have|ought to have|owe me|promised(?: me)?|were supposed to|have to (?:tell|answer|decide|let)|need to (?:tell|let|decide|answer)))\b/giu,
    instead: "“When we spoke, a decision was expected by then; I would be glad to hear how things stand.”",
  },
  {
    pattern:
      /\b(?:did i get (?:the|this) (?:job|role|position)|am i (?:hired|in|accepted|selected|still (?:being considered|in the running))|do i (?:get|have) (?:the|this) (?:job|role|position)|have you (?:already |finally )?(?:decided|made (?:a|your|the) (?:decision|choice)|chosen)(?: yet)?\s*\?|is there (?:a|any) decision(?: yet)?\s*\?|any (?:news|update|updates|decision|feedback)(?: yet)?(?: on this| for me)?\s*\?|(?:what|how)(?:['’]s| is) (?:the |my )?(?:status|decision|result|outcome)\b)/giu,
    instead: aboutTiming,
    gentle: true,
  },
  {
    pattern:
      /\blook(?:ing)? forward to (?:receiving |getting |hearing )?(?:your |the |a |an )?(?:positive (?:answer|reply|response|feedback|decision)|(?:job )?offer|quick|prompt|fast|immediate|speedy|early (?:reply|response|answer))\b/giu,
    instead: "“I look forward to hearing from you.”",
  },
  {
    pattern:
      /\b(?:(?:please|so|must|you should|can you|do) hurry|hurry up|speed (?:this|it|things|the process) up|respond to me|give me (?:an?|your|the) (?:answer|decision|feedback|update|result|reply|response|date)|send me (?:the|your) (?:decision|answer|offer|contract|feedback|result)|my patience|running out of patience|taking (?:so|too|very) long|this delay|final reminder|last warning|i trust (?:that )?you will|i assume (?:that )?(?:i|you) (?:have|will|am|got)|i (?:demand|insist))\b/giu,
    instead: aboutTiming,
  },
];

/** D7: nothing that presses; the message brings the soft form along. */
export function findDemands(context: Context): Found | null {
  const hits = demandsIn(context);
  const [first] = hits;
  if (!first) return null;
  return {
    message: `This presses a little. Softer would be ${first.instead}`,
    ranges: withoutOverlaps(hits.map(({ range }) => range)),
  };
}

export interface DemandHit {
  range: [number, number];
  sentence: { start: number; end: number };
  /** The soft form, in quotation marks. */
  instead: string;
}

/** Every place that presses, with the sentence it stands in. */
export function demandsIn({ parts, plain, body, input }: Context): DemandHit[] {
  const spans =
    input.kind === "call-script" || input.kind === "linkedin-note"
      ? [{ start: 0, end: body.length, text: body }]
      : parts.sentences;
  return spans.flatMap((span) => {
    const sentence = plain.slice(span.start, span.end);
    return demands.flatMap((demand) =>
      rangesOf(sentence, demand.pattern)
        .filter(
          ([start, end]) => !(demand.gentle && softened.test(sentence)) && !isOwnHaste(sentence, start, end),
        )
        .map(
          ([start, end]): DemandHit => ({
            range: [span.start + start, span.start + end],
            sentence: { start: span.start, end: span.end },
            instead: demand.instead,
          }),
        ),
    );
  });
}

/** "I can start as soon as possible": the haste is the writer's, and welcome. */
function isOwnHaste(sentence: string, start: number, end: number): boolean {
  const hit = sentence.slice(start, end).toLowerCase();
  if (/\b(?:waiting|await)/u.test(hit))
    return (
      /\b(?:customers?|patients?|clients?|users?|people|guests?) (?:\w+ )?$/iu.test(
        sentence.slice(0, start),
      ) || /\b(?:no|not|without|while) $/iu.test(sentence.slice(0, start))
    );
  if (!/^(?:as |a\.?s|at once|right away|immediate|urgent|prompt|without|by return)/u.test(hit)) return false;
  const before = sentence.slice(0, start);
  const after = sentence.slice(end);
  if (/^at once/u.test(hit) && !/\b(?:answer|reply|respond|tell|know|decide|write|call)\b/iu.test(before))
    return true;
  if (
    new RegExp(
      `\\b(?:i|we)(?:['’]ll| (?:can|could|will|would|shall|may|am (?:able|ready|happy|glad) to|would be (?:glad|happy|able) to))(?: (?:also|gladly|even|be|happily))* (?:\\w+ to )?${laterI}\\b[^.]*$`,
      "iu",
    ).test(before) &&
    !/\bi would (?:like|love|want)\b/iu.test(before)
  )
    return true;
  if (/^(?:immediate|urgent|prompt)/u.test(hit)) {
    if (/^immediately/u.test(hit))
      return !/\b(?:answer|reply|respond|tell|let me know|contact|call me|inform|confirm|decide|write me)\b/iu.test(
        sentence,
      );
    if (/^urgent/u.test(hit))
      return (
        !/\b(?:answer|reply|response|decision|feedback|respond|this is|it is|need to know|your)\b/iu.test(
          sentence,
        ) ||
        /\b(?:care|cases?|patients?|tickets?|requests|orders?|projects?|repairs?)\b/iu.test(
          after.slice(0, 30),
        )
      );
    return (
      !/\b(?:your|you|answer|reply|respon)/iu.test(after.slice(0, 40)) ||
      /\b(?:you (?:answered|replied|responded|organi[sz]ed|wrote|got back)|how)\b/iu.test(before)
    );
  }
  return /\b(?:i|we) (?:told|said|learned|understood|noticed|decided|felt|knew|liked|started|fixed|moved)\b[^.]*$/iu.test(
    before,
  );
}

const benignSorry =
  /\b(?:sorry|regret|apolog(?:y|ies|i[sz]e))\b[^.!?]{0,12}\b(?:to (?:hear|learn|read|see|bother|disturb|trouble|interrupt|miss|say goodbye|have missed (?:your|you))|(?:for|about) (?:the|my|this|any|bothering|disturbing|writing|missing|troubling|your) ?(?:late|delay|delayed|slow|inconvenience|typo|long|length|second|another|mail|email|message|trouble|confusion|you|so late|your call|call|again|loss|time|lateness|disturbance|bother|interruption|noise|mix-up|duplicate|short notice)|(?:that |if )?(?:it|things|this|we|you|the \w+) (?:did not|didn['’]t|could not|couldn['’]t|will not|won['’]t|had to|have to|lost|were|are|was|is)|for (?:being|arriving|coming|joining|dialling|dialing|writing|replying|answering) (?:a bit |a little |so |slightly |to you )*late|for the late)\b/giu;
const regrets: RegExp[] = [
  /\b(?:sorry|apologi[sz]e|apologies|apology|apologi[sz]ing)\b/giu,
  /\b(?:i |much )(?:do |deeply |really |very much |sincerely )?regret(?:ted)?\b|\bmy regrets?\b|\bregrettably\b|\bto my regret\b|\bi feel regret\b/giu,
  /\bi (?:really |only |just |do )?wish (?:that )?i(?: had|['’]d| would have| could have| was| were| did)|\bi['’]d wish i\b/giu,
  /\b(?:i|we) (?:(?:really|probably|perhaps|maybe|definitely|certainly) )?(?:should|could|would) have (?:(?:also|better|maybe|perhaps) )?(?:said|mentioned|answered|explained|told|prepared|done|given|been|added|known|made|expressed|shown|spoken|thought|phrased|put|asked|handled|described)\b/giu,
  /\b(?:i|my) (?:was|were|felt|got|became) (?:a bit |a little |so |very |too |quite |really |rather |pretty |extremely |somewhat |just )*(?:nervous|anxious|stressed|tense|confused|distracted|tired|unprepared|flustered|blocked|shy|overwhelmed|off my game|not (?:myself|at my best|well prepared|prepared|so good|very clear))\b/giu,
  /\b(?:i (?:messed up|screwed up|blew|bombed|failed (?:to (?:answer|explain|mention|say|show)|the |your |in |at the|this)|blanked|went blank|froze|stumbled|rambled|fumbled|mixed up|misspoke|did (?:badly|poorly|not do well|not perform|not answer|not explain|not express|n['’]t (?:do well|answer|explain|express))|didn['’]t (?:do (?:so |very )?well|answer|explain|express|give (?:a|the|my)|perform|manage to)|could not (?:answer|explain|express|find|think|remember|recall)|couldn['’]t (?:answer|explain|express|find|think|remember|recall)|was not (?:able to (?:answer|explain|express)|at my best|clear|prepared|good|satisfied|happy with)|wasn['’]t (?:able to (?:answer|explain|express)|at my best|clear|prepared|good|satisfied|happy with)|(?:am|was|['’]m|feel|felt) (?:a bit |a little |so |very |really )?(?:not happy|unhappy|not satisfied|ashamed|embarrassed|disappointed|annoyed)|gave (?:a|the|you a|such a) (?:bad|wrong|poor|weak|stupid|silly|confusing|incomplete|unclear|terrible|incorrect)|answered (?:\w+ )?(?:badly|poorly|wrong(?:ly)?|incorrectly|too)))\b/giu,
  /\bmy (?:\w+ ){0,2}(?:answers?|reply|response|explanation|performance|presentation|solution|english)\b[^.!?]{0,40}\b(?:was(?:n['’]t| not)|were(?:n['’]t| not)|is(?:n['’]t| not)|bad|poor|weak|wrong|unclear|incomplete|too (?:short|long|vague|general)|not (?:good|great|clear|complete|convincing|perfect|what)|confus\w+|mistake|disappoint\w+|could have been|(?:fell|came) (?:short|across|out))\b/giu,
  /\b(?:excuse|forgive|pardon) (?:me|my|the)\b|\bmy (?:bad|mistake|fault|failure|poor|weak)\b(?! (?:in my|was a lesson))|\b(?:please )?(?:ignore|forget|disregard) (?:my|what i)\b|\bi take back\b|\bkicking myself\b|\bunfortunately,? (?:i (?:forgot|did|could|was|had|failed|answered|gave)|my)\b|\bi (?:have been|keep|kept|am|was) (?:worrying|beating myself|thinking about my (?:bad|poor|wrong|mistake))/giu,
];

/** D10: no regret or apology for an answer. Regret that a decision fell otherwise, or for a late mail, is fine. */
export function findRegret({ parts, plain }: Context): Found | null {
  const ranges: [number, number][] = [];
  for (const span of parts.sentences) {
    const sentence = plain
      .slice(span.start, span.end)
      .replace(benignSorry, (match) => " ".repeat(match.length));
    for (const pattern of regrets)
      for (const [start, end] of rangesOf(sentence, pattern)) {
        if (
          /\bno (?:regrets?|apolog)|not (?:sorry|regret)|never regret|(?:nothing|no need|not have|need not) to (?:be sorry|apologi)|don['’]t (?:be sorry|regret)/iu.test(
            sentence,
          )
        )
          continue;
        if (
          /^(?:i|my) (?:was|were|felt)/iu.test(sentence.slice(start, end)) &&
          /\b(?:first (?:job|day)|as a child|years ago|when i (?:started|began|was))\b/iu.test(sentence)
        )
          continue;
        ranges.push([span.start + start, span.start + end]);
      }
  }
  if (ranges.length === 0) return null;
  return {
    message:
      "Leave out the regret and simply add what you want to add: “One addition to our conversation: …”.",
    ranges: withoutOverlaps(ranges),
  };
}

const emoji =
  /\p{Extended_Pictographic}(?:\ufe0f|\u200d\p{Extended_Pictographic}|\p{Emoji_Modifier})*|\p{Regional_Indicator}{2}|(?<![\p{L}\p{N}:/])(?::-?[)(DPp*|]|;-?[)D]|<3|:'\(|xD|\^\^|\(:)(?![\p{L}\p{N}/])/gu;
const slang =
  /(?<![\p{L}\p{N}@#/-])(?:gonna|wanna|gotta|lemme|gimme|kinda|sorta|dunno|ain['’]?t|y['’]?all|yeah|yep|yup|nope|nah|lol|lmao|rofl|omg|wtf|haha+|hehe+|btw|tbh|imo|imho|ngl|idk|thx|thanx|tnx|tx|pls|plz|cuz|coz|u|ur|r u|2day|gr8|b4|tho|thru|dude|bro|guys|folks at ur|buddy|mate(?=[,.!])|stoked|pumped|psyched|awesome|super (?:excited|cool|nice|pumped|interesting|fun|happy|stoked|keen|great|awesome|helpful|interested|thankful|grateful)|so cool|really cool|pretty cool|very cool|totally cool|how cool|cool(?= (?:stuff|people|team|company|project|job|to|office|product|vibe)|[,!.]| that)|vibes?|rocks?(?= |!|\.)(?= ?(?:!|\.|my|so|the house))|you rock|rockstar|ninja|killer|crush(?:ed|ing)? it|kill(?:ed|ing)? it|nail(?:ed|ing)? it|kick ?ass|badass|damn|crap|sucks?|shit\w*|hell of|freaking|frickin['’]?g?|dope|(?:was|is|so|totally|absolutely|just) (?:lit|epic)(?= |[,.!])(?! (?:by|up|poem))|sick(?= (?:product|office|team|project|setup))|legit|no biggie|no prob(?:s)?|hit me up|ping me|shoot me an?|catch ya|see ya|cya|ttyl|what['’]?s up|wass?up|sup|yo|hey there|heya|hiya|insane(?:ly)?(?= (?:cool|good|product|team))|mega|blown away|over the moon|had a blast|a blast|loads of fun|tons of fun|chill|fam|bucks|peeps|xoxo|cheerio|ciao)(?![\p{L}\p{N}@-])/giu;
const stiff =
  /\b(?:to whom(?:soever)? it (?:may|might) concern|dear (?:sir|madam|sirs|ladies|gentlemen|hiring|recruiter|recruiting|recruitment|human resources|hr|selection|talent|employer|interviewer|manager|head of|team lead|director|respected|honou?rable)\b[^,\n]{0,40}|respected (?:sir|madam|ma['’]am|mr|mrs|ms)\b|esteemed|(?:your )?good ?self|your good offices|hereby|herewith|hereto|hereunder|heretofore|thereto|therewith|the undersigned|(?:afore|above)[- ]?mentioned|aforesaid|pursuant to|as per (?:our|your|the) (?:telephonic|captioned|above)|do the needful|humbl[ey] (?:request|submit|beg|thank|servant|solicit|ask)|i (?:humbly|respectfully) (?:submit|request|beg|solicit)|i beg (?:to|you|your)|your (?:humble|obedient|faithful) servant|i (?:remain|have the honou?r) (?:your|to (?:be|inform|submit|remain|thank))|permit me to|allow me to express my (?:deepest|most|profound|sincerest|utmost)|(?:deepest|most profound|profoundest|utmost|heartfelt and deepest) (?:gratitude|thanks|appreciation|respect)|most respectfully|at your esteemed|your esteemed|your goodness|your honou?r|kindly (?:be informed|note that|acknowledge|accept my humble)|it is with (?:the )?(?:utmost|great|greatest|deepest|immense|profound) (?:\w+ )?(?:pleasure|honou?r|respect|gratitude|joy) that|please find (?:enclosed|attached) herewith|enclosed please find|yours (?:obediently|humbly)|i am in receipt of|with (?:the )?(?:utmost|profound|highest) (?:respect|esteem|regards?|consideration|gratitude)|i avail myself|highly esteemed|venerable|thanking you in anticipation|in anticipation of your|rest assured of my|be assured of my|the honou?r of (?:addressing|writing to)|your kind perusal|kind perusal|for your perusal)\b/giu;

/** D11: neither slang, emoji and strings of exclamation marks, nor stiff formality. */
export function findRegister({ body, parts, plain }: Context): Found | null {
  const loud = [
    ...rangesOf(body, /!\s?!+|[!?]*(?:!\?|\?!)[!?]*|\?{2,}/gu),
    ...manyExclamations(body),
    ...rangesOf(plain, emoji),
    ...shouting(plain),
  ].filter(([start, end]) => !/^[©®™]\ufe0f?$/u.test(body.slice(start, end)));
  const loose = [...rangesOf(plain, slang)].filter(
    ([start, end]) =>
      !/^(?:U|R)$/u.test(body.slice(start, end)) &&
      !(
        start >= parts.closing.start &&
        parts.closing.text !== "" &&
        /^(?:u|r)$/iu.test(body.slice(start, end))
      ),
  );
  if (parts.greeting && /^hey\b/iu.test(parts.greeting.text))
    loose.push([parts.greeting.start, parts.greeting.start + 3]);
  const formal = rangesOf(plain, stiff);
  if (loud.length + loose.length + formal.length === 0) return null;
  const ranges = withoutOverlaps([...loud, ...loose, ...formal]);
  if (formal.length > 0 && loud.length + loose.length === 0)
    return { message: "This sounds stiff. Write it as you would say it, and to a person by name.", ranges };
  return { message: "This sounds like a chat among friends. A calmer word carries the same warmth.", ranges };
}

function manyExclamations(body: string): [number, number][] {
  const marks = rangesOf(body, /!/gu);
  return marks.length >= 3 ? marks : [];
}

/** Three words in capitals in a row; acronyms come alone. */
function shouting(text: string): [number, number][] {
  return rangesOf(text, /(?<![\p{L}\p{N}])(?:\p{Lu}{2,}[,.]? ){2,}\p{Lu}{3,}(?![\p{L}\p{N}])/gu).filter(
    ([start, end]) =>
      /\b(?:I|VERY|SO|THANK|YOU|THE|REALLY|AND|FOR|THIS|AM|WANT|LOVE|MUCH)\b/u.test(text.slice(start, end)),
  );
}
