import { expect, test } from "vitest";
import {
  parseCancelCondition,
  parseConjunction,
  parseIdempotencyKey,
  parseTriggerFilter,
} from "@/inngest/engine/expressions";

test("the first equality between the two events becomes the key, the rest stays to be compared", () => {
  expect(
    parseCancelCondition("async.data.version > event.data.version && event.data.id == async.data.id"),
  ).toEqual({
    asyncPath: ["data", "id"],
    eventPath: ["data", "id"],
    conditions: [
      {
        left: { of: "async", path: ["data", "version"] },
        op: ">",
        right: { of: "event", path: ["data", "version"] },
      },
    ],
  });
  expect(parseCancelCondition("async.data.all == true")).toMatchObject({ asyncPath: null, eventPath: null });
});

test("literals are numbers, texts, true and false", () => {
  const values = parseConjunction(
    `event.data.a == 'x' && event.data.b < -1.5 && true == event.data.c && event.data.d == "y"`,
  );
  expect(
    values.map(({ left, right }) => ("value" in right ? right.value : "value" in left && left.value)),
  ).toEqual(["x", -1.5, true, "y"]);
});

test("a trigger's condition becomes the JSON that the event must contain", () => {
  expect(parseTriggerFilter("event.data.a.b == 1 && event.data.a.c == 'x'")).toEqual({
    data: { a: { b: 1, c: "x" } },
  });
  expect(parseTriggerFilter(undefined)).toEqual({});
});

test.each([
  "",
  "event.data.id",
  "event.data.id ==",
  "event.data.id == async.data.id &&",
  "event.data.id == async.data.id || true == true",
  "event.data.n >= 1",
  "event.data.n <= 1",
  "event.data.n != 1",
  "event.name == 'x'",
  "event.data == 'x'",
  "size(event.data.list) > 1",
  "event.data.list[0] == 1",
  "'it\\'s' == event.data.a",
  "event.data.id == async.data.id event.data.b == 1",
])("anything else is refused, such as %j", (expression) => {
  expect(() => parseConjunction(expression)).toThrow(/cannot read the expression/);
});

test("an idempotency key is one path, nothing else", () => {
  expect(parseIdempotencyKey("event.data.key")).toEqual(["data", "key"]);
  expect(() => parseIdempotencyKey("event.data.a + event.data.b")).toThrow(/cannot read/);
  expect(() => parseIdempotencyKey("async.data.a")).toThrow(/cannot read/);
});
