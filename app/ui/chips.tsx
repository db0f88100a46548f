import type { ComponentProps } from "react";
import { Fieldset, type FieldsetProps } from "./fieldset";

export type Chip = { value: string; label: string; hint?: string };

type ChipsProps = Omit<FieldsetProps, "children"> & { chips: readonly Chip[] };

export function RadioChips({
  chips,
  defaultValue,
  required,
  onValueChange,
  ...fieldset
}: ChipsProps & {
  defaultValue?: string;
  required?: boolean;
  onValueChange?: (value: string) => void;
}) {
  return (
    <Fieldset {...fieldset}>
      <div className="flex flex-wrap gap-2">
        {chips.map((chip) => (
          <ChipChoice
            key={chip.value}
            chip={chip}
            type="radio"
            name={fieldset.name}
            defaultChecked={chip.value === defaultValue}
            required={required}
            onChange={onValueChange && (() => onValueChange(chip.value))}
          />
        ))}
      </div>
    </Fieldset>
  );
}

export function CheckboxChips({
  chips,
  defaultValues = [],
  ...fieldset
}: ChipsProps & { defaultValues?: readonly string[] }) {
  return (
    <Fieldset {...fieldset}>
      <div className="flex flex-wrap gap-2">
        {chips.map((chip) => (
          <ChipChoice
            key={chip.value}
            chip={chip}
            type="checkbox"
            name={fieldset.name}
            defaultChecked={defaultValues.includes(chip.value)}
          />
        ))}
      </div>
    </Fieldset>
  );
}

function ChipChoice({ chip, ...input }: { chip: Chip } & ComponentProps<"input">) {
  return (
    <label className="chip">
      <input value={chip.value} className="chip-input" {...input} />
      <span>
        {chip.label}
        {chip.hint && <span className="block text-sm font-normal text-soft">{chip.hint}</span>}
      </span>
    </label>
  );
}
