import { z } from "zod";
import { newApplicationSchema } from "@/lib/applications/schema";
import {
  calendarDay,
  clockTime,
  idFromOutside,
  line,
  optionalEmail,
  optionalId,
  optionalLine,
  optionalProse,
  optionalWebAddress,
  requestId,
  timeZone,
  wholeNumber,
} from "@/lib/text/schema";

export const interviewKinds = ["phone", "video", "onsite", "panel", "task", "other"] as const;

/** Somebody on file, or somebody new by name. */
const interviewerSchema = z.union([
  z.strictObject({ contactId: idFromOutside() }),
  z.strictObject({
    name: line(200, "Write the person's name."),
    email: optionalEmail(),
    jobTitle: optionalLine(200),
    addressAs: optionalLine(120),
  }),
]);

const when = {
  startsOn: calendarDay(),
  startTime: clockTime(),
  durationMinutes: wholeNumber(5, 1440),
  /** The interview's own zone; the user's where none is given. */
  timeZone: timeZone().optional(),
};

const what = {
  kind: z.enum(interviewKinds),
  ...when,
  place: optionalLine(300),
  link: optionalWebAddress(),
  notes: optionalProse(10_000),
};

export const newInterviewSchema = z.strictObject({
  applicationId: idFromOutside(),
  ...what,
  interviewers: z.array(interviewerSchema).max(20, "At most 20 people.").default([]),
  requestId: requestId().optional(),
});

export const logInterviewSchema = z.strictObject({
  ...newApplicationSchema.pick({
    searchId: true,
    employerName: true,
    employerRegion: true,
    role: true,
    location: true,
    addAnyway: true,
  }).shape,
  ...newInterviewSchema.omit({ applicationId: true }).shape,
  /** Goes to an application on file, where the user chose one. */
  applicationId: optionalId(),
});

/** What is left out stays as it is. With `interviewers`, they replace those on file. */
export const editInterviewSchema = z.strictObject({
  interviewId: idFromOutside(),
  kind: z.enum(interviewKinds).optional(),
  place: optionalLine(300),
  link: optionalWebAddress(),
  notes: optionalProse(10_000),
  interviewers: z.array(interviewerSchema).max(20, "At most 20 people.").optional(),
  version: wholeNumber(1, 1_000_000_000),
});

export const rescheduleInterviewSchema = z.strictObject({
  interviewId: idFromOutside(),
  ...when,
  durationMinutes: wholeNumber(5, 1440).optional(),
  version: wholeNumber(1, 1_000_000_000).optional(),
});

export const recordOutcomeSchema = z.strictObject({
  interviewId: idFromOutside(),
  outcome: z.enum(["happened", "cancelled", "no-show"]),
});

export const interviewIdSchema = z.strictObject({ interviewId: idFromOutside() });

export type Interviewer = z.output<typeof interviewerSchema>;
export type NewInterview = z.output<typeof newInterviewSchema>;
export type LoggedInterview = z.output<typeof logInterviewSchema>;
export type EditedInterview = z.output<typeof editInterviewSchema>;
export type RescheduledInterview = z.output<typeof rescheduleInterviewSchema>;
export type InterviewOutcome = z.output<typeof recordOutcomeSchema>["outcome"];
