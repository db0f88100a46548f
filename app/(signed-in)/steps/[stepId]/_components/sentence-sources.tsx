import { Disclosure } from "@/app/ui/disclosure";
import type { DraftSentence } from "@/lib/drafts/schema";

const SOURCES: Record<DraftSentence["source"], string> = {
  template: "wording",
  interview: "the interview",
  debrief: "your notes",
  promise: "what they said",
  profile: "your settings",
  contact: "the contact",
  history: "what was sent before",
};

/** Nothing in a draft is made up: each sentence with the place its facts come from. */
export function SentenceSources({ paragraphs }: { paragraphs: readonly (readonly DraftSentence[])[] }) {
  const sentences = paragraphs.flat();
  if (sentences.length === 0) return null;
  return (
    <Disclosure summary="Where each sentence comes from" small>
      <ul className="flex flex-col gap-2 border-s-2 border-hair ps-4 text-sm">
        {sentences.map(({ text, source }) => (
          <li key={text}>
            <span className="wrap-anywhere whitespace-pre-line">{text}</span>{" "}
            <span className="text-soft">({SOURCES[source]})</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
