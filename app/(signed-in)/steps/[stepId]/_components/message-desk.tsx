import Link from "next/link";
import { localDay } from "@/app/ui/format-time";
import type { OwnerId } from "@/lib/auth/owner";
import { getOtherWays } from "@/lib/drafts/alternatives/queries";
import { getCheckedDraft } from "@/lib/drafts/checking/queries";
import { readDraft } from "@/lib/drafts/checking/reading/rules";
import type { StepDraft } from "@/lib/drafts/queries";
import type { StepDetails } from "@/lib/follow-ups/queries";
import { newId } from "@/lib/ids";
import { paths } from "@/lib/paths";
import type { Profile } from "@/lib/users/queries";
import { AddresseeChooser } from "./addressee-chooser";
import { Composer } from "./composer";
import { DraftQuestions } from "./draft-questions";
import { AddressDoubt, NoAddress } from "./no-address";
import { SentenceSources } from "./sentence-sources";

export type StepView = {
  owner: OwnerId;
  step: StepDetails;
  profile: Profile;
  now: Date;
  title: string;
  saved: boolean;
};

/** The message of a step: to whom, the wording, and the ways to send it. */
export async function MessageDesk({ owner, step, profile, now, saved }: StepView) {
  const [{ draft, facts }, ways] = await Promise.all([
    getCheckedDraft(owner, step.id, now),
    getOtherWays(owner, step.id, now),
  ]);
  const open = step.state === "planned";
  const requestId = newId();
  return (
    <div className="flex flex-col gap-7">
      <div className="flex flex-col gap-3">
        <Addressee to={draft.to} />
        {open && step.kind !== "thank-you" && <AddresseeChooser owner={owner} stepId={step.id} />}
        {open && ways.doubts.map((doubt) => <AddressDoubt key={doubt}>{doubt}</AddressDoubt>)}
        {open && ways.withoutAddress && <NoAddress step={step} ways={ways.withoutAddress} />}
      </div>
      {open && draft.editedVersion === null && <DraftQuestions step={step} draft={draft} />}
      <Composer
        stepId={step.id}
        requestId={requestId}
        to={draft.to?.email ?? null}
        subject={draft.subject}
        body={draft.body}
        version={draft.editedVersion}
        open={open}
        copyKey={`afterword:${owner}:draft:${step.id}`}
        timeZone={profile.timeZone}
        today={localDay(now, profile.timeZone)}
        handedOff={
          step.handedOffAt && { at: step.handedOffAt.toISOString(), by: step.handedOffBy ?? "mail-app" }
        }
        facts={open ? facts : null}
        reading={open && facts ? readDraft(facts, draft) : null}
        justSaved={saved}
        back={paths.application(step.applicationId)}
        sources={<SentenceSources paragraphs={draft.paragraphs} />}
      />
    </div>
  );
}

function Addressee({ to }: { to: StepDraft["to"] }) {
  if (!to) return <p className="text-soft">To nobody in particular. Send it to the address you have.</p>;
  return (
    <div>
      <p>
        <span className="text-soft">To </span>
        <Link href={paths.contact(to.contactId)} className="link inline-flex min-h-11 items-center">
          {to.name}
        </Link>
      </p>
      <p className="text-sm wrap-anywhere text-soft">
        {to.email ?? "No address on file yet. Below is how to find it, and how to write without it."}
      </p>
    </div>
  );
}
