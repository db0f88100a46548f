import { deliverReminder } from "./functions/deliver-reminder";
import { sendSignInMail } from "./functions/send-sign-in-mail";

/** Everything that is served, to any engine. */
export const functions = [deliverReminder, sendSignInMail];
