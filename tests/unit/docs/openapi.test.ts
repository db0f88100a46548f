import fs from "node:fs";
import { expect, test } from "vitest";
import { GET } from "@/app/api/openapi.json/route";
import { draftCheckAnswer, openApiDocument, planAnswer, refusal } from "@/bin/docs/openapi";
import { answerDraftCheckRequest } from "@/lib/draft-checks/request/rules";
import { answerPlanRequest } from "@/lib/follow-ups/calculator/queries";

test("docs/openapi.json says what the schemas say; `npx tsx bin/write-openapi.ts` writes it anew", () => {
  const written = JSON.parse(fs.readFileSync("docs/openapi.json", "utf8"));
  expect(written).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
});

test("programs can fetch it", async () => {
  expect(await GET().json()).toMatchObject({ openapi: "3.1.0", paths: { "/api/plan": {} } });
});

test("the document is whole: every reference leads somewhere, and the fields of the request are those of the schema", () => {
  const document = openApiDocument();
  const names = Object.keys(document.components.schemas);
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1]);
  expect(new Set(references)).toEqual(new Set(names));
  expect(document.components.schemas.PlanRequest).toMatchObject({
    required: ["timeZone", "interview"],
    additionalProperties: false,
    properties: {
      now: { type: "string", format: "date-time" },
      interview: { properties: { interviewers: { maxItems: 20 } } },
    },
  });
});

test("real answers are as the document says", async () => {
  const interview = {
    startsAt: "2026-11-23T14:00:00+01:00",
    endsAt: "2026-11-23T15:00:00+01:00",
    interviewers: [{ name: "Aiko Ito" }],
  };
  const now = new Date("2026-11-22T09:00:00Z");
  const planned = await answerPlanRequest({ timeZone: "Europe/Berlin", interview }, now);
  expect(planAnswer.parse(planned.body)).toEqual(planned.body);
  const draft = { kind: "thank-you", subject: "Hello", body: "Dear [name], when will I hear back?" };
  const checked = answerDraftCheckRequest(draft);
  expect(draftCheckAnswer.parse(checked.body)).toEqual(checked.body);
  for (const refused of [await answerPlanRequest({}, now), answerDraftCheckRequest({})]) {
    expect(refused.status).toBe(400);
    expect(refusal.parse(refused.body)).toEqual(refused.body);
  }
});
