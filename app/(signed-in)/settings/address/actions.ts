"use server";

import { z } from "zod";
import { type FormAction, ownerAction } from "@/lib/action";
import { addressField, codeField } from "@/lib/auth/address";
import { confirmAddressChange, requestAddressChange } from "@/lib/auth/address-changes";
import { callerIp, findKnownBrowser, rememberKnownBrowser } from "@/lib/auth/browser";
import { removeGoogleLink } from "@/lib/auth/google/links";
import { sessionToken } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import { tryAddressAgain } from "@/lib/suppressions/commands";
import { leaveTo } from "../../_components/leave";

export const requestAddressChangeAction: FormAction = ownerAction(
  "request address change",
  z.strictObject({ email: addressField() }),
  async (owner, { email }) => {
    await requestAddressChange(owner, email, { ip: await callerIp(), known: await findKnownBrowser() });
    leaveTo(paths.changeAddress());
  },
);

export const confirmAddressChangeAction: FormAction = ownerAction(
  "confirm address change",
  z.strictObject({ code: codeField() }),
  async (owner, { code }, now) => {
    const session = { ip: await callerIp(), sessionToken: await sessionToken() };
    const email = await confirmAddressChange(owner, code, session, now);
    await rememberKnownBrowser(email);
    leaveTo(paths.settings(new URLSearchParams({ mail: "changed" })));
  },
);

export const tryAddressAgainAction: FormAction = ownerAction(
  "try address again",
  z.strictObject({ wantsMail: z.literal("yes").optional() }),
  async (owner, { wantsMail }, now) => {
    await tryAddressAgain(owner, { wantsMail: wantsMail === "yes" }, now);
    leaveTo(paths.settings(new URLSearchParams({ mail: "again" })));
  },
);

export const removeGoogleLinkAction: FormAction = ownerAction(
  "remove Google link",
  z.strictObject({}),
  async (owner) => {
    await removeGoogleLink(owner);
    leaveTo(paths.settings(new URLSearchParams({ google: "removed" })));
  },
);
