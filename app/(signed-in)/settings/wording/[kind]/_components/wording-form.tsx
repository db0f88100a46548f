"use client";

import { useState } from "react";
import { Disclosure } from "@/app/ui/disclosure";
import { FormError } from "@/app/ui/form-error";
import { SubmitButton } from "@/app/ui/submit-button";
import type { FormState } from "@/lib/action";
import type { ExampleFacts } from "@/lib/drafts/own-wordings/examples/queries";
import type { DraftKind, OwnWording } from "@/lib/drafts/schema";
import { useFormAction } from "../../../../_components/use-form-action";
import { saveOwnWordingsAction } from "../actions";
import { WordingFields } from "./wording-fields";
import { WordingPreview } from "./wording-preview";

type WordingFormProps = {
  kind: DraftKind;
  version: number | null;
  wordings: readonly OwnWording[];
  /** How many people of a panel can have a wording of their own. */
  most: number;
  hasSubject: boolean;
  examples: readonly ExampleFacts[];
};

const PLACES = ["first", "second", "third", "fourth"];

/** One wording, and for messages that go to a whole panel more of them; the preview follows the one that is typed in. */
export function WordingForm({ kind, version, wordings, most, hasSubject, examples }: WordingFormProps) {
  const [state, act] = useFormAction(saveOwnWordingsAction);
  const [texts, setTexts] = useState<OwnWording[]>(() =>
    Array.from({ length: most }, (_unused, at) => ({
      subject: typedIn(state, `wordings.${at}.subject`) ?? wordings[at]?.subject ?? "",
      body: typedIn(state, `wordings.${at}.body`) ?? wordings[at]?.body ?? "",
    })),
  );
  const [typing, setTyping] = useState(0);
  const theirs = otherVersion(state);
  const errors = state.status === "invalid" ? state.fieldErrors : {};
  const fields = (at: number) => (
    <WordingFields
      name={`wordings.${at}`}
      wording={texts[at] ?? { subject: "", body: "" }}
      hasSubject={hasSubject}
      errors={{ subject: errors[`wordings.${at}.subject`], body: errors[`wordings.${at}.body`] }}
      onType={(wording) => {
        setTyping(at);
        setTexts((before) => before.map((text, index) => (index === at ? wording : text)));
      }}
    />
  );
  return (
    <form action={act} noValidate className="flex flex-col gap-6">
      {state.status === "refused" && <FormError>{state.message}</FormError>}
      {theirs && (
        <div className="border-s-2 border-line ps-4">
          <p className="font-medium">Saved in another window</p>
          <p className="wrap-anywhere whitespace-pre-line">
            {theirs.bodies.join("\n\n") || "Our words are back there."}
          </p>
          <p className="mt-2 text-sm text-soft">Save again to keep what stands below.</p>
        </div>
      )}
      {errors.wordings && <FormError>{errors.wordings}</FormError>}
      {errors.form && <FormError>{errors.form}</FormError>}
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="version" value={(theirs ? theirs.version : version) ?? ""} />
      {fields(0)}
      {most > 1 && (
        <div>
          <p className="text-sm text-soft">
            People of one panel compare notes, so no two get the same words: one person gets this wording, and
            the others get ours, unless you write one for them too.
          </p>
          {PLACES.slice(1, most).map((place, index) => (
            <Disclosure
              key={place}
              summary={`For the ${place} person of a panel`}
              open={Boolean(wordings[index + 1]) || Boolean(errors[`wordings.${index + 1}.body`])}
              small
            >
              <div className="border-s-2 border-hair ps-4 pt-2">{fields(index + 1)}</div>
            </Disclosure>
          ))}
        </div>
      )}
      <div>
        <SubmitButton pendingLabel="Saving">Save my wording</SubmitButton>
      </div>
      <WordingPreview kind={kind} wording={texts[typing] ?? texts[0]} examples={examples} />
    </form>
  );
}

function typedIn(state: FormState, name: string): string | undefined {
  const value = "values" in state ? state.values[name] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** What the command answers in a conflict: the wordings as they are on file. */
function otherVersion(state: FormState): { version: number | null; bodies: string[] } | null {
  if (state.status !== "refused" || state.code !== "conflict") return null;
  // saveOwnWordings is the only source of these details.
  const current = state.details as { version: number | null; wordings: OwnWording[] };
  return { version: current.version, bodies: current.wordings.map(({ body }) => body) };
}
