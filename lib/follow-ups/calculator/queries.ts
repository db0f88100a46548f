import "server-only";
import { Temporal } from "temporal-polyfill";
import { PlanError, type PlanFacts, type PlannedStep, planRound } from "@/lib/follow-ups/plan";
import { fieldErrors, type PlanRequest, planRequest } from "@/lib/follow-ups/schema";
import { holidaysOf, UnknownRegionError } from "@/lib/holidays/queries";

export interface PlanAnswer {
  timeZone: string;
  steps: {
    kind: string;
    to: string | null;
    channel: string;
    dueAt: string;
    windowEndsAt: string | null;
    lastCallAt: string | null;
    rules: string[];
    why: string;
  }[];
  notes: string[];
}

export interface RequestRefused {
  error: { code: "invalid" | "too-large"; fields: Record<string, string> };
}

export type PlanResponse = { status: 200; body: PlanAnswer } | { status: 400; body: RequestRefused };

/** What POST /api/plan answers to a parsed JSON body. `now` counts when the body has none. Keeps nothing, never throws on bad input. */
export async function answerPlanRequest(body: unknown, now: Date): Promise<PlanResponse> {
  const parsed = planRequest.safeParse(body);
  if (!parsed.success) return invalid(fieldErrors(parsed.error.issues));
  const request = parsed.data;
  try {
    const wholeSecond = Math.ceil(now.getTime() / 1000) * 1000;
    const facts = await factsOf(request, Temporal.Instant.fromEpochMilliseconds(wholeSecond));
    const { steps, notes } = planRound(facts);
    const names = new Map(facts.interviewers.map(({ key, name }) => [key, name]));
    return {
      status: 200,
      body: { timeZone: facts.timeZone, steps: steps.map((step) => present(step, names)), notes },
    };
  } catch (error) {
    if (error instanceof PlanError) return invalid({ [error.field]: error.message });
    if (error instanceof UnknownRegionError) {
      return invalid({ region: "No public holidays are known for this region." });
    }
    throw error;
  }
}

async function factsOf(request: PlanRequest, clock: Temporal.Instant): Promise<PlanFacts> {
  const { interview } = request;
  const interviewers = interview.interviewers.map(({ name }, index) => ({ key: String(index), name }));
  const facts: PlanFacts = {
    timeZone: request.timeZone,
    cadence: request.cadence,
    quietHours: request.quietHours,
    phoneCalls: request.phoneCalls,
    holidays: new Set(),
    startsAt: interview.startsAt,
    endsAt: interview.endsAt,
    interviewers,
    timeline: request.timeline,
    done: withKeys(request.done, interviewers),
    now: request.now ?? clock,
  };
  if (request.region === undefined) return facts;
  return { ...facts, holidays: await holidaysAround(request.region, facts) };
}

/** Names become keys. Of two people with one name, the first thank-you done settles the first, the second the second. */
function withKeys(done: PlanRequest["done"], interviewers: PlanFacts["interviewers"]): PlanFacts["done"] {
  const settled = new Set<string>();
  return done.map((step) => {
    if (step.kind !== "thank-you" || step.to == null) return { kind: step.kind, at: step.at };
    const namesakes = interviewers.filter(({ name }) => name === step.to);
    const key = namesakes.find((person) => !settled.has(person.key))?.key ?? `other:${step.to}`;
    settled.add(key);
    return { kind: step.kind, at: step.at, to: key };
  });
}

/** The planner looks forward from the interview, the timeline's end, the last step done and now; no further than a year. */
async function holidaysAround(region: string, facts: PlanFacts): Promise<ReadonlySet<string>> {
  const { timeline } = facts;
  const yearOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(facts.timeZone).year;
  const years = new Set([yearOf(facts.startsAt), yearOf(facts.now)]);
  if (facts.done.length > 0) years.add(Math.max(...facts.done.map((step) => yearOf(step.at))));
  if (timeline?.kind === "date") years.add(Temporal.PlainDate.from(timeline.date).year);
  if (timeline?.kind === "span") years.add(yearOf(facts.startsAt.add({ hours: 24 * timeline.days })));
  const sets = await Promise.all([...years].map((year) => holidaysOf(region, year, year + 1)));
  return new Set(sets.flatMap((days) => [...days]));
}

function present(step: PlannedStep, names: ReadonlyMap<string, string>): PlanAnswer["steps"][number] {
  return {
    kind: step.kind,
    to: step.to === null ? null : (names.get(step.to) ?? null),
    channel: step.channel,
    dueAt: isoText(step.dueAt),
    windowEndsAt: step.windowEndsAt && isoText(step.windowEndsAt),
    lastCallAt: step.lastCallAt && isoText(step.lastCallAt),
    rules: step.rules,
    why: step.why,
  };
}

function isoText(at: Temporal.ZonedDateTime): string {
  return at.toString({ timeZoneName: "never" });
}

function invalid(fields: Record<string, string>): PlanResponse {
  return { status: 400, body: { error: { code: "invalid", fields } } };
}
