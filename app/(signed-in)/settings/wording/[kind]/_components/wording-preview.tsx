"use client";

import { useDeferredValue, useState } from "react";
import { Select } from "@/app/ui/select";
import type { ExampleFacts } from "@/lib/drafts/own-wordings/examples/queries";
import { faultIn } from "@/lib/drafts/own-wordings/rules";
import { assembleDraft } from "@/lib/drafts/rules";
import type { DraftKind, OwnWording } from "@/lib/drafts/schema";

type WordingPreviewProps = {
  kind: DraftKind;
  wording: OwnWording | undefined;
  examples: readonly ExampleFacts[];
};

/** The message as it would go out, for an application of the user's or a made-up one, while the template is typed. */
export function WordingPreview({ kind, wording, examples }: WordingPreviewProps) {
  const [chosen, setChosen] = useState(0);
  const typed = useDeferredValue(wording);
  const facts = examples[chosen]?.facts;
  if (!facts || !typed) return null;
  const fault = faultIn(typed.subject) ?? faultIn(typed.body);
  const isWritten = typed.body.trim() !== "";
  // The example stands at whatever place its panel gives it; here it is to show the words that are being typed.
  const alone = { ...facts, others: undefined, ownWordings: { [kind]: [typed] } };
  const draft = isWritten && !fault ? assembleDraft({ ...alone, kind }) : null;
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-4 border-t border-hair pt-6">
      <h2 id="preview" className="text-2xl">
        How it will read
      </h2>
      <Select
        label="Try it on"
        name="example"
        id="example"
        form="none"
        value={String(chosen)}
        onChange={(event) => setChosen(Number(event.currentTarget.value))}
        options={examples.map(({ label }, at) => ({ value: String(at), label }))}
      />
      {draft ? (
        <>
          <div className="border border-line bg-raised p-4 sm:p-5">
            {draft.subject && <p className="mb-3 text-sm text-soft">Subject: {draft.subject}</p>}
            <p className="wrap-anywhere whitespace-pre-line">{draft.body}</p>
          </div>
          <p className="text-sm text-soft">{draft.words} words.</p>
          {draft.questions.length > 0 && (
            <div className="text-sm text-soft">
              <p>Not on file there, so left out or put in our words:</p>
              <ul className="list-disc ps-5">
                {draft.questions.map(({ fact, ask }) => (
                  <li key={fact}>{ask}</li>
                ))}
              </ul>
            </div>
          )}
        </>
      ) : (
        <p className="text-soft">{fault ?? "It shows here as soon as there is something to read."}</p>
      )}
    </section>
  );
}
