import { turnToReader } from "../reader/rules";
import { isBlankNote, longestPhrase, lowerFirst, type Phrase, pastVerb, plainNote } from "../rules";
import { finite, isForeign } from "../vocabulary/rules";

/** What the writer brings, as a clause about them or as a thing they bring. */
export function readFit(text: string | null | undefined, keep: readonly string[] = []): Phrase | null {
  if (isBlankNote(text)) return null;
  const plain = plainNote(text ?? "");
  if (isForeign(plain)) return null;
  const line = turnToReader(asTool(lowerFirst(plain, keep))).replace(
    /^([^,]+), (?=(?:won|cut|led|built|ran|made|saved|\p{L}{2,}ed)\b[^,]*$)/iu,
    "$1 and ",
  );
  if (line.length > longestPhrase) return null;
  if (
    /^(?:i|i['’](?:ve|m|d)|at|in|for|with|as|when|while|since|over)\b.*\b(?:i|i['’](?:ve|m|d)|we)\b/iu.test(
      line,
    ) ||
    /^i\b/iu.test(line)
  )
    return { form: "own", text: line.replace(/^i\b/u, "I") };
  if (/^we\s/iu.test(line)) return { form: "own", text: line };
  if (/^my\b/iu.test(line) && finite.test(line)) return { form: "own", text: line };
  if (/^(?:responsible|in charge)\s+(?:for|of)\b/iu.test(line)) return { form: "own", text: `I was ${line}` };
  if (/^\S+$/u.test(line)) return { form: "noun", text: `my experience with ${line}` };
  if (
    /^(?:good|fluent|experienced|familiar|comfortable|certified|trained|strong|confident|skilled|used)\s+(?:at|in|with|on|as|to)\b/iu.test(
      line,
    )
  )
    return { form: "own", text: `I am ${line}` };
  if (/^(?:have|had|know|speak|can|did|like|love|enjoy|work|worked)\b/iu.test(line))
    return { form: "own", text: `I ${line}` };
  if (pastVerb.test(line)) return { form: "own", text: `I ${line}` };
  if (
    /^(?:an? )?(?:[\p{L}-]+ ){0,3}(?:speaker|nurse|teacher|engineer|developer|manager|designer|analyst|accountant|translator|cook|chef|mother|father|parent|gardener|musician|driver|trainer|native)$/iu.test(
      line,
    ) &&
    !/^my\b/iu.test(line)
  )
    return {
      form: "own",
      text: `I am ${/^an?\s/iu.test(line) ? line : `${/^[aeiou]/iu.test(line) ? "an" : "a"} ${line}`}`,
    };
  if (
    /^\p{L}+ing\b/iu.test(line) &&
    !/^(?:training|marketing|engineering|banking|accounting|nursing|teaching experience|writing skills|consulting)\b/iu.test(
      line,
    )
  )
    return { form: "noun", text: `my experience of ${line}` };
  if (
    /^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|several|many)\+?\s*(?:years?|yrs?)\b/iu.test(
      line,
    )
  )
    return {
      form: "noun",
      text: `my ${line.replace(/\byrs?\b/iu, "years").replace(/\bexp\b\.?/iu, "of experience")}`,
    };
  if (/^(?:the|a|an|my|our|some)\b/iu.test(line)) return { form: "noun", text: line };
  return { form: "noun", text: `my ${line}` };
}

const tools: Record<string, string> = {
  excel: "Excel",
  sql: "SQL",
  sap: "SAP",
  aws: "AWS",
  crm: "CRM",
  python: "Python",
  java: "Java",
  figma: "Figma",
  tableau: "Tableau",
  salesforce: "Salesforce",
  photoshop: "Photoshop",
  kubernetes: "Kubernetes",
};

function asTool(line: string): string {
  return tools[line.toLowerCase()] ?? line;
}
