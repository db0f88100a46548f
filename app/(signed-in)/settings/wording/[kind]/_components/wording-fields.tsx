"use client";

import { useRef } from "react";
import { Disclosure } from "@/app/ui/disclosure";
import { TextArea } from "@/app/ui/text-area";
import { TextInput } from "@/app/ui/text-input";
import { faultIn } from "@/lib/drafts/own-wordings/rules";
import { variables } from "@/lib/drafts/own-wordings/variables/rules";
import type { OwnWording } from "@/lib/drafts/schema";

type WordingFieldsProps = {
  name: string;
  wording: OwnWording;
  hasSubject: boolean;
  errors: { subject?: string; body?: string };
  onType: (wording: OwnWording) => void;
};

/** Subject and text of a template, with every variable one tap away, since braces are hard to find on a phone. */
export function WordingFields({ name, wording, hasSubject, errors, onType }: WordingFieldsProps) {
  const body = useRef<HTMLTextAreaElement>(null);

  function put(variable: string) {
    const field = body.current;
    const text = `{${variable}}`;
    const from = field?.selectionStart ?? wording.body.length;
    const to = field?.selectionEnd ?? from;
    onType({ ...wording, body: wording.body.slice(0, from) + text + wording.body.slice(to) });
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + text.length, from + text.length);
    });
  }

  return (
    <div className="flex flex-col gap-5">
      {hasSubject && (
        <TextInput
          label="Subject"
          name={`${name}.subject`}
          value={wording.subject}
          onChange={(event) => onType({ ...wording, subject: event.currentTarget.value })}
          maxLength={150}
          error={faultIn(wording.subject) ?? errors.subject}
        />
      )}
      <TextArea
        ref={body}
        label="Text"
        name={`${name}.body`}
        value={wording.body}
        onChange={(event) => onType({ ...wording, body: event.currentTarget.value })}
        rows={10}
        maxLength={4000}
        spellCheck
        autoCapitalize="sentences"
        hint="What stands in braces is filled in. Where it is not known, its sentence is left out."
        error={faultIn(wording.body) ?? errors.body}
      />
      <Disclosure summary="What can be filled in" small>
        <dl className="flex flex-col gap-1">
          {Object.entries(variables).map(([variable, means]) => (
            <div key={variable} className="flex flex-wrap items-center gap-x-3">
              <dt>
                <button
                  type="button"
                  onClick={() => put(variable)}
                  className="inline-flex min-h-11 items-center rounded-md border border-line px-3 font-medium hover:bg-sunk noscript:border-transparent noscript:px-0"
                >
                  <span className="sr-only">Put in </span>
                  {`{${variable}}`}
                </button>
              </dt>
              <dd className="min-w-0 flex-1 basis-48 text-sm text-soft">{means}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </div>
  );
}
