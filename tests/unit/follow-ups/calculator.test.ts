import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { POST } from "@/app/api/plan/route";
import { answerPlanRequest } from "@/lib/follow-ups/calculator/queries";

// There is no database here to count in.
process.env.RATE_LIMITS = "off";

const CLOCK = new Date("2026-11-22T09:00:00Z");
const REQUEST = {
  timeZone: "Europe/Berlin",
  interview: {
    startsAt: "2026-11-23T14:00:00+01:00",
    endsAt: "2026-11-23T15:00:00+01:00",
    interviewers: [{ name: "Aiko Ito" }],
  },
};

async function fieldsOf(body: unknown): Promise<string[]> {
  const answer = await answerPlanRequest(body, CLOCK);
  return answer.status === 400 ? Object.keys(answer.body.error.fields) : [`status ${answer.status}`];
}

async function stepsOf(body: unknown) {
  const answer = await answerPlanRequest(body, CLOCK);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.steps;
}

function withInterview(change: object) {
  return { ...REQUEST, interview: { ...REQUEST.interview, ...change } };
}

describe("the answer of POST /api/plan", () => {
  it("has the shape that docs/api.md names, with the zone's offset", async () => {
    const answer = await answerPlanRequest(REQUEST, CLOCK);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ timeZone: "Europe/Berlin", notes: [] });
    expect((await stepsOf(REQUEST))[1]).toEqual({
      kind: "thank-you",
      to: "Aiko Ito",
      channel: "email",
      dueAt: "2026-11-24T09:00:00+01:00",
      windowEndsAt: "2026-11-24T15:00:00+01:00",
      lastCallAt: "2026-11-24T12:00:00+01:00",
      rules: ["T4"],
      why: "The interview ended at noon or later, so the thank-you goes out the next morning.",
    });
    expect(
      (await stepsOf(REQUEST)).map((step) => `${step.kind} ${step.channel} ${step.windowEndsAt}`),
    ).toEqual([
      "debrief none 2026-11-24T09:00:00+01:00",
      "thank-you email 2026-11-24T15:00:00+01:00",
      "second-follow-up email 2026-11-30T18:00:00+01:00",
      "call call 2026-12-08T18:00:00+01:00",
      "propose-close none null",
    ]);
  });

  it("takes the public holidays of a region into account", async () => {
    const interview = {
      startsAt: "2026-12-18T14:00:00+01:00",
      endsAt: "2026-12-18T15:00:00+01:00",
      interviewers: [],
    };
    const timeline = { kind: "date", date: "2026-12-24" };
    const due = async (region?: string) =>
      (await stepsOf({ ...REQUEST, region, interview, timeline })).find(
        (step) => step.kind === "after-timeline",
      )?.dueAt;
    expect(await due()).toBe("2026-12-25T10:00:00+01:00");
    expect(await due("DE-BE")).toBe("2026-12-28T10:00:00+01:00");
    expect(await due("GB")).toBe("2026-12-29T10:00:00+01:00");
  });

  it("uses the clock only when now is absent", async () => {
    const late = { ...REQUEST, now: "2026-12-02T10:00:00+01:00" };
    expect((await stepsOf(late))[0]?.kind).toBe("second-follow-up");
    const answer = await answerPlanRequest(REQUEST, new Date("2026-12-02T09:00:00Z"));
    expect(answer).toEqual(await answerPlanRequest(late, CLOCK));
  });

  it("W4: settles thank-yous by name, one at a time for namesakes, all without a name", async () => {
    const interviewers = [{ name: "Jo Li" }, { name: "Jo Li" }, { name: "Aiko Ito" }];
    const at = "2026-11-23T16:00:00+01:00";
    const open = async (done: object[]) =>
      (await stepsOf({ ...withInterview({ interviewers }), done }))
        .filter((step) => step.kind === "thank-you")
        .map((step) => step.to);
    expect(await open([{ kind: "thank-you", to: " Jo Li ", at }])).toEqual(["Jo Li", "Aiko Ito"]);
    expect(await open([1, 2].map(() => ({ kind: "thank-you", to: "Jo Li", at })))).toEqual(["Aiko Ito"]);
    expect(await open([{ kind: "thank-you", to: null, at }])).toEqual([]);
  });

  it("B8: keeps an alias and puts letters in their usual case", async () => {
    for (const [asked, kept] of [
      ["Asia/Calcutta", "Asia/Calcutta"],
      ["us/pacific", "US/Pacific"],
      ["UTC", "UTC"],
    ]) {
      expect((await answerPlanRequest({ ...REQUEST, timeZone: asked }, CLOCK)).body).toMatchObject({
        timeZone: kept,
      });
    }
  });
});

describe("bad input", () => {
  it.each([
    ["B8 Mars", { ...REQUEST, timeZone: "Mars/Phobos" }, ["timeZone"]],
    ["B8 GMT+25", { ...REQUEST, timeZone: "GMT+25" }, ["timeZone"]],
    ["B8 an offset for a zone", { ...REQUEST, timeZone: "+01:00" }, ["timeZone"]],
    ["B8 no zone", { interview: REQUEST.interview }, ["timeZone"]],
    ["B8 year 0000", withInterview({ startsAt: "0000-00-00T00:00:00Z" }), ["interview.startsAt"]],
    ["B8 year 9999", withInterview({ endsAt: "9999-12-31T23:59:59Z" }), ["interview.endsAt"]],
    ["B8 year 275761", { ...REQUEST, now: "+275761-01-01T00:00:00Z" }, ["now"]],
    ["B8 a leap second", { ...REQUEST, now: "2026-11-23T23:59:60Z" }, ["now"]],
    ["B8 hour 24", { ...REQUEST, now: "2026-11-23T24:00:00Z" }, ["now"]],
    ["B8 no offset", { ...REQUEST, now: "2026-11-23T10:00:00" }, ["now"]],
    ["B8 a spoofed offset", { ...REQUEST, now: "2026-11-23T10:00:00+01:00[UTC]" }, ["now"]],
    ["B8 30 February", { ...REQUEST, timeline: { kind: "date", date: "2027-02-30" } }, ["timeline.date"]],
    ["T6 too early", { ...REQUEST, timeline: { kind: "date", date: "2026-11-22" } }, ["timeline.date"]],
    ["a far date", { ...REQUEST, timeline: { kind: "date", date: "2030-01-01" } }, ["timeline.date"]],
    ["B9 days", { ...REQUEST, timeline: { kind: "span", days: -1 } }, ["timeline.days"]],
    [
      "B9 huge days",
      { ...REQUEST, timeline: { kind: "span", days: Number.POSITIVE_INFINITY } },
      ["timeline.days"],
    ],
    [
      "a timeline of two kinds",
      { ...REQUEST, timeline: { kind: "span", days: 1, date: "2027-01-01" } },
      ["timeline.date"],
    ],
    ["an end before the start", withInterview({ endsAt: "2026-11-23T13:00:00+01:00" }), ["interview.endsAt"]],
    [
      "an interview of eight days",
      withInterview({ endsAt: "2026-12-02T13:00:00+01:00" }),
      ["interview.endsAt"],
    ],
    [
      "B1 an empty name",
      withInterview({ interviewers: [{ name: "  " }] }),
      ["interview.interviewers.0.name"],
    ],
    ["B1 NUL", withInterview({ interviewers: [{ name: "a\u0000b" }] }), ["interview.interviewers.0.name"]],
    [
      "B1 a lone surrogate",
      withInterview({ interviewers: [{ name: "a\ud800" }] }),
      ["interview.interviewers.0.name"],
    ],
    [
      "B1 a long name",
      withInterview({ interviewers: [{ name: "a".repeat(201) }] }),
      ["interview.interviewers.0.name"],
    ],
    ["21 people", withInterview({ interviewers: Array(21).fill({ name: "a" }) }), ["interview.interviewers"]],
    ["B10 an array for a string", { ...REQUEST, timeZone: ["Europe/Berlin"] }, ["timeZone"]],
    ["B10 an object for a string", { ...REQUEST, region: { $ne: 1 } }, ["region"]],
    ["B10 __proto__", JSON.parse(`{"__proto__":1,${JSON.stringify(REQUEST).slice(1)}`), ["__proto__"]],
    ["B12 an unknown field", { ...REQUEST, userId: 1 }, ["userId"]],
    ["B12 an unknown field inside", withInterview({ role: "x" }), ["interview.role"]],
    ["an unknown region", { ...REQUEST, region: "QQ" }, ["region"]],
    ["an unknown subdivision", { ...REQUEST, region: "DE-XX" }, ["region"]],
    ["a region of the prototype", { ...REQUEST, region: "DE-constructor" }, ["region"]],
    [
      "quiet hours",
      { ...REQUEST, quietHours: { from: "24:00", to: "8:00" } },
      ["quietHours.from", "quietHours.to"],
    ],
    ["a done kind", { ...REQUEST, done: [{ kind: "nap", at: "2026-11-23T10:00:00Z" }] }, ["done.0.kind"]],
    ["null", null, ["body"]],
    ["a list", [], ["body"]],
  ])("%s is refused with its field", async (_name, body, fields) => {
    expect(await fieldsOf(body)).toEqual(fields);
  });

  it("B12: ten thousand unknown fields make a short answer", async () => {
    const keys = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`k${n}`, n]));
    expect((await fieldsOf({ ...REQUEST, ...keys })).length).toBeLessThanOrEqual(20);
  });

  it("M9: whatever the JSON, the answer is 200 or 400", async () => {
    const mutated = fc
      .tuple(
        fc.constantFrom("timeZone", "region", "quietHours", "interview", "timeline", "done", "now"),
        fc.jsonValue(),
      )
      .map(([key, value]) => ({ ...REQUEST, [key]: value }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), mutated), async (body) => {
        expect([200, 400]).toContain((await answerPlanRequest(body, CLOCK)).status);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the route", () => {
  const post = (body: BodyInit | null) =>
    POST(new Request("http://localhost/api/plan", { method: "POST", body }));

  it("answers JSON that nobody stores", async () => {
    const response = await post(JSON.stringify(REQUEST));
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it.each([
    ["no body", null],
    ["no JSON", "{"],
    ["deep nesting", "[".repeat(30_000)],
    ["deep JSON", `${"[".repeat(30_000)}${"]".repeat(30_000)}`],
    ["bytes that are no text", new Uint8Array([0xff, 0xfe, 0x00])],
  ])("B12: %s is a 400 in the usual shape", async (_name, body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: { code: "invalid", fields: { body: expect.any(String) } },
    });
  });

  it("B12: more than 64 kB is a 413 in the same shape", async () => {
    const response = await post(JSON.stringify({ ...REQUEST, junk: "a".repeat(2_000_000) }));
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({
      error: { code: "too-large", fields: { body: expect.any(String) } },
    });
  });
});
