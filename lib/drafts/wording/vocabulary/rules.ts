export const properNames = new Set(
  "kafka kubernetes postgres postgresql figma python react salesforce sap java javascript typescript excel tableau snowflake terraform docker linux azure google amazon apple microsoft netflix spotify ruby rails django laravel golang rust swift kotlin scala spark hadoop airflow looker jira confluence notion slack github gitlab jenkins stripe shopify magento wordpress hubspot zendesk workday oracle mongodb redis elasticsearch angular vue next.js node.js node aws gcp monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december english german french spanish italian dutch portuguese chinese japanese korean arabic hindi polish turkish russian europe asia africa america germany france spain italy japan china india berlin london paris munich hamburg vienna zurich madrid lisbon amsterdam tokyo york boston chicago toronto montessori scrum kanban lean okrs brexit covid christmas easter ramadan diwali dali ikea".split(
    " ",
  ),
);

export const functionWord =
  /^(?:the|a|an|their|her|his|our|my|your|its|this|that|these|those|how|why|what|when|where|whether|they|she|he|we|it|you|there|both|all|some|using|moving|about|for|with|in|at|on|no|not|new)$/iu;

export const finite =
  /\b(?:is|are|was|were|isn['’]t|aren['’]t|wasn['’]t|has|have|had|will|won['’]t|can|can['’]t|cannot|could|would|should|must|does|do|don['’]t|doesn['’]t|did|didn['’]t|needs?|wants?|takes?|took|keeps?|kept|breaks?|broke|grew|grows|left|lost|loses|went|goes|fails?|became|becomes|asked|said|told|laughed|smiled|agreed|decided|announced|stopped|started|doubled|tripled|fell|rose|quit|resigned|came|comes|ran|spends?|spent|gave|gets?|got|feels?|seems?|means|depends|struggles?|slips?|happens?|hires?|knows?|knew|thinks?|lacks?|(?:looks?|works?) (?:different|old|good|bad|well|badly|fine|like|slow)\p{L}*)\b|\b\p{L}{3,}s (?:them|us|me|you|everybody|everyone|people|a lot|too much|so much)\b|\b\p{L}{2,}ed (?:at |to )?(?:me|us)\b/iu;

export const joint =
  /\b(?:that|which|who|whose|whom|how|why|what|when|where|whether|if|to|because|while|as|after|before|of|in|on|for|with|from)\b/iu;

export const singleThings =
  /^(?:(?!and\b)[\p{L}-]+ ){0,3}(?:guide|tour|calendar|backlog|model|system|tool|project|strategy|roadmap|budget|campaign|joke|story|question|plan|council|platform|workshop|pipeline|forecast|report|dashboard|process|office|lab|case|test|exercise|event|shop|store|garden|building|contract|law|tax|audit|handover|incident|outage|release|launch|rewrite|rebrand|redesign|migration|merger|rollout|integration|chatbot|newsletter|workload|clinic|turnaround|loop|drop-off|playroom|rota|schedule|curriculum|handbook|codebase|database|app|website|warehouse|kitchen|gearbox|prototype|exhibition|fundraiser|gala|pilot|study|trial|survey|interface|algorithm|monorepo|scheduler|rig|line|lease|reorganisation|reorganization|restructuring|acquisition|relaunch|refresh|expansion|onboarding flow|hiring freeze|wiki|board|scanner)(?=$| (?:\p{L}+ing|you|they|we|of|for|to|with|about|in|on|at|that|which|behind|between)\b)/u;

/** What people put into notes and would not put into a letter. */
export const inPassing =
  /[\s,]*\b(?:lol|lmao|haha(?:ha)*|hehe|rofl|tbh|imo|imho|btw|omg|xd|i think|i guess)(?=[\s,.]*$)/giu;

const bareSubject =
  /^(?:team|brand|regulator|company|product|app|website|site|newsletter|budget|system|backlog|process|office|board|client|customer|manager|ceo|cto|department|plant|school|ward|store|shop|warehouse|kitchen|firm|market|code|codebase|database|platform|tool|machine|hospital|agency|supplier|landlord|founder|owner|boss|old \p{L}+|new \p{L}+|current \p{L}+|whole \p{L}+)\s/iu;

/** "team is remote": a sentence of its own wants the article that a note leaves out. */
export function withArticleBefore(clause: string): string {
  return bareSubject.test(clause) ? `the ${clause}` : clause;
}

const foreign =
  /\b(?:der|die|das|und|oder|nicht|für|mit|über|ist|sind|ein|eine|wir|sie|auf|von|les|des|une|est|avec|pour|nous|dans|el|los|las|una|para|con|por|que|muy|sobre|della|sono|che|il|gli|voor|een|het|met|jest|nie|dla)\b/giu;
const english =
  /\b(?:the|and|of|to|is|are|was|we|they|he|she|for|with|about|in|on|at|my|their|how|an?|it|that)\b/iu;

/** A note in another language cannot stand in an English sentence. Names of things in it do no harm. */
export function isForeign(note: string): boolean {
  const words = new Set([...note.matchAll(foreign)].map(([word]) => word.toLowerCase()));
  return words.size >= 2 && !english.test(note);
}
