import { logAnswer } from "@/lib/follow-ups/answers/commands";
import { closeAsNoAnswer, markDone, reopenStep, skipStep, snoozeStep } from "@/lib/follow-ups/commands";
import { rescheduleInterview } from "@/lib/interviews/commands";
import { type Act, end, localDay, note, revive } from "./people";

const hourMs = 3_600_000;
const responses = ["good-news", "wait", "courtesy", "out-of-office", "rejection", "offer", "other"] as const;

/** How often people do what. */
export const onSteps = {
  done: 50,
  snoozed: 16,
  skipped: 8,
  answered: 12,
  "done twice": 4,
  reopened: 5,
  closed: 1,
  "corrected the time": 2,
};

export const stepActs: Record<keyof typeof onSteps, Act<[stepId: string]>> = {
  async done({ person, model, at }, stepId) {
    const { activityId } = await markDone(person.owner, { stepId }, at);
    model.stop(stepId);
    note(person, activityId, () => model.allow(stepId));
  },
  async "done twice"({ person, model, dice, at }, stepId) {
    const requestId = `0190a000-0000-7000-8000-${String(dice.between(0, 2 ** 31)).padStart(12, "0")}`;
    const first = await markDone(person.owner, { stepId, requestId }, at);
    model.stop(stepId);
    const again = await markDone(person.owner, { stepId, requestId }, at);
    if (again.activityId !== first.activityId)
      model.broken.push(`I12: done twice counts twice, step ${stepId}`);
    note(person, first.activityId, () => model.allow(stepId));
  },
  async snoozed({ person, model, dice, at }, stepId) {
    const until =
      at.getTime() + dice.pick([0.5, 2, 5, 24, 30, 72, 200] as const) * hourMs + dice.between(0, 59) * 60_000;
    const { activityId } = await snoozeStep(
      person.owner,
      { stepId, until: new Date(until).toISOString() },
      at,
    );
    model.stop(stepId, { until });
    note(person, activityId, () => model.allow(stepId));
  },
  async skipped({ person, model, at }, stepId) {
    const { activityId } = await skipStep(person.owner, stepId, at);
    model.stop(stepId);
    note(person, activityId, () => model.allow(stepId));
  },
  async reopened({ person, model, at }, stepId) {
    await reopenStep(person.owner, stepId, at);
    model.allow(stepId);
  },
  async answered({ person, model, dice, at }, stepId) {
    const step = model.steps.get(stepId);
    const application = person.applications.find(({ id }) => id === step?.application);
    if (!application) return false;
    const response = dice.pick(responses);
    const isWait = response === "wait" || response === "out-of-office";
    const until = isWait ? localDay(at, dice.between(2, 9)) : null;
    const { activityId } = await logAnswer(
      person.owner,
      { applicationId: application.id, stepId, response, until },
      at,
    );
    if (response === "rejection") end(model, application, ["rejection-reply"]);
    if (response === "offer") end(model, application, ["offer-thanks", "offer-deadline"]);
    note(person, activityId, () => revive(model, application));
  },
  async closed({ person, model, at }, stepId) {
    const application = person.applications.find(({ id }) => id === model.steps.get(stepId)?.application);
    if (!application) return false;
    const { activityId } = await closeAsNoAnswer(person.owner, application.id, at);
    end(model, application, []);
    note(person, activityId, () => revive(model, application));
  },
  /** An interview of these days began earlier on its day, and what follows it is due at another time that has come as well. */
  async "corrected the time"({ person, model, dice, at }, stepId) {
    const application = person.applications.find(({ id }) => id === model.steps.get(stepId)?.application);
    const interviewId = application?.interviews.findLast((id) => {
      const { startsOn } = person.meetings.get(id) ?? { startsOn: "" };
      return startsOn >= localDay(at, -2) && startsOn <= localDay(at, 0);
    });
    const held = person.meetings.get(interviewId ?? "");
    if (!interviewId || !held) return false;
    const [hour = 0, minute = 0] = held.startTime.split(":").map(Number);
    const minutes = Math.max(0, 60 * hour + minute - dice.pick([15, 25, 40] as const));
    const startTime = [Math.floor(minutes / 60), minutes % 60]
      .map((part) => String(part).padStart(2, "0"))
      .join(":");
    const earlier = { startsOn: held.startsOn, startTime };
    const { activityId } = await rescheduleInterview(person.owner, { interviewId, ...earlier }, at);
    person.meetings.set(interviewId, earlier);
    note(person, activityId);
  },
};
