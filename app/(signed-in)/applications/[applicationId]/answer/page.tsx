import type { Metadata } from "next";
import { localDay } from "@/app/ui/format-time";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { getApplication } from "@/lib/applications/queries";
import { requireOwner } from "@/lib/auth/session";
import { newId } from "@/lib/ids";
import { plusDays } from "@/lib/moments/rules";
import { paths } from "@/lib/paths";
import { productNow } from "@/lib/product-clock/queries";
import { getProfile } from "@/lib/users/queries";
import { AreaField, OwnerForm, SelectField, TextField } from "../../../_components/form";
import { found } from "../../../_components/found";

import { logAnswerAction } from "../actions";
import { AnswerChips, DayLabel } from "./_components/answer-chips";

export const metadata: Metadata = { title: "They answered" };

export default async function AnswerPage({
  params,
  searchParams,
}: PageProps<"/applications/[applicationId]/answer">) {
  const owner = await requireOwner(paths.answer((await params).applicationId));
  const [page, profile, now] = await Promise.all([
    found(getApplication(owner, (await params).applicationId)),
    getProfile(owner),
    productNow(),
  ]);
  const { application, employer, contacts, rounds } = page;
  const asked = (await searchParams).step;
  const step = rounds.flatMap(({ steps }) => steps).find(({ id }) => id === asked);
  const addressee = rounds.find(({ steps }) => steps.some(({ id }) => id === asked))?.addressee;
  const tomorrow = plusDays(localDay(now, profile.timeZone), 1);
  return (
    <Page width="form">
      <PageHeader
        title="They answered"
        lead={`${application.role} at ${employer.name}`}
        back={{ href: paths.application(application.id), label: employer.name }}
      />
      <OwnerForm action={logAnswerAction} className="group/answer flex flex-col gap-7">
        <input type="hidden" name="applicationId" value={application.id} />
        <input type="hidden" name="requestId" value={newId()} />
        {step && <input type="hidden" name="stepId" value={step.id} />}
        {contacts.length > 0 && (
          <SelectField
            label="Who"
            name="contactId"
            defaultValue={step?.contactId ?? addressee?.contactId ?? ""}
            options={[
              { value: "", label: "Somebody else, or a robot" },
              ...contacts.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <AnswerChips />
        <TextField
          label={<DayLabel />}
          name="until"
          type="date"
          min={tomorrow}
          hint="If they named a day."
          className="not-group-has-[:is([value=wait],[value=out-of-office],[value=offer]):checked]/answer:hidden"
          optional
        />
        <AreaField label="What they wrote" name="body" rows={4} maxLength={20000} optional />
        <SubmitButton wide>Save the answer</SubmitButton>
      </OwnerForm>
    </Page>
  );
}
