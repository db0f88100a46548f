"use client";

import { useActionState, useEffect, useRef } from "react";
import { Page } from "../../../ui/page-frame";
import { PageHeader } from "../../../ui/page-header";
import { checkDraftAction } from "../actions";
import { CheckFields } from "./check-fields";
import { CheckResult } from "./check-result";
import { untouched } from "./check-state";

/** The note and what was found in it, side by side where there is room. */
export function CheckDesk() {
  const [state, action] = useActionState(checkDraftAction, untouched);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (state.result) document.getElementById("found")?.focus();
    else form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);

  const fields = (
    <form ref={form} action={action} noValidate className="flex flex-col gap-7">
      <CheckFields state={state} />
    </form>
  );
  if (!state.result) {
    return (
      <Page width="form">
        <PageHeader
          title="Check a draft"
          lead="Paste a note before it goes out. What could hurt it is marked, with the reason. Nothing is kept."
        />
        {fields}
      </Page>
    );
  }
  return (
    <Page width="wide">
      <h1 className="sr-only">Check a draft</h1>
      <div className="grid gap-x-16 gap-y-16 lg:grid-cols-2">
        <CheckResult result={state.result} headingId="found" />
        <section aria-labelledby="note-title">
          <h2 id="note-title" className="mb-6 text-2xl">
            The note
          </h2>
          {fields}
        </section>
      </div>
    </Page>
  );
}
