import { and, eq } from "drizzle-orm";
import {
  application,
  contact,
  employer,
  followUpStep,
  interview,
  interviewer,
  mail,
  promise,
  reminder,
  round,
  search,
} from "./schema";

/** What joins a row to the one it points at. The owner is part of every key, and so of each of these. */
export const searchOfApplication = and(
  eq(search.ownerId, application.ownerId),
  eq(search.id, application.searchId),
);

export const employerOfApplication = and(
  eq(employer.ownerId, application.ownerId),
  eq(employer.id, application.employerId),
);

export const employerOfContact = and(
  eq(employer.ownerId, contact.ownerId),
  eq(employer.id, contact.employerId),
);

export const applicationOfRound = and(
  eq(application.ownerId, round.ownerId),
  eq(application.id, round.applicationId),
);

export const applicationOfInterview = and(
  eq(application.ownerId, interview.ownerId),
  eq(application.id, interview.applicationId),
);

export const applicationOfStep = and(
  eq(application.ownerId, followUpStep.ownerId),
  eq(application.id, followUpStep.applicationId),
);

export const interviewsOfRound = and(eq(interview.ownerId, round.ownerId), eq(interview.roundId, round.id));

export const interviewOfInterviewer = and(
  eq(interview.ownerId, interviewer.ownerId),
  eq(interview.id, interviewer.interviewId),
);

export const contactOfInterviewer = and(
  eq(contact.ownerId, interviewer.ownerId),
  eq(contact.id, interviewer.contactId),
);

export const contactOfStep = and(
  eq(contact.ownerId, followUpStep.ownerId),
  eq(contact.id, followUpStep.contactId),
);

export const contactOfPromise = and(
  eq(contact.ownerId, promise.ownerId),
  eq(contact.id, promise.saidByContactId),
);

export const stepOfReminder = and(
  eq(followUpStep.ownerId, reminder.ownerId),
  eq(followUpStep.id, reminder.stepId),
);

export const mailOfReminder = and(eq(mail.ownerId, reminder.ownerId), eq(mail.id, reminder.mailId));
