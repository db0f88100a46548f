import { CONTROL, FieldError } from "./field";
import { Fieldset } from "./fieldset";

type DateTimeFieldsProps = {
  legend: string;
  dateName: string;
  timeName: string;
  defaultDate?: string;
  defaultTime?: string;
  dateLabel?: string;
  timeLabel?: string;
  hint?: string;
  dateError?: string;
  timeError?: string;
  min?: string;
  max?: string;
  required?: boolean;
  optional?: boolean;
};

/** A date and a time as two native inputs, since datetime-local lacks a time picker in some browsers. */
export function DateTimeFields({
  legend,
  dateName,
  timeName,
  defaultDate,
  defaultTime,
  dateLabel = "Date",
  timeLabel = "Time",
  hint,
  dateError,
  timeError,
  min,
  max,
  required,
  optional,
}: DateTimeFieldsProps) {
  return (
    <Fieldset legend={legend} name={`${dateName}-${timeName}`} hint={hint} optional={optional}>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(9rem,100%),1fr))] gap-3">
        <Part
          {...{ label: dateLabel, name: dateName, type: "date", error: dateError, required, min, max }}
          defaultValue={defaultDate}
        />
        <Part
          {...{ label: timeLabel, name: timeName, type: "time", error: timeError, required }}
          defaultValue={defaultTime}
        />
      </div>
    </Fieldset>
  );
}

function Part({
  label,
  name,
  type,
  error,
  ...rest
}: {
  label: string;
  name: string;
  type: "date" | "time";
  error?: string;
  defaultValue?: string;
  required?: boolean;
  min?: string;
  max?: string;
}) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={name} className="text-sm text-soft">
        {label}
      </label>
      <input
        id={name}
        name={name}
        type={type}
        className={CONTROL}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        {...rest}
      />
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
    </div>
  );
}
