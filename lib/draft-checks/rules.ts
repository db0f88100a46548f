import type { DraftKind } from "../drafts/schema";
import { findBlanks } from "./blanks/rules";
import { findRejectionReply, findSoftClose } from "./closings/rules";
import { type Context, type Found, readContext } from "./context/rules";
import { findNames } from "./names/rules";
import { sameness, tooAlike, twinRanges } from "./sameness/rules";
import type { CheckAnswer, CheckFinding, CheckId, CheckInput } from "./schema";
import { findClosing, findLength, findLinkedInLength, findRepetition } from "./shape/rules";
import { findSubject } from "./subject/rules";
import { findFit, findSpecific, findThanks, findWish } from "./substance/rules";
import { findDemands, findRegister, findRegret } from "./tone/rules";
import { findAttachment, findPay } from "./topics/rules";
import { countWords } from "./words/rules";

const followUp: CheckId[] = [
  "D1",
  "D5",
  "D6",
  "D7",
  "D8",
  "D10",
  "D11",
  "D12",
  "D13",
  "D15",
  "D16",
  "D18",
  "D19",
];
const courteous: CheckId[] = ["D2", "D5", "D6", "D11", "D12", "D15"];

/** Which check is asked of which kind (RULEBOOK D), in rule order. D14 is the browser's. */
export const checksByKind: Record<DraftKind, readonly CheckId[]> = {
  "thank-you": [
    "D1",
    "D2",
    "D3",
    "D4",
    "D5",
    "D6",
    "D7",
    "D8",
    "D9",
    "D10",
    "D11",
    "D12",
    "D13",
    "D15",
    "D16",
    "D18",
    "D19",
  ],
  "check-in": followUp,
  "second-follow-up": followUp,
  "after-timeline": followUp,
  "last-note": followUp,
  "application-follow-up": ["D1", "D4", "D5", "D6", "D7", "D8", "D11", "D12", "D13", "D15", "D16", "D18"],
  "rejection-reply": ["D2", "D5", "D6", "D7", "D10", "D11", "D12", "D15", "D17"],
  withdrawal: courteous,
  "offer-thanks": courteous,
  "deadline-note": courteous,
  "no-show": ["D5", "D6", "D7", "D11", "D12", "D15"],
  "linkedin-note": ["D2", "D5", "D6", "D7", "D11", "D12"],
  "forward-request": ["D2", "D6", "D11", "D12", "D15"],
  "call-script": ["D6", "D7", "D8", "D12"],
  "handwritten-note": ["D2", "D3", "D6", "D9", "D10", "D11", "D12"],
};

/** A body that must not go out by accident: the button says what is wrong and asks once more. */
export const stops: ReadonlySet<CheckId> = new Set<CheckId>(["D6", "D9", "D12"]);

/** The checks of RULEBOOK D that found something, in rule order. Never throws, whatever the text is. */
export function checkDraft(input: CheckInput): CheckAnswer {
  const context = readContext(input);
  const checks: CheckFinding[] = [];
  for (const id of checksByKind[input.kind]) {
    const found = finders[id](context);
    if (found)
      checks.push({
        id,
        severity: stops.has(id) ? "stop" : "advice",
        message: found.message,
        ranges: found.ranges,
      });
  }
  return { words: countWords(input.body), checks };
}

const finders: Record<CheckId, (context: Context) => Found | null> = {
  D1: findSubject,
  D2: findThanks,
  D3: findSpecific,
  D4: findFit,
  D5: (context) =>
    context.input.kind === "linkedin-note"
      ? findLinkedInLength(context)
      : findLength(context, context.input.kind === "thank-you" ? 200 : 120),
  D6: findBlanks,
  D7: findDemands,
  D8: findPay,
  D9: findSameness,
  D10: findRegret,
  D11: findRegister,
  D12: findNames,
  D13: findAttachment,
  D15: findClosing,
  D16: findRepetition,
  D17: findRejectionReply,
  D18: findWish,
  D19: findSoftClose,
};

/** D9: near-duplicate of what another interviewer gets, greeting and signature aside. */
function findSameness({ input, body }: Context): Found | null {
  const closest = (input.others ?? [])
    .map((other) => ({ ...other, alike: sameness(body, other.body) }))
    .toSorted((a, b) => b.alike - a.alike)[0];
  if (!closest || closest.alike < tooAlike) return null;
  return {
    message: `This is nearly what ${closest.to.trim() || "another interviewer"} gets. People compare notes; say something of their own.`,
    ranges: twinRanges(body, closest.body),
  };
}
