/**
 * The part of Inngest's expression language that the engine knows: comparisons (==, <, >) of paths below `event.data`
 * or `async.data` and literals, joined by &&. Everything else is refused when functions are registered.
 */

export type Operand = { of: "event" | "async"; path: string[] } | { value: string | number | boolean };

export interface Comparison {
  left: Operand;
  op: "==" | "<" | ">";
  right: Operand;
}

/** A cancelOn expression, taken apart: one equality that an index can answer, and what remains to be compared. */
export interface CancelCondition {
  asyncPath: string[] | null;
  eventPath: string[] | null;
  conditions: Comparison[];
}

const TOKEN =
  /\s*(?:(?<path>(?:event|async)(?:\.[A-Za-z_]\w*)+)|(?<number>-?\d+(?:\.\d+)?)|(?<text>'[^'\\]*'|"[^"\\]*")|(?<word>true|false)\b|(?<op>==|<(?!=)|>(?!=))|(?<and>&&))\s*/y;

/** Reads a conjunction of comparisons. Throws on anything outside the grammar. */
export function parseConjunction(expression: string): Comparison[] {
  const tokens = tokensOf(expression);
  const comparisons: Comparison[] = [];
  for (let at = 0; at < tokens.length; at += 4) {
    const [left, op, right, and] = tokens.slice(at, at + 4);
    if (left?.operand === undefined || op?.op === undefined || right?.operand === undefined)
      refuse(expression);
    if (and ? !and.and || at + 4 >= tokens.length : at + 3 !== tokens.length) refuse(expression);
    comparisons.push({ left: left.operand, op: op.op, right: right.operand });
  }
  if (comparisons.length === 0) refuse(expression);
  return comparisons;
}

/** Takes a cancelOn expression apart; none at all cancels on every event of that name. */
export function parseCancelCondition(expression: string | undefined): CancelCondition {
  if (expression === undefined) return { asyncPath: null, eventPath: null, conditions: [] };
  const conditions = parseConjunction(expression);
  for (const [index, { left, op, right }] of conditions.entries()) {
    if (op !== "==" || !("of" in left) || !("of" in right) || left.of === right.of) continue;
    const [async, event] = left.of === "async" ? [left, right] : [right, left];
    return { asyncPath: async.path, eventPath: event.path, conditions: conditions.toSpliced(index, 1) };
  }
  return { asyncPath: null, eventPath: null, conditions };
}

/** Turns a trigger's `if` into the JSON that an event must contain. Only equalities with literals are possible. */
export function parseTriggerFilter(expression: string | undefined): Record<string, unknown> {
  const contains: Record<string, unknown> = {};
  for (const { left, op, right } of expression === undefined ? [] : parseConjunction(expression)) {
    const [path, literal] = "of" in left ? [left, right] : [right, left];
    if (op !== "==" || !("of" in path) || path.of !== "event" || !("value" in literal))
      refuse(expression ?? "");
    place(contains, path.path, literal.value);
  }
  return contains;
}

/** Reads an idempotency key, which is one path below `event.data`. */
export function parseIdempotencyKey(expression: string): string[] {
  const [token, ...more] = tokensOf(expression);
  const operand = token?.operand;
  if (more.length > 0 || !operand || !("of" in operand) || operand.of !== "event") refuse(expression);
  return operand.path;
}

interface Token {
  operand?: Operand;
  op?: Comparison["op"];
  and?: boolean;
}

function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.length) {
    const groups = TOKEN.exec(expression)?.groups;
    if (!groups) refuse(expression);
    tokens.push(tokenOf(groups, expression));
  }
  return tokens;
}

function tokenOf(groups: Record<string, string | undefined>, expression: string): Token {
  if (groups.path !== undefined) {
    const [of, ...path] = groups.path.split(".");
    if (path[0] !== "data" || path.length < 2) refuse(expression);
    return { operand: { of: of === "async" ? "async" : "event", path } };
  }
  if (groups.number !== undefined) return { operand: { value: Number(groups.number) } };
  if (groups.text !== undefined) return { operand: { value: groups.text.slice(1, -1) } };
  if (groups.word !== undefined) return { operand: { value: groups.word === "true" } };
  if (groups.and !== undefined) return { and: true };
  return { op: groups.op === "<" ? "<" : groups.op === ">" ? ">" : "==" };
}

function place(target: Record<string, unknown>, path: string[], value: unknown): void {
  const [head = "", ...rest] = path;
  if (rest.length === 0) {
    target[head] = value;
    return;
  }
  const below: Record<string, unknown> = {};
  const held = target[head];
  if (typeof held === "object" && held !== null) Object.assign(below, held);
  place(below, rest, value);
  target[head] = below;
}

function refuse(expression: string): never {
  throw new Error(
    `The embedded engine cannot read the expression "${expression}": it knows ==, < and > between paths below event.data or async.data and literals, joined by &&.`,
  );
}
