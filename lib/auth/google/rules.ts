import { z } from "zod";
import { AppError } from "@/lib/errors";

/** What Google says of the person in a verified id token, as far as it is read here. */
export const googleClaims = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  hd: z.string().optional(),
});

export type GoogleClaims = z.output<typeof googleClaims>;

/** Whether Google itself runs this mailbox, so that its word on who reads it is the last one. */
export function isGoogleMailbox(email: string, hostedDomain: string | undefined): boolean {
  return /@(?:gmail|googlemail)\.com$/.test(email) || Boolean(hostedDomain);
}

const sentences = {
  cancelled:
    "You stopped at Google, so you are not signed in. Go on with Google again, or have a code mailed to you.",
  expired:
    "That took more than a quarter of an hour, or began in another browser. Go on with Google once more.",
  failed: "Google did not answer as it should. Try again in a minute, or have a code mailed to you.",
  unverified: "Google has not checked that this address is yours. Have a code mailed to it instead.",
  limit: new AppError("limit").message,
  unavailable: "Something on our side did not answer. Try again in a minute.",
};

export type GoogleProblem = keyof typeof sentences;

/** The sentence for what an address of ours names as the problem, or null when it names none. */
export function sentenceOf(problem: unknown): string | null {
  return typeof problem === "string" && Object.hasOwn(sentences, problem)
    ? sentences[problem as GoogleProblem] // a key of it, as the line above has asked
    : null;
}
