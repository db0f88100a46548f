import { expect, test } from "vitest";
import { POST as checkDraft } from "@/app/api/draft-check/route";
import { POST as plan } from "@/app/api/plan/route";

test.each([
  ["/api/plan", plan],
  ["/api/draft-check", checkDraft],
])("%s answers nobody while calls cannot be counted", async (path, answer) => {
  const response = await answer(new Request(`http://localhost${path}`, { method: "POST", body: "{}" }));
  expect(response.status).toBe(503);
  expect(response.headers.get("Retry-After")).toBe("60");
  expect(await response.json()).toMatchObject({ error: { code: "unavailable", fields: {} } });
});
