import document from "@/docs/openapi.json";

/** What the open APIs take and give, for programs (OpenAPI 3.1). */
export function GET(): Response {
  return Response.json(document, { headers: { "Cache-Control": "public, max-age=3600" } });
}
