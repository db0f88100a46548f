import { describe, expect, test } from "vitest";
import { readForm, readWithin } from "@/lib/http/bodies/rules";

function post(body: BodyInit | null, type?: string): Request {
  return new Request("http://localhost:3000/u/x", {
    method: "POST",
    body,
    ...(type ? { headers: { "content-type": type } } : {}),
  });
}

/** A body of no announced length that counts what was taken from it. */
function endless(): { body: ReadableStream; taken: () => number } {
  let taken = 0;
  const body = new ReadableStream({
    pull(controller) {
      taken += 1024;
      controller.enqueue(new Uint8Array(1024));
    },
  });
  return { body, taken: () => taken };
}

describe("a posted form", () => {
  test("is read from either of the two encodings (F49)", async () => {
    const multipart = new FormData();
    multipart.append("from", "page");
    for (const body of [multipart, new URLSearchParams({ from: "page" })]) {
      const posted = await readForm(post(body), 1000);
      expect("form" in posted && posted.form.get("from")).toBe("page");
    }
  });

  test.each([
    ["nothing", null, undefined],
    ["JSON", "{}", "application/json"],
    ["a broken multipart body", "garbage", "multipart/form-data; boundary=x"],
    ["a multipart body without a boundary", "garbage", "multipart/form-data"],
    ["nonsense for a type", "a=b", "\u00ff"],
  ])("answers 400 to %s and raises nothing (B17)", async (_name, body, type) => {
    expect(await readForm(post(body, type), 1000)).toEqual({ status: 400 });
  });

  test("answers 413 to a body that is too long, and stops reading it (B12)", async () => {
    const { body, taken } = endless();
    const request = new Request("http://localhost:3000/u/x", {
      method: "POST",
      body,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      // Node demands this for a streamed body; the types do not know it.
      ...({ duplex: "half" } as object),
    });
    expect(await readForm(request, 10_000)).toEqual({ status: 413 });
    expect(taken()).toBeLessThan(20_000);
  });

  test("may be exactly as long as it may be", async () => {
    expect(await readWithin(post("x".repeat(100)), 100)).toHaveLength(100);
    expect(await readWithin(post("x".repeat(101)), 100)).toBeNull();
  });
});
