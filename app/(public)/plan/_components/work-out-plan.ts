import { answerPlanRequest, type PlanAnswer } from "@/lib/follow-ups/calculator/queries";
import { calendarDay } from "@/lib/follow-ups/schema";
import { holidaysOf, UnknownRegionError } from "@/lib/holidays/queries";
import { understandPromise } from "@/lib/promises/wording/queries";
import { cleanLine } from "@/lib/text/rules";
import { type PlanFields, type PlanQuery, toPlanFields, toPlanRequest } from "./plan-query";

/** `asked` is the question with the words read; `understood` tells what they were taken for, null when there were none. */
export type Outcome =
  | { answer: PlanAnswer; asked: PlanQuery; understood: string | null }
  | { fields: PlanFields };

/** Asks the planner what POST /api/plan would answer to the same question. */
export async function workOutPlan(query: PlanQuery, now: Date): Promise<Outcome> {
  const { asked, understood, fields } = await readWords(query);
  const request = toPlanRequest(asked);
  if (fields) return { fields: "fields" in request ? { ...request.fields, ...fields } : fields };
  if ("fields" in request) return request;
  const response = await answerPlanRequest(request.body, now);
  if (response.status === 200) return { answer: response.body, asked, understood };
  return { fields: toPlanFields(response.body.error.fields) };
}

/** What they said counts from the day of the interview. */
async function readWords(
  query: PlanQuery,
): Promise<{ asked: PlanQuery; understood: string | null; fields?: PlanFields }> {
  if (query.said !== "words") return { asked: { ...query, words: "" }, understood: null };
  const words = cleanLine(query.words);
  const asked: PlanQuery = { ...query, words, said: "nothing" };
  if (!calendarDay.safeParse(query.date).success) return { asked, understood: null };
  const read = await understandPromise(words, query.date, await holidaysNear(query));
  switch (read?.kind) {
    case "date":
      return { asked: { ...asked, said: "date", by: read.date }, understood: read.understood };
    case "span":
      return { asked: { ...asked, said: "span", days: String(read.days) }, understood: read.understood };
    case "none":
      return { asked, understood: read.understood };
    default:
      return {
        asked,
        understood: null,
        fields: { words: "This is not clear yet. Try “by Friday” or “in two weeks”, or pick a date." },
      };
  }
}

async function holidaysNear({ country, date }: PlanQuery): Promise<ReadonlySet<string> | undefined> {
  if (!country) return undefined;
  const year = Number(date.slice(0, 4));
  try {
    return await holidaysOf(country, year, year + 1);
  } catch (cause) {
    // The planner tells that the country is not known.
    if (cause instanceof UnknownRegionError) return undefined;
    throw cause;
  }
}
