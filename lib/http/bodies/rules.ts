/** The whole body, or null once it is longer than `mostBytes`; what is behind that is not read. */
export async function readWithin(
  request: Request,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > mostBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

export type PostedForm = { form: FormData } | { status: 400 | 413 };

/** The form in a body, or the status for one that is too long or no form at all; never an exception (B12, B17). */
export async function readForm(request: Request, mostBytes: number): Promise<PostedForm> {
  const body = await readWithin(request, mostBytes);
  if (!body) return { status: 413 };
  try {
    const type = request.headers.get("content-type") ?? "";
    return { form: await new Response(body, { headers: { "content-type": type } }).formData() };
  } catch {
    return { status: 400 };
  }
}

/** More than any form of ours has. */
const mostFields = 1000;

/**
 * The fields of a form as plain values; a name that comes several times, or ends in `[]`, is a list. Of what is no form of
 * ours nothing is read: a stranger can call an action with anything at all (B12).
 */
export function valuesOf(form: unknown): Record<string, string | string[]> {
  if (!(form instanceof FormData)) return {};
  const given = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of form) {
    count += 1;
    if (count > mostFields) return {};
    if (name.startsWith("$ACTION") || name === "__proto__") continue;
    const known = given.get(name) ?? [];
    if (typeof value === "string") known.push(value);
    given.set(name, known);
  }
  const values: Record<string, string | string[]> = {};
  for (const [name, list] of given) {
    values[name] = list.length > 1 || name.endsWith("[]") ? list : (list[0] ?? "");
  }
  return values;
}
