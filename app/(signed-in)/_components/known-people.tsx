"use client";

import { CheckboxChips } from "@/app/ui/chips";
import { useOwnerForm } from "./form";

type Person = { id: string; name: string; jobTitle: string | null };

/** The people on file, to be ticked. */
export function KnownPeople({
  people,
  chosen,
  legend = "Who you talk to",
}: {
  people: readonly Person[];
  chosen: readonly string[];
  legend?: string;
}) {
  const state = useOwnerForm();
  if (people.length === 0) return null;
  const typed = "values" in state ? [state.values["known[]"] ?? []].flat() : chosen;
  return (
    <CheckboxChips
      key={typed.join()}
      legend={legend}
      name="known[]"
      chips={people.map(({ id, name, jobTitle }) => ({
        value: id,
        label: name,
        hint: jobTitle ?? undefined,
      }))}
      defaultValues={typed}
      optional
    />
  );
}
