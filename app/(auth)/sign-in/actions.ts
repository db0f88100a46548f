"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, runAction } from "@/lib/action";
import { addressField, codeField, safeReturnPath } from "@/lib/auth/address";
import { browserFacts, callerIp, ensureBrowserSecret, findKnownBrowser } from "@/lib/auth/browser";
import { redeemCode, redeemLink, requestCode } from "@/lib/auth/challenges";
import { leaveForGoogle } from "@/lib/auth/google/round-trip";
import { keepSession } from "@/lib/auth/session-cookie";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";

const request = z.object({
  email: addressField(),
  to: z.string().optional(),
});

const proposals = { timeZone: z.string().max(64).optional(), region: z.string().max(2).optional() };
const typedCode = z.object({
  code: codeField(),
  ...proposals,
});
const leaving = z.object({ to: z.string().optional(), ...proposals });
const pressedLink = z.object({ secret: z.string().min(40).max(64), ...proposals });

export async function requestCodeAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runAction("request code", request, form, async ({ email, to }) => {
    await requestCode(
      email,
      {
        browserSecret: await ensureBrowserSecret(),
        ip: await callerIp(),
        known: await findKnownBrowser(),
      },
      { returnTo: safeReturnPath(to), linkTo: (secret) => env().AFTERWORD_URL + paths.signInLink(secret) },
    );
    redirect(paths.signInCode());
  });
}

export async function redeemCodeAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runAction("redeem code", typedCode, form, async ({ code, ...proposed }) => {
    await signInWith(await redeemCode(code, await browserFacts(proposed)));
  });
}

export async function redeemLinkAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runAction("redeem link", pressedLink, form, async ({ secret, ...proposed }) => {
    await signInWith(await redeemLink(secret, await browserFacts(proposed)));
  });
}

export async function continueWithGoogleAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runAction("continue with Google", leaving, form, async (kept) => {
    // An address of Google's, which typed routes cannot know.
    redirect((await leaveForGoogle(kept)) as ReturnType<typeof paths.today>);
  });
}

interface SignedIn {
  token: string;
  returnTo: string | null;
  email: string;
}

async function signInWith({ token, returnTo, email }: SignedIn): Promise<never> {
  await keepSession({ token, email });
  redirect((safeReturnPath(returnTo) as ReturnType<typeof paths.today> | null) ?? paths.today());
}
