import type { Metadata } from "next";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { getApplication } from "@/lib/applications/queries";
import { requireOwner } from "@/lib/auth/session";
import { newId } from "@/lib/ids";
import { paths } from "@/lib/paths";
import { AreaField, ChipsField, OwnerForm, SelectField, TextField } from "../../../_components/form";
import { found } from "../../../_components/found";
import { METHOD_OPTIONS } from "../../../_components/words";
import { logMessageAction } from "../actions";

export const metadata: Metadata = { title: "Log a message" };

export default async function MessagePage({ params }: PageProps<"/applications/[applicationId]/message">) {
  const owner = await requireOwner(paths.logMessage((await params).applicationId));
  const { application, employer, contacts } = await found(
    getApplication(owner, (await params).applicationId),
  );
  return (
    <Page width="form">
      <PageHeader
        title="Log a message"
        lead="For what was written or said besides the plan. An answer to a follow-up has a page of its own."
        back={{ href: paths.application(application.id), label: employer.name }}
      />
      <OwnerForm action={logMessageAction} className="flex flex-col gap-7">
        <input type="hidden" name="applicationId" value={application.id} />
        <input type="hidden" name="requestId" value={newId()} />
        <ChipsField
          legend="Who wrote"
          name="direction"
          defaultValue="out"
          chips={[
            { value: "out", label: "I did" },
            { value: "in", label: "They did" },
          ]}
        />
        <SelectField label="How" name="method" defaultValue="email" options={METHOD_OPTIONS} />
        {contacts.length > 0 && (
          <SelectField
            label="With whom"
            name="contactId"
            defaultValue=""
            options={[
              { value: "", label: "Nobody in particular" },
              ...contacts.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <TextField label="On" name="happenedAt" type="date" hint="Today, if left empty." optional />
        <TextField label="Subject" name="subject" maxLength={300} autoComplete="off" optional />
        <AreaField label="What was said" name="body" rows={5} maxLength={20000} optional />
        <SubmitButton wide>Save the message</SubmitButton>
      </OwnerForm>
    </Page>
  );
}
