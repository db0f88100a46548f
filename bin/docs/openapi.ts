import { z } from "zod";
import { draftCheckRequestSchema, largestRequestBytes } from "@/lib/draft-checks/schema";
import { CHANNELS, STEP_KINDS } from "@/lib/follow-ups/rules";
import { calendarDay, instant, planRequest, timeZone } from "@/lib/follow-ups/schema";

const moment = z.iso.datetime({ offset: true });

/** The answers, as docs/api.md tells them. A test holds real answers against them. */
export const planAnswer = z.strictObject({
  timeZone: z.string(),
  steps: z.array(
    z.strictObject({
      kind: z.enum(STEP_KINDS),
      to: z.string().nullable().describe("The interviewer a thank-you goes to; null elsewhere."),
      channel: z.enum(CHANNELS),
      dueAt: moment,
      windowEndsAt: moment.nullable(),
      lastCallAt: moment.nullable().describe("The second reminder."),
      rules: z
        .array(z.string().regex(/^T\d{1,2}$/))
        .min(1)
        .describe("The step's own rule first."),
      why: z.string(),
    }),
  ),
  notes: z.array(z.string()),
});

export const draftCheckAnswer = z.strictObject({
  words: z.int().min(0),
  checks: z.array(
    z.strictObject({
      id: z.string().regex(/^D\d{1,2}$/),
      severity: z.enum(["stop", "advice"]),
      message: z.string(),
      ranges: z.array(z.tuple([z.int().min(0), z.int().min(0)])).describe("UTF-16 offsets into the body."),
    }),
  ),
});

export const refusal = z.strictObject({
  error: z.strictObject({
    code: z.enum(["invalid", "too-large", "limit", "unavailable"]),
    fields: z.record(z.string(), z.string()).describe("What is wrong, by the dotted path of the field."),
  }),
});

const FORMATS = new Map<unknown, { format?: string; description: string }>([
  [instant, { format: "date-time", description: "ISO 8601 with Z or an offset; years 2000 to 2100." }],
  [calendarDay, { format: "date", description: "YYYY-MM-DD; years 2000 to 2100." }],
  [timeZone, { description: "An IANA time zone, like Europe/Berlin." }],
]);

/** The two open endpoints as an OpenAPI 3.1 document, from the schemas that check the requests. */
export function openApiDocument() {
  return {
    openapi: "3.1.0",
    info: {
      title: "Afterword's open APIs",
      version: "1",
      description:
        "No sign-in, no key. Both endpoints keep nothing and are rate-limited. docs/api.md says more.",
    },
    paths: {
      "/api/plan": {
        post: endpoint({
          operationId: "plan",
          summary: "Works out the follow-up plan of one round of interviews.",
          request: "PlanRequest",
          answer: "PlanAnswer",
          largestKilobytes: 64,
        }),
      },
      "/api/draft-check": {
        post: endpoint({
          operationId: "checkDraft",
          summary: "Checks the draft of a message to an employer.",
          request: "DraftCheckRequest",
          answer: "DraftCheckAnswer",
          largestKilobytes: largestRequestBytes / 1024,
        }),
      },
    },
    components: {
      schemas: {
        PlanRequest: toSchema(planRequest),
        PlanAnswer: toSchema(planAnswer),
        DraftCheckRequest: toSchema(draftCheckRequestSchema),
        DraftCheckAnswer: toSchema(draftCheckAnswer),
        Refusal: toSchema(refusal),
      },
    },
  };
}

const RETRY_AFTER = {
  "Retry-After": { description: "How many seconds to wait.", schema: { type: "integer" } },
};

interface Endpoint {
  operationId: string;
  summary: string;
  request: string;
  answer: string;
  largestKilobytes: number;
}

function endpoint({ operationId, summary, request, answer, largestKilobytes }: Endpoint) {
  return {
    operationId,
    summary,
    security: [],
    requestBody: { required: true, ...json(request) },
    responses: {
      "200": { description: "The answer.", ...json(answer) },
      "400": { description: "A field is missing, unknown or wrong.", ...json("Refusal") },
      "413": { description: `The body has more than ${largestKilobytes} kB.`, ...json("Refusal") },
      "429": { description: "Too many requests.", headers: RETRY_AFTER, ...json("Refusal") },
      "503": {
        description: "Requests cannot be counted just now.",
        headers: RETRY_AFTER,
        ...json("Refusal"),
      },
    },
  };
}

function json(name: string) {
  return { content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } } };
}

function toSchema(schema: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: "input",
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, FORMATS.get(zodSchema));
      // The pattern of an ISO instant is a page long, and its format says the same.
      if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
    },
  });
  return rest;
}
