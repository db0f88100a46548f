"use server";

import { runAction } from "@/lib/action";
import { callerIp } from "@/lib/auth/browser";
import { checkForm } from "@/lib/draft-checks/form/schema";
import { checkDraft } from "@/lib/draft-checks/rules";
import { valuesOf } from "@/lib/http/bodies/rules";
import { admitOpenCall } from "@/lib/rate-limits/open/commands";
import type { CheckState } from "./_components/check-state";

/** Reads a note and says what it found. The note comes back with the answer and is kept nowhere. */
export async function checkDraftAction(_previous: CheckState, form: FormData): Promise<CheckState> {
  let result: CheckState["result"] = null;
  const outcome = await runAction("check draft", checkForm, form, async (question) => {
    await admitOpenCall("open draft checks per ip", await callerIp());
    result = { body: question.body, answer: checkDraft(question) };
    return null;
  });
  return { outcome, values: valuesOf(form), result };
}
