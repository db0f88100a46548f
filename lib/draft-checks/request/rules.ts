import { checkDraft } from "../rules";
import { type CheckAnswer, draftCheckRequestSchema } from "../schema";

export interface RequestFault {
  error: { code: "invalid" | "too-large" | "too-many"; fields: Record<string, string> };
}

/** The whole of POST /api/draft-check but transport: a parsed JSON value in, status and body out. Never throws. */
export function answerDraftCheckRequest(
  body: unknown,
): { status: 200; body: CheckAnswer } | { status: 400; body: RequestFault } {
  const parsed = draftCheckRequestSchema.safeParse(body);
  if (parsed.success) return { status: 200, body: checkDraft(parsed.data) };
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const keys =
      issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const key of keys)
      fields[key.map(String).join(".")] ??=
        issue.code === "unrecognized_keys" ? "This field is not known here." : issue.message;
  }
  return { status: 400, body: { error: { code: "invalid", fields } } };
}
