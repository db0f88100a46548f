import type { ComponentProps } from "react";
import { CONTROL, Field, type FieldProps } from "./field";

type TextInputProps = FieldProps & Omit<ComponentProps<"input">, keyof FieldProps | "children">;

export function TextInput({ label, name, id, hint, error, optional, className, ...rest }: TextInputProps) {
  return (
    <Field {...{ label, name, id, hint, error, optional, className }}>
      {(attributes) => <input name={name} type="text" className={CONTROL} {...rest} {...attributes} />}
    </Field>
  );
}
