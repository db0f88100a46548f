import type { Chip } from "@/app/ui/chips";
import type { OwnDays } from "@/lib/follow-ups/cadences/rules";

/** A step's title as a link: its ground reaches beyond the line, so that a thumb finds it. */
export const STEP_LINK = "relative before:absolute before:inset-x-0 before:-inset-y-3 hover:text-accent";

export const KIND_CHIPS = [
  { value: "video", label: "Video" },
  { value: "phone", label: "Phone" },
  { value: "onsite", label: "On site" },
  { value: "panel", label: "Panel" },
  { value: "task", label: "Task" },
  { value: "other", label: "Other" },
] as const;

export const INTERVIEW_NAMES: Record<(typeof KIND_CHIPS)[number]["value"], string> = {
  video: "Video interview",
  phone: "Phone interview",
  onsite: "Interview on site",
  panel: "Panel interview",
  task: "Interview with a task",
  other: "Interview",
};

/** The rhythms to choose from; the user's own tells its days, or that it has none yet. */
export function cadenceChips(own: OwnDays | null): Chip[] {
  return [
    ...CADENCE_CHIPS,
    { value: "own", label: "My own", hint: own ? ownDaysText(own) : "On days you set yourself" },
  ];
}

function ownDaysText({ checkInDay, followUpDay, lastWordDay }: OwnDays): string {
  const parts = [
    checkInDay !== null && `check-in on day ${checkInDay}`,
    followUpDay !== null && `note on day ${followUpDay}`,
    lastWordDay !== null && `last word on day ${lastWordDay}`,
  ].filter(Boolean);
  return parts.length > 0 ? `Thanks, ${parts.join(", ")}` : "Thanks, and nothing more";
}

const CADENCE_CHIPS = [
  { value: "patient", label: "Quiet", hint: "Thanks and one follow-up note" },
  { value: "standard", label: "Balanced", hint: "And a last word" },
  { value: "persistent", label: "Active", hint: "And an early check-in" },
] as const;

export const OUTCOME_NAMES = {
  happened: "It happened",
  cancelled: "Cancelled",
  "no-show": "They did not show",
} as const;

export const METHOD_NAMES = {
  email: "Email",
  phone: "Phone",
  linkedin: "LinkedIn",
  letter: "Letter",
  "in-person": "In person",
  other: "Another way",
} as const;

export const METHOD_OPTIONS = Object.entries(METHOD_NAMES).map(([value, label]) => ({ value, label }));

export const RESPONSE_NAMES = {
  "good-news": "Good news",
  wait: "They need more time",
  courtesy: "A friendly line",
  "out-of-office": "Out of office",
  rejection: "A no",
  offer: "An offer",
  other: "Something else",
} as const;
