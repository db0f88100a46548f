import type { Context, Found } from "../context/rules";
import { masked, rangesOf } from "../words/rules";

const fillable =
  "(?:(?:your|the|my|their|his|her|interviewer'?s?|recipient'?s?|company'?s?|hiring manager'?s?|contact|first|last|full|sur|job|role|position|insert|add|enter|fill in|put|specific|relevant|another|some)\\b[^\\n\\])>}]{0,40}|name|company|role|position|title|date|topic|team|skill|project|interviewer|employer|phone(?: number)?|number|email|link|linkedin|signature|day|time|address|department|salutation|reason|challenge|product)";
const blanks: RegExp[] = [
  /\{\{[^}\n]{0,60}\}\}|\{%[^}\n]{0,60}%\}|\$\{[^}\n]{0,40}\}|<%[^>\n]{0,40}%>/u,
  /(?<![\w\])])\[(?!\d+\]|sic\]|\.\.\.\]|…\]|external\]|e\.g)[^[\]\n]{0,60}\](?!\()/iu,
  /\[(?:[^\]\n]{0,30})$/mu,
  new RegExp(`(?<!\\w)\\{\\s*${fillable}\\s*\\}`, "iu"),
  /(?<![\w}])\{[A-Za-z][\w .-]{0,30}\}(?!\})/u,
  new RegExp(`(?<!\\w)<\\s*${fillable}\\s*>`, "iu"),
  /\(\s*(?:insert|add|enter|fill in|put|your|company|interviewer'?s?|recipient'?s?|name of)\b(?! (?:to|up|in)\\b)[^)\n]{0,40}\)|\((?:name|date|role|position|company|topic|skill)\)/iu,
  /(?<![\p{L}\p{N}])[xX]{3,}(?![\p{L}\p{N}])/u,
  /_{3,}|(?<!\.)\.{5,}|…{3,}|\?{3,}/u,
  /(?<![\p{L}\p{N}])(?:TBD|TODO|TBC|FIXME|LOREM IPSUM|Lorem ipsum|PLACEHOLDER|placeholder text)(?![\p{L}\p{N}])/u,
  /(?<![\p{L}\p{N}])(?:INSERT|YOUR|ENTER|COMPANY|INTERVIEWER|HIRING MANAGER|RECIPIENT)[ _-](?:[A-Z_]{2,}[ _-]?)*(?:NAME|COMPANY|HERE|ROLE|TITLE|POSITION|DATE|TOPIC|PHONE|EMAIL)(?![\p{L}\p{N}])/u,
  /(?<![\p{L}\p{N}])(?:\*\|[A-Z_:]{2,30}\|\*|%[A-Za-z_]{3,30}%|%%[^%\n]{2,30}%%|\$[A-Z][A-Z_]{2,30})(?![\p{L}\p{N}])/u,
  /(?:^|(?<=[\s,]))(?:Dear|Hi|Hello) (?:First ?Name|Last ?Name|Name|Interviewer(?:'s Name)?|Recipient|Mr\.?\/Ms\.?)(?=[\s,.!:]|$)/mu,
  /^(?:Your (?:Full )?Name|Firstname Lastname|First Last|Name Surname|Your Phone(?: Number)?|Your LinkedIn|Your Email|Your Signature)[ \t]*$/imu,
  /\binsert (?:your |the |a |company |interviewer )?(?:name|topic|company|role|date|something|example|skill)[^.\n]{0,20} here\b/iu,
];

/** D6: nothing left to fill in, in subject or body; what is on file with brackets in its name is no blank. */
export function findBlanks({ input, body }: Context): Found | null {
  const known = [input.company, input.role, input.recipient?.name, input.sender?.name];
  const text = masked(body, known);
  const ranges = blanks.flatMap((pattern) => rangesOf(text, pattern));
  const inSubject = blanks.some((pattern) => pattern.test(masked(input.subject, known)));
  if (ranges.length === 0 && !inSubject) return null;
  return {
    message:
      ranges.length === 0
        ? "The subject still has a blank to fill in."
        : "There is still a blank to fill in here. Put in the real word, or take the sentence out.",
    ranges: withoutOverlaps(ranges),
  };
}

export function withoutOverlaps(ranges: [number, number][]): [number, number][] {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0] || b[1] - a[1]);
  const kept: [number, number][] = [];
  for (const range of sorted) {
    const last = kept.at(-1);
    if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1]);
    else kept.push([range[0], range[1]]);
  }
  return kept;
}
