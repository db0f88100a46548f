"use client";

import { type ComponentProps, useState } from "react";
import { Button } from "@/app/ui/button";
import { Disclosure } from "@/app/ui/disclosure";
import { Fieldset } from "@/app/ui/fieldset";
import { TextInput } from "@/app/ui/text-input";
import { rowsOf } from "@/lib/text/form/rules";
import { useField, useOwnerForm } from "./form";

const UNSCRIPTED_ROWS = 4;
const MOST_ROWS = 20;

/** One row per person. Without scripts four rows stand ready; with them one, and a button for more. */
export function PeopleRows({
  legend,
  hint,
  names = [],
}: {
  legend: string;
  hint?: string;
  names?: readonly string[];
}) {
  const state = useOwnerForm();
  const typed = "values" in state ? rowsOf(state.values, "interviewers") : names.map((name) => ({ name }));
  const [wanted, setWanted] = useState(1);
  const shown = Math.max(wanted, typed.length);
  const rows = Math.min(MOST_ROWS, Math.max(shown, UNSCRIPTED_ROWS));
  return (
    <Fieldset legend={legend} name="people" hint={hint} optional>
      <ol className="flex flex-col gap-4">
        {Array.from({ length: rows }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the form
          <li key={index} className={index < shown ? undefined : "hidden noscript:block"}>
            <PersonRow index={index} typed={typed[index] ?? {}} />
          </li>
        ))}
      </ol>
      {shown < MOST_ROWS && (
        <Button tone="bare" className="-ms-2 mt-1 noscript:hidden" onClick={() => setWanted(shown + 1)}>
          Add another person
        </Button>
      )}
    </Fieldset>
  );
}

function PersonRow({ index, typed }: { index: number; typed: Record<string, string | string[]> }) {
  const name = (field: string) => `interviewers.${index}.${field}`;
  const value = (field: string) => String(typed[field] ?? "");
  return (
    <div className="border-s-2 border-hair ps-4">
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(12rem,100%),1fr))] gap-3">
        <PersonField
          label={index === 0 ? "Name" : `Name of person ${index + 1}`}
          name={name("name")}
          typed={value("name")}
          maxLength={200}
        />
        <PersonField
          label="Email"
          name={name("email")}
          typed={value("email")}
          type="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          optional
        />
      </div>
      <Disclosure summary="Their title, and how to address them" small>
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(12rem,100%),1fr))] gap-3">
          <PersonField
            label="Job title"
            name={name("jobTitle")}
            typed={value("jobTitle")}
            maxLength={200}
            optional
          />
          <PersonField
            label="Address as"
            name={name("addressAs")}
            typed={value("addressAs")}
            placeholder="Ms. Ito, or Keiko"
            maxLength={120}
            optional
          />
        </div>
      </Disclosure>
    </div>
  );
}

/** The rows close up when the form comes back, so what was typed comes from the gathered rows, not from the name. */
function PersonField({ typed, ...rest }: ComponentProps<typeof TextInput> & { typed: string }) {
  const { error } = useField(rest.name);
  return <TextInput key={typed} autoComplete="off" {...rest} defaultValue={typed} error={error} />;
}
