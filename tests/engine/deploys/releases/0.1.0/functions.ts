// Release 0.1.0's functions as they were, never edited: what its sleeping runs remember is what this code remembers.
import { inngest } from "@/inngest/client";
import { events } from "@/inngest/events";
import { withoutContents } from "@/lib/errors";
import { sendMail } from "@/lib/mail/sending/commands";
import { lookAtReminder } from "@/lib/reminders/alarm/commands";

const mostLooks = 700;

const deliverReminder = inngest.createFunction(
  {
    id: "deliver-reminder",
    triggers: [{ event: "reminder/scheduled" }],
    retries: 8,
    cancelOn: [
      {
        event: "reminder/cancelled",
        if: "async.data.reminderId == event.data.reminderId && async.data.version == event.data.version",
      },
      {
        event: "reminder/scheduled",
        if: "async.data.reminderId == event.data.reminderId && async.data.version > event.data.version",
      },
    ],
  },
  async ({ event, step, runId }) => {
    const alarm = events["reminder/scheduled"].parse(event.data);
    let mailId: string | null = null;
    for (let hop = 1; hop <= mostLooks; hop += 1) {
      if (!mailId) {
        const look = await step.run(`look-${hop}`, () => plainly(lookAtReminder(alarm, runId)));
        if ("over" in look) return;
        if ("sleepUntil" in look) await step.sleepUntil(`sleep-${hop}`, new Date(look.sleepUntil));
        else mailId = look.mailId;
      }
      if (mailId) {
        const mail: string = mailId;
        const sent = await step.run(`send-${hop}`, () => plainly(sendMail(mail)));
        if (sent.state === "settled") return;
        if (sent.state === "again") await step.sleepUntil(`wait-${hop}`, new Date(sent.at));
        else mailId = null;
      }
    }
  },
);

async function plainly<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw withoutContents(error);
  }
}

const sendSignInMail = inngest.createFunction(
  { id: "send-sign-in-mail", triggers: [{ event: "mail/sign-in-requested" }], retries: 4 },
  async ({ event, step }) => {
    const { mailId } = events["mail/sign-in-requested"].parse(event.data);
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      const sent = await step.run(`send-${attempt}`, async () => {
        try {
          return await sendMail(mailId);
        } catch (error) {
          throw withoutContents(error);
        }
      });
      if (sent.state !== "again") {
        return;
      }
      await step.sleepUntil(`wait-${attempt}`, new Date(sent.at));
    }
  },
);

export const functions = [deliverReminder, sendSignInMail];
