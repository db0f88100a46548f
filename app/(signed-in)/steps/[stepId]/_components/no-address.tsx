import type { ReactNode } from "react";
import { Disclosure } from "@/app/ui/disclosure";
import { SubmitButton } from "@/app/ui/submit-button";
import { searchLinks } from "@/lib/contacts/address-fit/rules";
import type { OtherWays } from "@/lib/drafts/alternatives/queries";
import type { StepDetails } from "@/lib/follow-ups/queries";
import { newId } from "@/lib/ids";
import { paths } from "@/lib/paths";
import { OwnerForm, TextField } from "../../../_components/form";
import { confirmSentAction } from "../../../actions";
import { editContactAction, markDoneAsSentAction } from "../actions";
import { OtherMessage } from "./other-message";

/** W3: said, and left to the user. */
export function AddressDoubt({ children }: { children: ReactNode }) {
  return (
    <p className="border-s-4 border-accent ps-3">
      <strong className="font-medium">Check the address.</strong> {children}
    </p>
  );
}

/** W2: how to find an address, and how to write without one. */
export function NoAddress({
  step,
  ways,
}: {
  step: StepDetails;
  ways: NonNullable<OtherWays["withoutAddress"]>;
}) {
  const { name, guess, linkedIn, forward } = ways;
  const several = forward.stepIds.length > 1;
  return (
    <Disclosure summary="No address?">
      <div className="flex flex-col gap-8 border-s-2 border-hair ps-4 pt-2">
        <section className="flex flex-col gap-4">
          <h2 className="text-xl">Find it</h2>
          <p className="flex flex-wrap gap-x-4">
            {searchLinks(name, ways.company).map(({ label, href }) => (
              <a
                key={label}
                href={href}
                target="_blank"
                rel="noreferrer"
                className="link inline-flex min-h-11 items-center"
              >
                {label}
              </a>
            ))}
          </p>
          <OwnerForm action={editContactAction} className="flex flex-col items-start gap-3">
            <input type="hidden" name="stepId" value={step.id} />
            <input type="hidden" name="contactId" value={ways.contactId} />
            <input type="hidden" name="version" value={ways.version} />
            <TextField
              label={`The address of ${name}`}
              name="email"
              type="email"
              inputMode="email"
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              maxLength={254}
              className="w-full"
              hint={
                guess
                  ? `A guess, in the format of ${guess.like}: ${guess.email}. Look it up before you use it.`
                  : undefined
              }
            />
            <SubmitButton tone="quiet">Save the address</SubmitButton>
          </OwnerForm>
        </section>
        <section className="flex flex-col gap-4">
          <h2 className="text-xl">Or a note on LinkedIn</h2>
          <p className="text-sm text-soft">
            With an invitation to connect. A free account has 200 characters.
          </p>
          <OtherMessage stepId={step.id} subject="" body={linkedIn.short} mail={null} />
          {linkedIn.long !== linkedIn.short && (
            <Disclosure summary={`With a paid account: ${linkedIn.long.length} characters`} small>
              <OtherMessage stepId={step.id} subject="" body={linkedIn.long} mail={null} />
            </Disclosure>
          )}
          <OwnerForm action={markDoneAsSentAction}>
            <input type="hidden" name="stepId" value={step.id} />
            <input type="hidden" name="method" value="linkedin" />
            <input type="hidden" name="body" value={linkedIn.short} />
            <input type="hidden" name="anyway" value="yes" />
            <input type="hidden" name="requestId" value={newId()} />
            <input type="hidden" name="back" value={paths.application(step.applicationId)} />
            <SubmitButton tone="quiet">I sent it on LinkedIn</SubmitButton>
          </OwnerForm>
        </section>
        <section className="flex flex-col gap-4">
          <h2 className="text-xl">Or ask somebody to pass it on</h2>
          <p className="text-sm text-soft">
            {forward.to
              ? `To ${forward.to.name}. It carries ${several ? `the ${forward.stepIds.length} notes that have no address` : "your note"} and counts as one message.`
              : `To the general address of ${ways.company}. It carries ${several ? `the ${forward.stepIds.length} notes that have no address` : "your note"} and counts as one message.`}
          </p>
          <OtherMessage
            stepId={step.id}
            subject={forward.subject}
            body={forward.body}
            mail={{ to: forward.to?.email ?? null }}
          />
          <OwnerForm action={confirmSentAction}>
            <input type="hidden" name="back" value={paths.application(step.applicationId)} />
            {forward.stepIds.map((id) => (
              <input key={id} type="hidden" name="stepId[]" value={id} />
            ))}
            <SubmitButton tone="quiet">I asked them to pass it on</SubmitButton>
          </OwnerForm>
        </section>
        <p className="text-sm text-soft">
          A hand-written note is a lovely addition. It takes days, so it never stands in for the message.
        </p>
      </div>
    </Disclosure>
  );
}
