import type { Context, Found } from "../context/rules";
import { folded, sameStem, stemsOf, wordsOf } from "../words/rules";

const generic =
  /^(?:(?:re|fwd?|aw|wg)\s*:\s*)*(?:(?:just |a |my |quick |short |friendly |small |gentle |kind )*(?:checking in|check[- ]?in|following[- ]up|follow[- ]?up|touching base|hello|hi|hey|hi there|greetings?|good (?:morning|day|afternoon|evening)|thanks?|thank you|thanks (?:a lot|so much|again)|thank you (?:so much|very much|again)|thank[- ]?you (?:note|letter|mail|message|email)|note|question|update|status(?: update)?|reminder|interview|job|meeting|application|my application|regards|news|introduction|urgent|important|no subject|thank you for the (?:opportunity|interview|meeting|time)|thank you for your time)(?: (?:on this|again|once more))?)[\s.!?…:-]*$/iu;
const levels = new Set([
  "senior",
  "junior",
  "lead",
  "head",
  "of",
  "the",
  "principal",
  "staff",
  "associate",
  "assistant",
  "interim",
  "mid",
  "sr",
  "jr",
  "i",
  "ii",
  "iii",
  "m",
  "w",
  "f",
  "d",
  "x",
]);

/** D1: the subject names the writer or the role. */
export function findSubject({ input, signatureNames }: Context): Found | null {
  const subject = input.subject.trim();
  if (!/[\p{L}\p{N}]/u.test(subject))
    return found(
      "The subject is empty. Name the role, or yourself, so that they know at once what it is about.",
    );
  const words = wordsOf(subject);
  const names = [input.sender?.name ?? "", ...signatureNames];
  const namesWriter = names.some((name) =>
    wordsOf(name).some(
      (part) =>
        (part.length > 1 || /\P{ASCII}/u.test(part)) &&
        (words.includes(part) || (/\P{ASCII}/u.test(part) && folded(subject).includes(part))),
    ),
  );
  if (namesWriter || namesRole(subject, input.role)) return null;
  const unknown = !input.role?.trim() && !input.sender?.name?.trim();
  if (
    unknown &&
    !generic.test(subject) &&
    words.length > 2 &&
    /\b(?:interview|role|position|application|job|candidate|vacancy|post|internship|apprenticeship)\b/iu.test(
      subject,
    )
  )
    return null;
  if (generic.test(subject))
    return found(
      "This subject could be anybody's. Name the role or yourself, for example “Thank you for the Data Analyst interview”.",
    );
  return found("The subject names neither you nor the role. With one of the two they find it again at once.");
}

export function namesRole(text: string, role: string | undefined): boolean {
  if (!role?.trim()) return false;
  if (folded(text).includes(folded(role.trim()))) return true;
  const parts = wordsOf(role).filter((part) => !levels.has(part));
  const words = wordsOf(text);
  if (parts.length > 1 && words.includes(parts.map((part) => part.charAt(0)).join(""))) return true;
  const stems = stemsOf(text);
  return stemsOf(parts.join(" ")).some(
    (part) =>
      (part.length > 2 || /^(?:qa|hr|it|ux|ui|ml|ai|pr)$/u.test(part)) &&
      stems.some((word) => sameStem(word, part)),
  );
}

function found(message: string): Found {
  return { message, ranges: [] };
}
