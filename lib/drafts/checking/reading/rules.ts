import { type SafeFix, safeFixes } from "@/lib/draft-checks/fixes/rules";
import { comparePanel, type PanelNote } from "@/lib/draft-checks/panel/rules";
import { checkDraft } from "@/lib/draft-checks/rules";
import type { CheckFinding } from "@/lib/draft-checks/schema";
import { type CheckFacts, checkInput } from "../rules";

/** What stands beside a draft: findings with stops first, what one tap can put right, and how it differs from the panel's. */
export interface DraftReading {
  /** The text that was read; the ranges are into it. */
  body: string;
  words: number;
  findings: CheckFinding[];
  fixes: SafeFix[];
  panel: PanelNote[];
}

/** Reads a draft as the composer shows it. Pure, so that server and browser see the same. */
export function readDraft(facts: CheckFacts, wording: { subject: string; body: string }): DraftReading {
  const input = checkInput(facts, wording);
  const { words, checks } = checkDraft(input);
  return {
    body: input.body,
    words,
    findings: [...checks.filter(isStop), ...checks.filter((check) => !isStop(check))],
    fixes: safeFixes(input).filter((fix) => checks.some((check) => check.id === fix.check)),
    panel: facts.kind === "thank-you" ? comparePanel(input.body, facts.others ?? []) : [],
  };
}

export function stopsIn(reading: DraftReading): CheckFinding[] {
  return reading.findings.filter(isStop);
}

function isStop(check: CheckFinding): boolean {
  return check.severity === "stop";
}
