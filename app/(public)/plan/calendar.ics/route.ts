import { systemClock } from "@/lib/clock";
import { planCalendar } from "../_components/plan-calendar";
import { planEntries } from "../_components/plan-entries";
import { readPlanQuery } from "../_components/plan-query";
import { workOutPlan } from "../_components/work-out-plan";

/** The calculator's plan to take along; the same address as the page's, with the same answers in it. */
export async function GET(request: Request): Promise<Response> {
  const now = systemClock();
  const query = readPlanQuery(Object.fromEntries(new URL(request.url).searchParams), now);
  const outcome = await workOutPlan(query, now);
  if ("fields" in outcome) {
    return Response.json({ error: { code: "invalid", fields: outcome.fields } }, { status: 400 });
  }
  return new Response(planCalendar(planEntries(outcome.answer, outcome.asked), now), {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="afterword.ics"',
      "Cache-Control": "no-store",
    },
  });
}
