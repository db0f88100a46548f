import { ButtonLink } from "@/app/ui/button";
import { SubmitButton } from "@/app/ui/submit-button";
import { paths } from "@/lib/paths";
import type { AddressTrouble } from "@/lib/suppressions/queries";
import { tryAddressAgainAction } from "../settings/address/actions";
import { OwnerForm } from "./form";
import { inZone } from "./moment";

/** Stands on every signed-in page while no reminder goes to the user's address: what happened, when, what to do (F10). */
export function SuppressionNotice({ trouble }: { trouble: AddressTrouble }) {
  const { reason, email, createdAt, timeZone } = trouble;
  const { title, happened, button } = TOLD[reason];
  return (
    <section aria-labelledby="mail-trouble" className="mx-auto mt-4 w-full max-w-wide px-5 sm:px-8">
      <div className="flex flex-col gap-x-10 gap-y-3 border-2 border-accent bg-raised px-4 py-4 lg:flex-row lg:items-center lg:justify-between">
        <div className="min-w-0">
          <h2 id="mail-trouble" className="text-xl">
            {title}
          </h2>
          <p className="mt-1 max-w-reading">
            {happened} on {inZone(createdAt, timeZone, "day-time")}. No reminder goes to{" "}
            <span className="break-words">{email}</span> until that is mended. Your plan goes on here.
          </p>
        </div>
        <div className="flex shrink-0 flex-wrap items-center gap-2">
          <ButtonLink href={paths.changeAddress()} tone="quiet">
            Use another address
          </ButtonLink>
          <OwnerForm action={tryAddressAgainAction}>
            {reason === "complained" && <input type="hidden" name="wantsMail" value="yes" />}
            <SubmitButton tone="quiet">{button}</SubmitButton>
          </OwnerForm>
        </div>
      </div>
    </section>
  );
}

const TOLD: Record<AddressTrouble["reason"], { title: string; happened: string; button: string }> = {
  bounced: {
    title: "Mail to you comes back",
    happened: "Your mailbox refused our mail",
    button: "It works again, try it",
  },
  suppressed: {
    title: "Mail to you is held back",
    happened: "The mail service stopped sending to your address",
    button: "It works again, try it",
  },
  complained: {
    title: "Our mail counts as spam for you",
    happened: "One of our mails was marked as spam in your mailbox",
    button: "I want these mails",
  },
};
