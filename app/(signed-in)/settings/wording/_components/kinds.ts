import type { DraftKind } from "@/lib/drafts/schema";

type KindOnPage = { title: string; when: string };

/** The kinds of message in the order of an application's days. */
export const KINDS: Record<DraftKind, KindOnPage> = {
  "thank-you": { title: "Thank-you", when: "the day of an interview or the morning after, to each person" },
  "check-in": { title: "Check-in", when: "two or three days later, in the active rhythm" },
  "second-follow-up": { title: "Follow-up note", when: "about a week after the interview" },
  "after-timeline": { title: "After their date has passed", when: "when the day they named is over" },
  "call-script": { title: "Phone call", when: "when it stays silent" },
  "last-note": { title: "Last note", when: "one more word, in place of a call" },
  "linkedin-note": { title: "LinkedIn note", when: "where you have no address; 200 characters" },
  "forward-request": { title: "Please-forward note", when: "to somebody who can pass your thanks on" },
  "handwritten-note": { title: "Hand-written note", when: "along with the thank-you" },
  "no-show": { title: "Note about a missed interview", when: "when nobody came" },
  "application-follow-up": { title: "Follow-up on an application", when: "when there was no interview yet" },
  "rejection-reply": { title: "Reply to a rejection", when: "the morning after a no" },
  "offer-thanks": { title: "Thanks for an offer", when: "the morning after a yes" },
  "deadline-note": { title: "Note about a deadline", when: "to the others, while you decide on an offer" },
  withdrawal: { title: "Withdrawal", when: "to the others, once you accepted" },
};
