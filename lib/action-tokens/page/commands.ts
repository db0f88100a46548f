import "server-only";
import { answerDraftQuestions } from "@/lib/debriefs/commands";
import { debriefNoteSchema } from "@/lib/debriefs/schema";
import { notFound } from "@/lib/errors";
import { logAnswer } from "@/lib/follow-ups/answers/commands";
import { closeAsNoAnswer, markDone, reopenStep, skipStep, snoozeStep } from "@/lib/follow-ups/commands";
import { forgetHandOff, recordHandOff } from "@/lib/follow-ups/sending/commands";
import { answerSchema, doneSchema, snoozeSchema } from "@/lib/follow-ups/steps/schema";
import { pauseEverything, resumeEverything, saveProfile } from "@/lib/users/commands";
import { findTokenPage, type TokenPage, type TokenStep } from "./queries";
import { problem } from "./rules";
import type { StepAct, TokenAct } from "./schema";

/**
 * Acts on one step of the mail that `token` came with, or pauses everything (T21), as its owner. Raises `not-found` for any
 * other step and any token that is not good, `refused` for a step that is settled already, or in whose message something may
 * not be meant and was not asked about.
 */
export async function actOnTokenStep(token: string, input: TokenAct, now: Date): Promise<void> {
  const page = await findTokenPage(token, now);
  if (!page) {
    throw notFound();
  }
  if (input.act === "pause" || input.act === "resume") {
    await (input.act === "pause" ? pauseEverything : resumeEverything)(page.owner, now);
    return;
  }
  const step = page.steps.find((candidate) => candidate.stepId === input.stepId);
  if (!step) {
    throw notFound();
  }
  if (input.act !== "undo" && step.state !== "planned") {
    throw problem("settled");
  }
  await act(page, step, input, now);
}

async function act({ owner }: TokenPage, step: TokenStep, input: StepAct, now: Date): Promise<void> {
  const { stepId } = step;
  switch (input.act) {
    case "sent":
      if (step.stops.length > 0 && !input.anyway) {
        throw problem("stops");
      }
      if (step.kind === "propose-close") {
        await closeAsNoAnswer(owner, step.applicationId, now);
        break;
      }
      await markDone(
        owner,
        doneSchema.parse({
          stepId,
          ...(input.at && { at: input.at }),
          ...(step.draft?.body ? { subject: step.draft.subject, body: step.draft.body } : {}),
        }),
        now,
      );
      break;
    case "not-yet":
      await forgetHandOff(owner, stepId, now);
      break;
    case "opened":
      await recordHandOff(owner, { stepId, method: input.method }, now);
      break;
    case "skip":
      await skipStep(owner, stepId, now);
      break;
    case "undo":
      await reopenStep(owner, stepId, now);
      break;
    case "snooze":
      await snoozeStep(owner, snoozeSchema.parse({ stepId, until: input.until }), now);
      break;
    case "replied":
      await logAnswer(
        owner,
        answerSchema.parse({
          applicationId: step.applicationId,
          stepId,
          contactId: step.contactId,
          response: input.response,
          until: input.until,
        }),
        now,
      );
      break;
    case "note":
      await answerDraftQuestions(
        owner,
        {
          sender: {},
          note: debriefNoteSchema.parse({
            roundId: step.roundId,
            contactId: step.contactId,
            topic: input.topic,
          }),
        },
        now,
      );
      break;
    case "name":
      await saveProfile(owner, { name: input.name }, now);
      break;
  }
}
