"use client";

import { useState } from "react";
import { Disclosure } from "@/app/ui/disclosure";
import { TextArea } from "@/app/ui/text-area";
import { noteFields } from "@/lib/debriefs/rules";
import type { DraftFacts, DraftQuestion } from "@/lib/drafts/schema";
import { paths } from "@/lib/paths";
import { useOwnerForm } from "../../../_components/form";
import { KeepOrTake } from "./keep-or-take";
import { MessageSoFar } from "./message-so-far";
import { useKept } from "./use-kept";

type NoteField = (typeof noteFields)[number];
type Texts = Record<NoteField, string>;

export type NoteOnFile = Partial<Record<NoteField, string | null>> & { version: number };

type PersonNotesProps = {
  stepId: string;
  roundId: string;
  copyKey: string;
  index: number;
  contactId: string | null;
  name: string | null;
  questions: readonly DraftQuestion[];
  noted: NoteOnFile | null;
  /** What the thank-you to them is made from, while it is open and not written by hand. */
  message: DraftFacts | null;
};

/** One line about a person, and more if they like. Kept while it is typed, and on this device until the server has it. */
export function PersonNotes({
  stepId,
  index,
  contactId,
  name,
  questions,
  noted,
  message,
  ...rest
}: PersonNotesProps) {
  const state = useOwnerForm();
  const field = (fact: string) => `notes.${index}.${fact}`;
  const [texts, setTexts] = useState<Texts>(() =>
    textsOf((fact) => typed(state, field(fact)) ?? noted?.[fact]),
  );
  const kept = useKept({
    copyKey: rest.copyKey,
    url: paths.stepNotes(stepId),
    values: { roundId: rest.roundId, contactId: contactId ?? "", ...texts },
    version: noted?.version ?? null,
    enabled: true,
    restore: (values) => setTexts(textsOf((fact) => values[fact])),
  });
  const theirs = noteIn(kept.theirs);
  const area = (fact: NoteField) => ({
    name: field(fact),
    value: texts[fact],
    onChange: (event: { currentTarget: HTMLTextAreaElement }) => {
      const { value } = event.currentTarget;
      setTexts((before) => ({ ...before, [fact]: value }));
    },
    rows: 2,
    maxLength: 2000,
    autoCapitalize: "sentences",
    spellCheck: true,
    error: state.status === "invalid" ? state.fieldErrors[field(fact)] : undefined,
  });
  const [, ...more] = questions;
  return (
    <div className="flex flex-col gap-3">
      <input type="hidden" name={field("contactId")} value={contactId ?? ""} />
      <input type="hidden" name={field("version")} value={kept.version ?? ""} />
      <TextArea
        label={name ? `One thing you and ${name} talked about?` : "One thing you talked about?"}
        optional
        {...area("topic")}
      />
      <Disclosure
        summary={name ? `More about ${name}, if you like` : "More, if you like"}
        open={noteFields.some((fact) => fact !== "topic" && noted?.[fact])}
        small
      >
        <div className="flex flex-col gap-5 border-s-2 border-hair ps-4 pt-1">
          {more.map(({ fact, ask, hint }) => {
            const key = noteFields.find((known) => fact === `debrief.${known}`);
            return key && <TextArea key={fact} label={ask} hint={hint} {...area(key)} />;
          })}
        </div>
      </Disclosure>
      {message && <MessageSoFar name={name} facts={message} notes={texts} />}
      <p role="status" className="text-sm text-soft empty:hidden">
        {kept.status}
      </p>
      {theirs && (
        <div className="flex flex-col items-start gap-3 border-s-2 border-line ps-4">
          <p className="font-medium">Noted in the other window</p>
          <p className="wrap-anywhere whitespace-pre-line">
            {noteFields.flatMap((fact) => theirs[fact] ?? []).join("\n") || "Nothing any more."}
          </p>
          <KeepOrTake
            onKeep={() => kept.keepMine(theirs.version)}
            onTake={() => {
              setTexts(textsOf((fact) => theirs[fact]));
              kept.keepMine(theirs.version);
            }}
          />
        </div>
      )}
    </div>
  );
}

function textsOf(textOf: (fact: NoteField) => string | null | undefined): Texts {
  // Every field of the list gets its text, so the record is whole.
  return Object.fromEntries(noteFields.map((fact) => [fact, textOf(fact) ?? ""])) as Texts;
}

function typed(state: ReturnType<typeof useOwnerForm>, name: string): string | undefined {
  const value = "values" in state ? state.values[name] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** What the route answers in a conflict: the note as it is on file. */
function noteIn(current: unknown): NoteOnFile | null {
  return typeof current === "object" && current !== null && "version" in current
    ? (current as NoteOnFile)
    : null;
}
