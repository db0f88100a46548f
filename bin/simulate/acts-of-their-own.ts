import { undo } from "@/lib/activity/commands";
import { addApplication, deleteApplication, moveToStage } from "@/lib/applications/commands";
import {
  addInterview,
  deleteInterview,
  editInterview,
  logInterview,
  recordOutcome,
  rescheduleInterview,
} from "@/lib/interviews/commands";
import { recordPromise } from "@/lib/promises/commands";
import { archiveSearch, createSearch, renameSearch, restoreSearch } from "@/lib/searches/commands";
import {
  comeBack,
  goAway,
  pauseEverything,
  resumeEverything,
  resumeReminders,
  saveProfile,
  stopReminders,
} from "@/lib/users/commands";
import type { Dice } from "../chaos/dice";
import { type Act, type Application, end, localDay, note, type Person, revive, zones } from "./people";

const names = ["Keiko Ito", "Ann Bell", "Omar Haddad", "Lea Blum", "Juan Paz"] as const;

/** How often people do what. */
export const onTheirOwn = {
  "logged an interview": 20,
  "added an interview": 10,
  "added an application": 5,
  rescheduled: 10,
  "changed the people": 5,
  "told the outcome": 4,
  "deleted an interview": 2,
  "recorded a promise": 8,
  "changed zone": 4,
  "changed quiet hours": 3,
  "changed cadence": 2,
  "went away": 3,
  "came back": 3,
  paused: 1,
  "went on": 5,
  "stopped reminders": 2,
  "resumed reminders": 8,
  "created a search": 2,
  "archived a search": 2,
  "restored a search": 4,
  "follows up applications": 2,
  "moved stage": 5,
  "deleted an application": 2,
  "took something back": 8,
};

export const ownActs: Record<keyof typeof onTheirOwn, Act> = {
  async "logged an interview"({ person, dice, at }) {
    const what = {
      employerName: `Employer ${dice.between(1, 9)}`,
      role: `Role ${person.applications.length}`,
    };
    const searchId = presentSearch(person);
    const when = meeting(dice, at);
    const made = await logInterview(person.owner, { ...what, searchId, ...when }, at);
    person.meetings.set(made.interviewId, when);
    person.applications.push(applicationOf(made.applicationId, searchId, [made.interviewId]));
  },
  async "added an interview"({ person, dice, model, at }) {
    const application = oneOf(
      dice,
      person.applications.filter(({ isDeleted }) => !isDeleted),
    );
    if (!application) return false;
    const when = meeting(dice, at);
    const made = await addInterview(person.owner, { applicationId: application.id, ...when }, at);
    person.meetings.set(made.interviewId, when);
    application.interviews.push(made.interviewId);
    revive(model, application);
  },
  async "added an application"({ person, dice, at }) {
    const what = {
      employerName: `Employer ${dice.between(1, 9)}`,
      role: `Role ${person.applications.length}`,
    };
    const stage = dice.pick(["saved", "applied", "screening"] as const);
    const searchId = presentSearch(person);
    const { applicationId } = await addApplication(
      person.owner,
      { ...what, searchId, stage, appliedOn: localDay(at, -dice.between(0, 9)) },
      at,
    );
    person.applications.push(applicationOf(applicationId, searchId, []));
  },
  async rescheduled({ person, dice, at }) {
    const interviewId = someInterview(person, dice);
    if (!interviewId) return false;
    const { startsOn, startTime } = meeting(dice, at);
    const { activityId } = await rescheduleInterview(person.owner, { interviewId, startsOn, startTime }, at);
    person.meetings.set(interviewId, { startsOn, startTime });
    note(person, activityId);
  },
  async "changed the people"({ person, dice, at }) {
    const interviewId = someInterview(person, dice);
    if (!interviewId) return false;
    const { interviewers } = meeting(dice, at);
    await editInterview(person.owner, { interviewId, interviewers, version: dice.between(1, 3) }, at);
  },
  async "told the outcome"({ person, dice, at }) {
    const interviewId = someInterview(person, dice);
    if (!interviewId) return false;
    const outcome = dice.pick(["happened", "cancelled", "no-show"] as const);
    const { activityId } = await recordOutcome(person.owner, { interviewId, outcome }, at);
    note(person, activityId);
  },
  async "deleted an interview"({ person, dice, at }) {
    const interviewId = someInterview(person, dice);
    if (!interviewId) return false;
    const { activityId } = await deleteInterview(person.owner, interviewId, at);
    note(person, activityId);
  },
  async "recorded a promise"({ person, dice, at }) {
    const application = live(person, dice);
    if (!application) return false;
    const said = dice.chance(0.5)
      ? ({ kind: "date", byOn: localDay(at, dice.between(1, 14)) } as const)
      : ({ kind: "span", spanDays: dice.between(1, 14) } as const);
    const input = { applicationId: application.id, saidOn: localDay(at, -1), ...said };
    note(person, (await recordPromise(person.owner, input, at)).activityId);
  },
  async "changed zone"({ person, dice, at }) {
    await saveProfile(person.owner, { timeZone: dice.pick(zones) }, at);
  },
  async "changed quiet hours"({ person, dice, at }) {
    const [quietFrom, quietTo] = dice.pick<readonly [string, string]>([
      ["21:00", "08:00"],
      ["22:30", "09:30"],
      ["20:00", "20:00"],
      ["12:00", "13:30"],
    ]);
    await saveProfile(person.owner, { quietFrom, quietTo }, at);
  },
  async "changed cadence"({ person, dice, at }) {
    await saveProfile(
      person.owner,
      { cadence: dice.pick(["patient", "standard", "persistent"] as const) },
      at,
    );
  },
  async "went away"({ person, dice, at }) {
    const from = dice.between(0, 5);
    await goAway(
      person.owner,
      { from: localDay(at, from), to: localDay(at, from + dice.between(0, 10)) },
      at,
    );
  },
  async "came back"({ person, at }) {
    await comeBack(person.owner, at);
  },
  async paused({ person, at }) {
    await pauseEverything(person.owner, at);
  },
  async "went on"({ person, at }) {
    await resumeEverything(person.owner, at);
  },
  async "stopped reminders"({ person, model, at }) {
    await stopReminders(person.owner, at);
    model.stop(person.owner);
  },
  async "resumed reminders"({ person, model, at }) {
    await resumeReminders(person.owner, at);
    model.allow(person.owner);
  },
  async "created a search"({ person, at }) {
    const { searchId } = await createSearch(person.owner, { name: `Search ${person.searches.length}` }, at);
    person.searches.push({ id: searchId, isArchived: false });
  },
  async "archived a search"({ person, dice, model, at }) {
    const search = oneOf(
      dice,
      person.searches.filter(({ isArchived }) => !isArchived),
    );
    if (!search) return false;
    const liveSteps = dice.chance(0.7) ? "stop" : "keep";
    const { activityId } = await archiveSearch(person.owner, search.id, { liveSteps }, at);
    search.isArchived = true;
    const inIt = person.applications.filter(({ searchId }) => searchId === search.id);
    if (liveSteps === "stop") for (const application of inIt) end(model, application, []);
    note(person, activityId, () => {
      search.isArchived = false;
      for (const application of inIt) revive(model, application);
    });
  },
  async "restored a search"({ person, dice, model, at }) {
    const search = oneOf(
      dice,
      person.searches.filter(({ isArchived }) => isArchived),
    );
    if (!search) return false;
    await restoreSearch(person.owner, search.id, at);
    search.isArchived = false;
    for (const application of person.applications) {
      if (application.searchId === search.id) revive(model, application);
    }
  },
  async "follows up applications"({ person, dice, at }) {
    const search = oneOf(dice, person.searches);
    if (!search) return false;
    const input = { searchId: search.id, name: "Renamed", followUpApplications: dice.chance(0.7) };
    await renameSearch(person.owner, input, at);
  },
  async "moved stage"({ person, dice, model, at }) {
    const application = live(person, dice);
    if (!application) return false;
    const stage = dice.pick([
      "screening",
      "interviewing",
      "offer",
      "withdrawn",
      "no-answer",
      "rejected",
    ] as const);
    const { activityId } = await moveToStage(person.owner, { applicationId: application.id, stage }, at);
    if (stage === "withdrawn" || stage === "no-answer") end(model, application, []);
    if (stage === "rejected") end(model, application, ["rejection-reply"]);
    if (stage === "offer") end(model, application, ["offer-thanks", "offer-deadline"]);
    note(person, activityId, () => revive(model, application));
  },
  async "deleted an application"({ person, dice, model, at }) {
    const application = oneOf(
      dice,
      person.applications.filter(({ isDeleted }) => !isDeleted),
    );
    if (!application) return false;
    const { activityId } = await deleteApplication(person.owner, application.id, at);
    application.isDeleted = true;
    end(model, application, []);
    note(person, activityId, () => {
      application.isDeleted = false;
      revive(model, application);
    });
  },
  async "took something back"({ person, at }) {
    const deed = person.deeds.pop();
    if (!deed) return false;
    await undo(person.owner, deed.id, at);
    deed.takeBack();
  },
};

function meeting(dice: Dice, at: Date) {
  return {
    kind: dice.pick(["video", "phone", "onsite"] as const),
    startsOn: localDay(at, dice.between(-1, 12)),
    startTime: `${dice.between(8, 18)}:${dice.pick(["00", "30", "45"] as const)}`.padStart(5, "0"),
    durationMinutes: dice.pick([30, 60, 90] as const),
    interviewers: names.filter(() => dice.chance(0.35)).map((name) => ({ name })),
  } as const;
}

/** The newest that is not put away. */
function presentSearch({ searches }: Person): string | null {
  return searches.findLast(({ isArchived }) => !isArchived)?.id ?? null;
}

function applicationOf(id: string, searchId: string | null, interviews: string[]): Application {
  return { id, searchId, interviews, isEnded: false, isDeleted: false };
}

function live({ applications }: Person, dice: Dice): Application | null {
  return oneOf(dice, applications.filter(({ isEnded, isDeleted }) => !isEnded && !isDeleted).slice(-5));
}

function someInterview(person: Person, dice: Dice): string | null {
  return oneOf(dice, live(person, dice)?.interviews ?? []);
}

function oneOf<T>(dice: Dice, [first, ...rest]: readonly T[]): T | null {
  return first === undefined ? null : dice.pick([first, ...rest]);
}
