"use client";

import { type ComponentProps, useState } from "react";
import type { FormValues } from "@/lib/action";
import type { DraftKind } from "@/lib/drafts/schema";
import { rowsOf } from "@/lib/text/form/rules";
import { Button } from "../../../ui/button";
import { Disclosure } from "../../../ui/disclosure";
import { Fieldset } from "../../../ui/fieldset";
import { FormError } from "../../../ui/form-error";
import { Select } from "../../../ui/select";
import { SubmitButton } from "../../../ui/submit-button";
import { TextArea } from "../../../ui/text-area";
import { TextInput } from "../../../ui/text-input";
import type { CheckState } from "./check-state";

const UNSCRIPTED_ROWS = 3;
const MOST_ROWS = 20;
const KINDS: Record<DraftKind, string> = {
  "thank-you": "Thank-you after an interview",
  "check-in": "Light check-in",
  "second-follow-up": "Follow-up note",
  "after-timeline": "Note after their date has passed",
  "last-note": "Last note",
  "application-follow-up": "Follow-up on an application",
  "rejection-reply": "Reply to a rejection",
  "offer-thanks": "Thanks for an offer",
  "deadline-note": "Note about a deadline",
  withdrawal: "Withdrawal",
  "no-show": "Note after a missed interview",
  "linkedin-note": "LinkedIn note",
  "forward-request": "Please-forward note",
  "handwritten-note": "Hand-written note",
  "call-script": "Words for a call",
};
const ABOUT = ["recipient", "company", "role", "sender", "topics"];

export function CheckFields({ state }: { state: CheckState }) {
  const others = rowsOf(state.values, "others");
  const hasMore = others.length > 0 || ABOUT.some((name) => state.values[name] || errorOf(state, name));
  return (
    <>
      <FormError>{problemOf(state)}</FormError>
      <Choice
        state={state}
        name="kind"
        label="What is it?"
        options={Object.entries(KINDS).map(([value, label]) => ({ value, label }))}
      />
      <Line state={state} name="subject" label="Subject" maxLength={1000} optional />
      <Area state={state} name="body" label="The note" rows={10} required />
      <Disclosure summary="Who and what it is about" open={hasMore}>
        <div className="flex flex-col gap-6 pt-2">
          <p className="text-sm text-soft">
            All of it can stay empty. What is there is compared with the note.
          </p>
          <div className="grid grid-cols-[repeat(auto-fit,minmax(min(12rem,100%),1fr))] gap-x-3 gap-y-5">
            <Line state={state} name="recipient" label="To" />
            <Line state={state} name="sender" label="Your name" />
            <Line state={state} name="company" label="Company" />
            <Line state={state} name="role" label="Role" />
          </div>
          <Area
            state={state}
            name="topics"
            label="What you talked about"
            hint="One thing per line."
            rows={2}
            optional
          />
          <OtherNotes state={state} others={others} />
        </div>
      </Disclosure>
      <div>
        <SubmitButton className="px-7" pendingLabel="Reading it">
          {state.result ? "Check again" : "Check it"}
        </SubmitButton>
      </div>
    </>
  );
}

/** One row per note. Without scripts three stand ready; with them one, and a button for more. */
function OtherNotes({ state, others }: { state: CheckState; others: FormValues[] }) {
  const [wanted, setWanted] = useState(1);
  const shown = Math.max(wanted, others.length);
  const rows = Math.min(MOST_ROWS, Math.max(shown, UNSCRIPTED_ROWS));
  return (
    <Fieldset
      legend="What the others of the panel get"
      name="others"
      hint="People compare notes. No two should be nearly the same."
      optional
    >
      <ol className="flex flex-col gap-6">
        {Array.from({ length: rows }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the form
          <li key={index} className={index < shown ? undefined : "hidden noscript:block"}>
            <OtherNote state={state} number={index + 1} typed={others[index] ?? {}} />
          </li>
        ))}
      </ol>
      {shown < MOST_ROWS && (
        <Button tone="bare" className="mt-1 noscript:hidden" onClick={() => setWanted(shown + 1)}>
          Add another note
        </Button>
      )}
    </Fieldset>
  );
}

/** The rows close up when the form comes back, so what was typed comes from the gathered rows, not from the name. */
function OtherNote({ state, number, typed }: { state: CheckState; number: number; typed: FormValues }) {
  const name = (field: string) => `others.${number - 1}.${field}`;
  return (
    <div className="flex flex-col gap-3 border-s-2 border-hair ps-4">
      <Line state={state} name={name("to")} typed={typed.to ?? ""} label={`Note ${number} goes to`} />
      <Area state={state} name={name("body")} typed={typed.body ?? ""} label={`Note ${number}`} rows={3} />
    </div>
  );
}

type Filled<Props> = Omit<Props, "defaultValue" | "error"> & {
  name: string;
  state: CheckState;
  typed?: string | string[];
};

// The keys bring back what was typed after the form has reset itself.
function Line({ state, typed, ...rest }: Filled<ComponentProps<typeof TextInput>>) {
  const value = String(typed ?? state.values[rest.name] ?? "");
  return (
    <TextInput
      key={value}
      autoComplete="off"
      maxLength={300}
      {...rest}
      defaultValue={value}
      error={errorOf(state, rest.name)}
    />
  );
}

function Area({ state, typed, ...rest }: Filled<ComponentProps<typeof TextArea>>) {
  const value = String(typed ?? state.values[rest.name] ?? "");
  return <TextArea key={value} {...rest} defaultValue={value} error={errorOf(state, rest.name)} />;
}

function Choice({ state, typed: _typed, ...rest }: Filled<ComponentProps<typeof Select>>) {
  const value = state.values[rest.name];
  return (
    <Select
      key={String(value)}
      {...rest}
      defaultValue={typeof value === "string" ? value : undefined}
      error={errorOf(state, rest.name)}
    />
  );
}

function errorOf({ outcome }: CheckState, name: string): string | undefined {
  return outcome.status === "invalid" ? outcome.fieldErrors[name] : undefined;
}

function problemOf({ outcome }: CheckState): string | null {
  if (outcome.status === "refused") return outcome.message;
  if (outcome.status !== "invalid") return null;
  const place = Object.keys(outcome.fieldErrors)[0] ?? "";
  return place.startsWith("others") || place === "form"
    ? (outcome.fieldErrors[place] ?? null)
    : "Something is missing or too long. The places are marked below.";
}
