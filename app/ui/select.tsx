import type { ComponentProps } from "react";
import { CONTROL, Field, type FieldProps } from "./field";

export type Option = { value: string; label: string; disabled?: boolean };

type SelectProps = FieldProps &
  Omit<ComponentProps<"select">, keyof FieldProps | "children"> & { options: readonly Option[] };

export function Select({ label, name, id, hint, error, optional, className, options, ...rest }: SelectProps) {
  return (
    <Field {...{ label, name, id, hint, error, optional, className }}>
      {(attributes) => (
        <select name={name} className={CONTROL} {...rest} {...attributes}>
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
