import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { CONTROL, Field, type FieldProps } from "./field";

type TextAreaProps = FieldProps & Omit<ComponentProps<"textarea">, keyof FieldProps | "children">;

export function TextArea({
  label,
  name,
  id,
  hint,
  error,
  optional,
  className,
  rows = 4,
  ...rest
}: TextAreaProps) {
  return (
    <Field {...{ label, name, id, hint, error, optional, className }}>
      {(attributes) => (
        <textarea
          name={name}
          rows={rows}
          style={{ minHeight: `${rows * 1.75 + 1.125}rem` }}
          className={classNames(CONTROL, "field-sizing-content resize-y leading-relaxed")}
          {...rest}
          {...attributes}
        />
      )}
    </Field>
  );
}
