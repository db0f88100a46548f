import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { GET } from "@/app/api/auth/callback/google/route";
import { isGoogleMailbox, sentenceOf } from "@/lib/auth/google/rules";

test.each([
  ["kim@gmail.com", undefined, true],
  ["kim@googlemail.com", undefined, true],
  ["kim@studio.example", "studio.example", true],
  ["kim@studio.example", undefined, false],
  ["kim@studio.example", "", false],
  ["kim@gmail.com.studio.example", undefined, false],
  ["kim@notgmail.com", undefined, false],
])("whether Google runs the mailbox %s with hd %s: %s", (email, hostedDomain, expected) => {
  expect(isGoogleMailbox(email, hostedDomain)).toBe(expected);
});

test("the page shows our own sentences only, whatever its address says", () => {
  expect(sentenceOf("cancelled")).toMatch(/You stopped at Google/);
  for (const made of ["toString", "__proto__", "Call 555", undefined, ["failed"]]) {
    expect(sentenceOf(made)).toBeNull();
  }
});

test("without keys the callback is as closed as every other way in of Auth.js", async () => {
  const answer = await GET(new NextRequest("http://localhost:3000/api/auth/callback/google?code=1&state=2"));
  expect([answer.status, answer.headers.get("set-cookie")]).toEqual([405, null]);
});
