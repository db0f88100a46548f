import { withoutContentsInErrors } from "@/lib/errors";
import { sendMail } from "@/lib/mail/sending/commands";
import { inngest } from "../client";
import { events } from "../events";

/** Sends the mail with a sign-in code; it is of no use after ten minutes, so a handful of tries is all. */
export const sendSignInMail = inngest.createFunction(
  { id: "send-sign-in-mail", triggers: [{ event: "mail/sign-in-requested" }], retries: 4 },
  async ({ event, step }) => {
    const { mailId } = events["mail/sign-in-requested"].parse(event.data);
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      const sent = await step.run(`send-${attempt}`, () => withoutContentsInErrors(sendMail(mailId)));
      if (sent.state !== "again") {
        return;
      }
      await step.sleepUntil(`wait-${attempt}`, new Date(sent.at));
    }
  },
);
