import { withoutContentsInErrors } from "@/lib/errors";
import { sendMail } from "@/lib/mail/sending/commands";
import { lookAtReminder } from "@/lib/reminders/alarm/commands";
import { inngest } from "../client";
import { events } from "../events";

/** Two steps each, and Inngest ends a run after 1,000. Enough for hops of six days over seven years, and for a mail's waits. */
const mostLooks = 480;

/** Sleeps until a reminder is due, claims it, sends its mail. The ids are permanent: sleeping runs resume by them. */
export const deliverReminder = inngest.createFunction(
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
        const look = await step.run(`look-${hop}`, () =>
          withoutContentsInErrors(lookAtReminder(alarm, runId)),
        );
        if ("over" in look) return;
        if ("sleepUntil" in look) await step.sleepUntil(`sleep-${hop}`, new Date(look.sleepUntil));
        else mailId = look.mailId;
      }
      if (mailId) {
        const mail: string = mailId;
        const sent = await step.run(`send-${hop}`, () => withoutContentsInErrors(sendMail(mail)));
        if (sent.state === "settled") return;
        if (sent.state === "again") await step.sleepUntil(`wait-${hop}`, new Date(sent.at));
        else mailId = null;
      }
    }
  },
);
