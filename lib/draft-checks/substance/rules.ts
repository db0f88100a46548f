import type { Context, Found } from "../context/rules";
import type { Span } from "../message/rules";
import { folded, sameStem, stemsOf } from "../words/rules";

const thankWord =
  /\b(?:thanks?|thank['’]?s|thank(?:ed|ful|fully|ing)|thanx|thx|grateful(?:ly)?|gratitude|appreciat(?:e|ed|ion|ive|ing)|obliged|kind of you|kind(?:ly)? took the time|enjoyed (?:the|your) time you)\b/giu;
const notThanks =
  /\b(?:thanks? to (?:my|the|our|a|this|that|its|those|these|which)|thanks? in advance|thank you in advance|no thanks|(?:would|will|'d|’d|shall) (?:be |also be |really |very much |greatly |highly |truly |much |so )*(?:grateful|thankful|appreciate(?:d)?|obliged)|appreciate (?:it )?if|my team appreciated|was appreciated by|appreciation of|(?:they|clients?|customers?|colleagues?|users?) (?:\w+ )?(?:thanked|appreciated?)|be appreciated)\b/iu;
const timeObject =
  /\b(?:time|tim(?:e|ing)|meet(?:ing|ings)?|met|conversations?|talk(?:ing|ed)?|speak(?:ing)?|spoke|interview(?:ing|ed)?|chat(?:ting|ted)?|calls?|calling|discuss(?:ion|ing|ed)?|opportunit(?:y|ies)|chance|welcom(?:e|ed|ing)|having me|had me|invit(?:e|ed|ing|ation)|visit|tour|shar(?:e|ed|ing)|hours?|minutes|morning|afternoon|evening|day|today|yesterday|(?:mon|tues|wednes|thurs|fri)day|walk(?:ing|ed)? me|explain(?:ing|ed)?|explanations?|tell(?:ing)?|told|insights?|patience|attention|receiv(?:e|ed|ing)|hosting|hospitality|show(?:ing|ed|n)?|seeing me|hearing me|listen(?:ing|ed)?|session|questions|warm|open(?:ness)?|encounter|exchange|dialog(?:ue)?|reception|sitting down|sit down|introduc(?:ing|tion)|consider(?:ing|ation)|so honestly|kindness)\b/iu;

/** D2: thanks the person for their time (thank-you, card), or thanks at all (the other kinds). */
export function findThanks({ input, parts, plain }: Context): Found | null {
  const needsTime = input.kind === "thank-you" || input.kind === "handwritten-note";
  for (const sentence of parts.sentences) {
    const text = plain.slice(sentence.start, sentence.end);
    const clean = text.replace(new RegExp(notThanks.source, "giu"), " ");
    if (!new RegExp(thankWord.source, "iu").test(clean)) continue;
    if (!needsTime || timeObject.test(clean.replace(/\b(?:next|last|first) time\b/giu, " "))) return null;
    const at = parts.sentences.indexOf(sentence);
    const near = [parts.sentences[at - 1], parts.sentences[at + 1]];
    if (
      /^\W*(?:and )?(?:thank(?:s| you)|many thanks)(?: you)?(?: so much| very much| a lot| again| indeed| for (?:it|that|this|everything|all))*\W*$/iu.test(
        text,
      ) &&
      near.some(
        (other) => other && timeObject.test(other.text) && /\b(?:you|your|our|we)\b/iu.test(other.text),
      )
    )
      return null;
  }
  return {
    message: needsTime
      ? "A word of thanks for their time is missing. One sentence does it: “Thank you for taking the time to talk with me.”"
      : "A word of thanks is missing. One short sentence does it.",
    ranges: [],
  };
}

/** D3: something only this conversation could have brought. */
export function findSpecific(context: Context): Found | null {
  const { input, parts, plain } = context;
  const topics = (input.debrief?.topics ?? []).filter((topic) => /[\p{L}\p{N}]/u.test(topic));
  if (topics.length > 0) {
    if (topics.some((topic) => speaksOf(parts.content.text, topic))) return null;
    return {
      message: `It could go to anyone so far. Mention something you talked about, such as “${shortened(topics[0] ?? "")}”.`,
      ranges: [],
    };
  }
  if (parts.sentences.some((sentence) => isConcrete(plain.slice(sentence.start, sentence.end)))) return null;
  return {
    message:
      "It could go to anyone so far. Mention one thing from your talk: a topic, a moment, a problem they told you about.",
    ranges: [],
  };
}

function shortened(topic: string): string {
  const line = topic.replace(/\s+/gu, " ").trim();
  return line.length > 60 ? `${line.slice(0, 57).trimEnd()}…` : line;
}

export function speaksOf(text: string, topic: string): boolean {
  const wanted = stemsOf(topic);
  if (wanted.length === 0) return folded(text).includes(folded(topic.trim()));
  const stems = stemsOf(text);
  const whole = folded(text);
  const hits = wanted.filter(
    (word) =>
      stems.some((other) => sameStem(other, word)) || (/\P{ASCII}/u.test(word) && whole.includes(word)),
  );
  return hits.length >= Math.max(1, Math.min(2, Math.ceil(wanted.length * 0.4)));
}

const recalled =
  /\b(?:(?:talk(?:ing|ed)?|spoke|speak(?:ing)?|conversation|discussion|exchange|chat(?:ting|ted)?|hear(?:ing|d)?|learn(?:ing|ed|t)?|explanations?|explain(?:ed|ing)?|thoughts?|insights?|description|point|remarks?|question|idea|story|told me|tell me|telling me|think(?:ing)?|thought|curious|information|details|view|comments?|perspectives?|advice|words|opinion|enthusiasm|reflect(?:ing|ed)?|glimpse|interested|impressed|fascinated|struck|touched|inspired|moved|surprised|part|bit) (?:to me |with you |together |a lot |more |you (?:made|raised|shared|gave(?: me)?|told(?: me)?) )*(?:about|of|on|into|regarding|around|concerning|by|how|that|why|what|when|where|for)|discuss(?:ed|ing)|explor(?:ed|ing)|going (?:over|through)|went (?:over|through)|you (?:also )?(?:mentioned|described|explained|said|told me|showed me|asked(?: me)?(?: about)?|spoke of|raised|pointed out|noted|shared|brought up|talked about)|(?:mentioned|described|explained) by you|as you (?:said|put it)|the way (?:you|your)|how (?:you|your)|your (?:\w+ )?(?:point|remark|question|story|example|description|explanation|account|idea|advice|approach|plans?|struggle|challenge|work|project|anecdote|comment|vision|roadmap|rollout|move|migration|switch|decision) (?:about|on|of|to|from|for|with|in|that|around|regarding|how)|walking me through|walked me through|show(?:ing|ed) me|explaining|remember(?:ed)?|stayed with me|struck me|stuck with me|sticks with me)\b([\s\S]*)$/iu;
const vague =
  /^(?:\W*(?:the|this|that|a|an|your|our|my|its|their|all|some|more|such|both|every|these|those|and|or|with|for|at|in|of|to|about|on|me|you|us|it|how|what|so|much|many|very|really|quite|great|interesting|nice|good|wonderful|exciting|amazing|new|different|various|general|open|next|whole|entire|further|future|available|offered|possible|detail(?:s)?|role|roles|position|positions|job|jobs|company|companies|firm|organi[sz]ation|team|teams|department|opportunit(?:y|ies)|interview|vacancy|opening|post|career|work|working|conversation|time|steps?|process|everything|anything|things?|topics?|questions?|culture|values|business|products?|plans|projects?|challenges?|expectations?|responsibilit(?:y|ies)|requirements?|duties|tasks?|information|experience|background|skills|myself|candidate|you|your|day|today|yesterday|is|are|was|were|do|does|did|be|being|would|could|like|will|can|have|has|had|i|we|they|w+|friendly|helpful|kind|professional|welcoming|from|as|well|learn(?:ed|ing)?|know|fit|together|there|here|get|know|spend|spent|passionate|works?|looks?|appreciate(?:d)?|enjoy(?:ed)?|thank(?:s)?|made|make|feel|felt|monday|tuesday|wednesday|thursday|friday|morning|afternoon|last|week|taking|took|because|it's|i'm|interested|company's|inspiring|matter(?:s)?|a lot|lot|pleasant|about|into|by|through|when|where|why|said|told|mentioned|also|especially|particularly|join|joining|want|wanted|even|with|forward|hope|hoping)\b\W*)*$/iu;
const concreteSign =
  /\b(?:joke|laughed|whiteboard|exercise|case study|demo|bug|tour of|coffee|office dog|photo|lab|kitchen|ward|workshop floor|classroom|warehouse)\b/iu;

function isConcrete(sentence: string): boolean {
  const match = recalled.exec(sentence);
  if (
    match &&
    !vague.test(match[1] ?? "") &&
    !/\bmy (?:own )?(?:application|cv|résumé|resume)\b/iu.test(match[1] ?? "")
  )
    return true;
  return concreteSign.test(sentence) && /\b(?:you|your|we|our|us)\b/iu.test(sentence);
}

const acted =
  "(?:led|lead|built|build|ran|run|managed?|reduced|cut|grew|raised|increased|improved|designed|launched|wrote|developed|created|taught|trained|organi[sz]ed|migrated|moved|worked|handled|sold|won|delivered|shipped|introduced|automated|coordinated|supervised|maintained|tested|analy[sz]ed|supported|cared|treated|cooked|planned|opened|closed|negotiated|translated|edited|published|researched|implemented|set up|rolled out|looked after|took care|dealt|did|made|brought|helped|coached|mentored|rebuilt|saved|doubled|tripled|halved|solved|fixed|spent|served|founded|started|owned|audited|balanced|prepared|drove|hired|onboarded|presented|programmed|installed|repaired|facilitated|steered|completed|achieved|prevented|resolved)";
const fits: RegExp[] = [
  /\b(?:i|we)(?: (?:also|once|recently|previously))? (?!enjoyed|liked|loved|wanted|hoped|appreciated|talked|asked|noticed|noted|learned|needed|decided|looked|wished|remembered|thanked|tried|wondered|attached|mentioned|discussed|realised|realized|missed|seemed|expected|received|visited|called|emailed|listened|promised|stayed|returned|noted|arrived|interviewed|applied|waited|followed|wanted|believed|guessed|laughed|smiled|agreed|admired|offered|joined|turned|walked|signed|started|picked|watched|checked|answered|replied|heared|understood|continued|considered)\p{L}{3,}ed (?:\S+ ){1,}\S+/iu,
  /\b(?:i|we) (?:kept|held|oversaw|began|grew|got|gave) (?:\S+ ){2,}/iu,
  new RegExp(
    `\\b(?:i|we|my team and i)(?:['’]ve| have| had)?(?: (?:also|already|once|personally|recently|previously|successfully|myself|just|been|\\w+ly))* ${acted}\\b(?! up (?:my|our) mind)(?! (?:to|up|you|our|the|this|a|an|my|in|on|it) ?(?:decision|mind|time to write|meeting|conversation|interview|application|call|chat|lot of|great|impression|sure|note))`,
    "iu",
  ),
  /\b(?:i|we) (?:have |had |['’]ve )?(?:been |was |were )?(?:working|leading|building|running|managing|teaching|doing|selling|designing|writing|coaching|developing|caring|cooking|handling|supporting|coordinating|programming) (?:\w+ ){0,6}(?:for|since|at|in|with|over|as)\b/iu,
  /\bmy (?:(?:own|previous|past|recent|current|last|long|practical|hands-on|professional|daily|\d+|five|six|three|four|ten|two|seven|eight) )*(?:\w+ ){0,2}(?:experience|experiences|background|years?|work|practice|knowledge|training|degree|internship|studies|certificate|certification|thesis|skills?|fluency|time|habit|command) (?:in|with|as|at|of|leading|building|running|managing|on|from|working|using|for|doing|designing|teaching|coordinating)\b(?! (?:the|this|your) (?:role|position|job|team|company|field|area))/iu,
  /\bmy (?:(?:\p{L}|-)+ ){0,2}(?!work\b|relevant\b|own\b|past\b|previous\b|professional\b|strong\b|good\b|great\b|best\b|personal\b|prior\b|whole\b|current\b|many\b|various\b|long\b)(?:\p{L}|[+#.-])+ (?:experience|background|skills?|knowledge|training|expertise|certification|degree|diploma|licen[cs]e)\b/iu,
  /\b(?:in|during|from|at) my (?:last|current|previous|present|former|first|old|internship|time|years|studies|thesis|master|bachelor|ph\.?d|job|position|role|work)\b[^.]{0,60}\b(?:i|we|my)\b/iu,
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|several|many)\+? (?:years?|months)(?: of (?!age|life)\p{L}+|(?: of)? (?:experience|work(?:ing)?|as|in|with|leading|building|teaching|managing|practice|at|on|running|doing))\b/iu,
  /\b(?:by|from|to|of|over|about|around|nearly|under) (?:about |around |over |nearly )?(?:\d[\d.,]*\s?(?:%|percent|per cent|hours?|days?|minutes?|weeks?|customers?|clients?|people|users?|patients?|students?|children|orders|euros?|k\b|million|m\b)|a (?:third|quarter)|half|two thirds)/iu,
  /\b(?:as|being|having been|having worked as) an? (?!result|candidate|team\b|whole|matter|person|applicant|next|reminder|follow|company|part\b|possible|person)(?:(?:\p{L}|-)+ ){0,3}(?:\p{L}|-)+,? (?:i|my)\b/iu,
  /\bhaving (?:\w+ly )?(?:led|built|run|managed|worked|designed|taught|launched|written|developed|done|handled|moved|migrated|set)\b/iu,
  /\b(?:i|we) (?:(?:also|already|really|myself) )?(?:speak|know|hold|have|am|use|work|program|code|teach|['’]m) (?:(?:fluent|fluently|certified|trained|experienced|used|familiar|comfortable|very good|good|strong|well|a (?:certified|trained|licensed|registered|qualified))\b|(?:an? |the |my )?(?:\w+ ){0,2}(?:certificate|licen[cs]e|degree|diploma)\b|(?:native|solid|deep|broad|practical|hands-on|strong|good|long|extensive) (?:\w+ )?(?:experience|knowledge|skills?|command) (?:in|with|of|as)\b|(?:sql|python|java|excel|sap|german|french|spanish|english|mandarin|arabic|polish|russian|italian|dutch|portuguese|javascript|react|kubernetes)\b|experience (?:in|with|as|of|from)\b|used to \w+ing)/iu,
  /\b(?:strengths?|skills?|experience|background|expertise) (?:in|with|at|as) (?!this|the (?:role|field|area|position|job|industry)|general|your)(?:\p{L}|[+#])+/iu,
];

/** D4: one skill or result of the writer's, not just the claim to fit. */
export function findFit({ parts, plain }: Context): Found | null {
  const said = parts.sentences.some((sentence) => {
    const text = plain.slice(sentence.start, sentence.end);
    return !/\?\s*$/u.test(text) && fits.some((pattern) => pattern.test(text));
  });
  if (said) return null;
  return {
    message: "It does not say yet why you fit. One skill or result that meets their need is enough.",
    ranges: [],
  };
}

const wish =
  /\b(?:(?:my|great|strong|real|continued|keen|sincere|genuine|deep|increased|growing|high|much|more|an?|full)? ?interest in|(?:my|our|this|strengthened|confirmed|increased|added to|deepened|raised|renewed|grew|great|continued|strong) (?:\w+ )?interest\b|interested in|(?:even |still |very |more |really |so |remain |am |most |just as |all the more |extremely |truly |highly |as )+interested|excited (?:about|by|to|for|at)|(?:am|was|more|even|very|so|truly|really) excited|enthusias\w+|(?:would|['’]d) (?:really |very much |still |truly |absolutely |also |gladly |so |dearly |just )*(?:love|like|welcome|want|be (?:\w+ )?(?:glad|happy|proud|honou?red|delighted|thrilled|excited|pleased|keen|eager))\b|keen(?:er)? (?:to|on|than)|(?:am|remain|very|more|still|so) (?:\w+ )?keen|eager to|(?:i|made me|makes me) (?:do |still |really |very much |truly |only |just |even )*want\b|want(?:ed)? (?:this|the|to (?:do|join|work|be|help|take|contribute|have)) |i (?:really |sincerely |very much |do |still )?hope (?:to|that i|i (?:can|could|may)|for)|look(?:ing)? forward to (?:contributing|joining|working|the (?:possibility|chance|prospect|opportunity)|becoming|being|help)|motivat(?:ed|es|ion)|(?:role|position|job|work|company|opportunity|task|post|team|place|mission|it|this|that|which|project) (?:\w+ ){0,4}(?:appeals?|attracts?|attractive|draws|fascinates?|inspires?|motivates|excites|interests|appealing)|appeals? to me|draws me|drew me|drawn to|fascinat(?:ed|es)|dream (?:of|job|role)|gladly (?:take|join|do|work|accept)|wish(?:es)? to (?:join|work|contribute|be|take|help)|my wish|can see myself|picture myself|imagine myself|see myself|the (?:kind|type|sort) of (?:role|work|job|place|team|position|company|task)s? (?:\w+ )?(?:i|that)|i was hoping for|convinced (?:that|me)|passionate about)/iu;
const reason =
  /\b(?:because|since|as (?:it|the|this|your|you|i|they|we|that|there)|the reason|reasons?|(?:is|that['’]s) why|this is why|why i|due to|for (?:its|the way|their|your)|so that|given|thanks to|not least|above all|especially|particularly|in particular|most of all|what (?:draws|attracts|appeals|excites|interests|i like|interested|convinced|made)|the (?:chance|opportunity|prospect|possibility|idea|thought|mission|mix|combination|focus|way|kind|sort|type) (?:to|of|that|on|between|you)|where i (?:can|could|would)|to help|help(?:ing)? (?:you|your|the|patients|people|students|with|to|build|fix)|combin\w+|match\w*|fits? (?:my|what|with|well)|exactly (?:the|what)|strengthen\w*|confirm\w*|deepen\w*|increas\w*|renewed|reinforc\w*|convinc\w*|added to|more (?:than|so|interested|excited|convinced|keen|enthusiastic|eager)|even (?:more|keener|stronger)|keener|made me|makes me|after (?:our|the|speaking|talking|hearing|meeting|what|learning|seeing|this|you|that|yesterday|today)|having (?:spoken|heard|seen|met|talked|learned)|(?:hearing|learning|seeing|talking|speaking|meeting|listening) (?:about|how|with|to|more|your|you|that)|(?:conversation|talk|discussion|meeting|interview|visit|call|chat)s? (?:\w+ ){0,6}(?:made|strengthened|confirmed|added|deepened|convinced|left|increased|showed|gave)|appeals? to me|attracts? me|draws me|drew me|fascinat\w+|work(?:ing)? (?:on|with) (?!you\b|your (?:company|team)\b)|(?:build|lead|design|teach|improve|develop|care for|fix|solv|grow|shape|contribut)\w* (?:to |the |your |a |for |with )|for me (?:it|this|that)|values?|mission|purpose|it is (?:exactly|the)|is (?:exactly )?what i|(?:do|doing) (?:it|this|that|the same) again|(?:kind|type|sort) of (?:work|role|job|place|team|company|position|task|problem|environment))\b/iu;

/** D18: says that the writer wants this role, and why. */
export function findWish({ parts, plain }: Context): Found | null {
  const texts = parts.sentences.map((sentence: Span) => plain.slice(sentence.start, sentence.end));
  const wishes = texts.map((text) => wish.test(text.replace(courtesy, " ")));
  if (!wishes.includes(true))
    return {
      message: "It does not say that you want this role. One sentence, with your reason, is enough.",
      ranges: [],
    };
  const reasoned = texts.some(
    (_text, at) =>
      wishes[at] &&
      [texts[at - 1], texts[at], texts[at + 1]].some(
        (near, offset) =>
          near !== undefined &&
          (offset === 1 ? reason.test(near.replace(courtesy, " ")) : nearReason.test(near)),
      ),
  );
  if (reasoned) return null;
  const at = wishes.indexOf(true);
  const sentence = parts.sentences[at];
  return {
    message: "It says that you want the role, but not why. Add what draws you to it.",
    ranges: sentence ? [[sentence.start, sentence.end]] : [],
  };
}

const nearReason =
  /\b(?:because|since (?:it|the|you|your|i)|the reason|this is why|that is why|that['’]s why|what (?:draws|attracts|appeals|excites|i like)|especially|above all|appeals? to me|attracts? me|draws me|convinced me|(?:strengthened|confirmed|increased|deepened|added to) (?:my|that|this)|made me|matches|combines|exactly (?:the|what)|(?:kind|sort|type) of (?:work|place|team|role|job|problem)|mission|fits (?:my|what|well)|i (?:really |truly |do )?(?:like|love|enjoy|care about|believe in) (?!(?:to|our|the (?:talk|conversation|interview|meeting))\b)\p{L}+)\b/iu;

/** "I would be happy to send more" offers something; it is no wish for the role. */
const courtesy =
  /\b(?:(?:would|will|['’]d|['’]ll|am|be|shall)(?: be)?(?: (?:also|very|more than|always|really|so))* (?:glad|happy|pleased|grateful|thankful|delighted|love|like|welcome|appreciate|keen|eager)(?: to| if| for| of| it)? ?(?:very much )?(?:to )?(?:send|provide|answer|share|hear|know|give|add|tell|thank|supply|discuss|clarify|say|explain|show|receive|learn (?:when|whether|about your decision|about the)|any|a (?:short |brief )?(?:word|line|note|reply|update)|take this opportunity|express|you|speak|talk|come back|follow up|ask)\b[^.,;]*|interested in (?:hearing|knowing|your (?:answer|decision|reply|feedback))|hope (?:to hear|that you (?:are|had|have)|you (?:are|had|have)|this|i (?:did|have not|am not)|to hear)|(?:i )?(?:want(?:ed)?|wish(?:ed)?|would like|['’]d like) to (?:thank|say|express|follow|ask|let|know|check|send|write|reach|inform|share|mention|add)\b)/giu;
