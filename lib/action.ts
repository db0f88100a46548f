import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { isDatabaseTrouble, type OwnerId } from "@/lib/auth/owner";
import { currentOwner, requireOwner } from "@/lib/auth/session";
import { AppError, type ErrorCode, isAppError } from "@/lib/errors";
import { readForm, valuesOf } from "@/lib/http/bodies/rules";
import { log } from "@/lib/log";
import { productNow } from "@/lib/product-clock/queries";
import { countHit } from "@/lib/rate-limits/commands";
import { inPlainWords } from "@/lib/text/form/schema";

export type FormValues = Record<string, string | string[]>;

/** What a form shows after its action ran. Typed values come back, so that nothing is lost. */
export type FormState =
  | { status: "idle" }
  | { status: "invalid"; fieldErrors: Record<string, string>; values: FormValues }
  | { status: "refused"; code: ErrorCode; message: string; details?: unknown; values: FormValues }
  | { status: "done"; message: string | null };

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

/**
 * A form action for signed-in users: owner first (else a redirect to sign-in), then the schema, then one command. The
 * handler gets product time and answers with a sentence to show, or null, or redirects.
 */
export function ownerAction<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  handler: (owner: OwnerId, input: z.output<Schema>, now: Date) => Promise<string | null | undefined>,
): FormAction {
  return async (_previous, form) => {
    const owner = await requireOwner();
    return runAction(name, schema, form, async (input) => {
      await countHit("writes per owner", owner);
      return handler(owner, input, await productNow());
    });
  };
}

const mostPostedBytes = 256 * 1024;

/**
 * A form that a script posts, such as saving while typing: the same steps as `ownerAction`, answered as JSON. 401 when signed
 * out, 400 for bad input, 409 for a refusal, 503 while the database cannot do its work (F27).
 */
export async function answerOwnerPost<Schema extends z.ZodType>(
  name: string,
  request: Request,
  schema: Schema,
  handler: (owner: OwnerId, input: z.output<Schema>, now: Date) => Promise<string | null | undefined>,
): Promise<Response> {
  const owner = await currentOwner();
  if (!owner) {
    const { code, message } = new AppError("signed-out");
    return Response.json({ status: "refused", code, message, values: {} } satisfies FormState, {
      status: 401,
    });
  }
  const posted = await readForm(request, mostPostedBytes);
  if ("status" in posted) {
    return new Response(null, { status: posted.status });
  }
  const state = await runAction(name, schema, posted.form, async (input) => {
    await countHit("writes per owner", owner);
    return handler(owner, input, await productNow());
  });
  if (state.status === "refused" && state.code === "unavailable") {
    return Response.json(state, { status: 503, headers: { "Retry-After": "30" } });
  }
  return Response.json(state, { status: { idle: 200, done: 200, invalid: 400, refused: 409 }[state.status] });
}

/**
 * The part every form action shares: parse, act, and turn refusals into sentences. What the database cannot do at present is one,
 * and what was typed comes back (F27, F29). Anything else is logged and rethrown.
 */
export async function runAction<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  form: FormData,
  act: (input: z.output<Schema>) => Promise<string | null | undefined>,
): Promise<FormState> {
  const values = valuesOf(form);
  const parsed = schema.safeParse(values, { error: inPlainWords });
  if (!parsed.success) {
    return { status: "invalid", fieldErrors: fieldErrorsOf(parsed.error), values };
  }
  try {
    return { status: "done", message: (await act(parsed.data)) ?? null };
  } catch (error) {
    unstable_rethrow(error);
    if (!isAppError(error)) {
      log.error({ action: name, err: error }, "an action failed");
    }
    const refusal = isDatabaseTrouble(error) ? new AppError("unavailable") : error;
    if (!isAppError(refusal)) {
      throw error;
    }
    const { code, message, details } = refusal;
    return { status: "refused", code, message, details: details.current, values };
  }
}

/** The first message per field, by its dotted path; what belongs to no field stands under "form". */
export function fieldErrorsOf(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    errors[issue.path.join(".") || "form"] ??= issue.message;
  }
  return errors;
}
