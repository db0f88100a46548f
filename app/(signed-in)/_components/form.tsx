"use client";

import { type ComponentProps, createContext, type ReactNode, use, useEffect, useRef, useState } from "react";
import { RadioChips } from "@/app/ui/chips";
import { DateTimeFields } from "@/app/ui/date-time-fields";
import { FormError } from "@/app/ui/form-error";
import { Notice } from "@/app/ui/notice";
import { Select } from "@/app/ui/select";
import { TextArea } from "@/app/ui/text-area";
import { TextInput } from "@/app/ui/text-input";
import type { FormAction, FormState } from "@/lib/action";
import { useFormAction } from "./use-form-action";

const idle: FormState = { status: "idle" };
const FormStateContext = createContext<FormState>(idle);

type OwnerFormProps = {
  action: FormAction;
  children: ReactNode;
  className?: string;
  id?: string;
};

/**
 * A form around a form action. Its fields below find their error and what was typed by their name, so the form itself
 * can be written on the server. What is wrong with the whole form stands above it.
 */
export function OwnerForm({ action, children, className, id }: OwnerFormProps) {
  const [state, formAction] = useFormAction(action);
  const { isOut, hold } = useHeldOffline();
  const question = questionIn(state);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (form.current && (state.status === "invalid" || state.status === "refused"))
      leadToTrouble(form.current);
  }, [state]);

  return (
    <form ref={form} id={id} action={formAction} onSubmit={hold} noValidate className={className}>
      <FormStateContext value={state}>
        <FormError>{isOut ? OFFLINE : wholeFormError(state)}</FormError>
        {question && !isOut && <Notice>{question}</Notice>}
        {children}
        <p role="status" className="empty:hidden">
          {state.status === "done" && state.message}
        </p>
      </FormStateContext>
    </form>
  );
}

/** The button is far below what went wrong on a phone, and without this a tap seems to do nothing. */
function leadToTrouble(form: HTMLFormElement) {
  const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"], fieldset[data-invalid] input');
  for (let place = wrong?.closest("details"); place; place = place.parentElement?.closest("details"))
    place.open = true;
  wrong?.focus();
  // There is none to go to, or it is hidden just now.
  if (!wrong || document.activeElement !== wrong)
    form.querySelector('[role="alert"]')?.scrollIntoView({ block: "nearest" });
}

export const OFFLINE = "No connection. What you typed stays here; try again when it is back.";

/** A form stays as it is without a connection, rather than fail with everything that was typed. */
export function useHeldOffline() {
  const [isOut, setIsOut] = useState(false);

  useEffect(() => {
    if (!isOut) return;
    const onReturn = () => setIsOut(false);
    window.addEventListener("online", onReturn);
    return () => window.removeEventListener("online", onReturn);
  }, [isOut]);

  function hold(event: Pick<Event, "preventDefault">) {
    if (navigator.onLine) return;
    event.preventDefault();
    setIsOut(true);
  }

  return { isOut, hold };
}

/** The state of the form around the caller. */
export function useOwnerForm(): FormState {
  return use(FormStateContext);
}

/** What was typed into the field before the form came back, else `fallback`, and what is wrong with it. */
export function useField(name: string, fallback?: string | null) {
  const state = useOwnerForm();
  const typed = "values" in state ? state.values[name] : undefined;
  const value = typeof typed === "string" ? typed : (fallback ?? undefined);
  return { value, error: state.status === "invalid" ? state.fieldErrors[name] : undefined };
}

type Filled<Props> = Omit<Props, "defaultValue" | "error"> & { name: string; defaultValue?: string | null };

export function TextField({ defaultValue, ...rest }: Filled<ComponentProps<typeof TextInput>>) {
  const { value, error } = useField(rest.name, defaultValue);
  return <TextInput key={value} {...rest} defaultValue={value} error={error} />;
}

export function AreaField({ defaultValue, ...rest }: Filled<ComponentProps<typeof TextArea>>) {
  const { value, error } = useField(rest.name, defaultValue);
  return <TextArea key={value} {...rest} defaultValue={value} error={error} />;
}

export function SelectField({ defaultValue, ...rest }: Filled<ComponentProps<typeof Select>>) {
  const { value, error } = useField(rest.name, defaultValue);
  return <Select key={value} {...rest} defaultValue={value} error={error} />;
}

export function ChipsField({ defaultValue, ...rest }: Filled<ComponentProps<typeof RadioChips>>) {
  const { value, error } = useField(rest.name, defaultValue);
  return <RadioChips key={value} {...rest} defaultValue={value} error={error} />;
}

type WhenFieldProps = Omit<
  ComponentProps<typeof DateTimeFields>,
  "defaultDate" | "defaultTime" | "dateError" | "timeError"
> & { defaultDate?: string | null; defaultTime?: string | null };

export function WhenField({ defaultDate, defaultTime, ...rest }: WhenFieldProps) {
  const date = useField(rest.dateName, defaultDate);
  const time = useField(rest.timeName, defaultTime);
  return (
    <DateTimeFields
      key={`${date.value} ${time.value}`}
      {...rest}
      defaultDate={date.value}
      defaultTime={time.value}
      dateError={date.error}
      timeError={time.error}
    />
  );
}

/** Nothing went wrong: the form asks once before it counts, below, where it was typed. */
function questionIn(state: FormState): string | null {
  const details = state.status === "refused" ? state.details : null;
  if (state.status !== "refused" || typeof details !== "object" || details === null) return null;
  return "understood" in details || "moves" in details ? state.message : null;
}

function wholeFormError(state: FormState): ReactNode {
  if (questionIn(state)) return null;
  if (state.status === "refused") return state.message;
  if (state.status !== "invalid") return null;
  return state.fieldErrors.form ?? "Something is missing or not quite right. The places are marked below.";
}
