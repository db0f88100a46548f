"use client";

import { useState } from "react";
import type { FormState } from "@/lib/action";
import { paths } from "@/lib/paths";
import type { HandOffMethod } from "./hand-offs";

/** When and in which way a message was last opened or copied; `at` is empty until the server has told when. */
export type HandedOff = { at: string; by: string };

/** Remembers with the server that the message left this page. */
export function useHandOff(stepId: string, before: HandedOff | null) {
  const [handedOff, setHandedOff] = useState(before);

  async function handOff(method: HandOffMethod) {
    setHandedOff({ at: "", by: method });
    const form = new FormData();
    form.set("method", method);
    try {
      const answer = await fetch(paths.stepHandOff(stepId), { method: "POST", body: form, keepalive: true });
      const state = (await answer.json()) as FormState;
      if (state.status === "done" && state.message) setHandedOff({ at: state.message, by: method });
    } catch (cause) {
      // Without a connection it is not remembered; the question is still asked here.
      if (!(cause instanceof TypeError || cause instanceof SyntaxError)) throw cause;
    }
  }

  return { handedOff, handOff };
}
