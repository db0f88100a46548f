import type { Metadata } from "next";
import { localDay } from "@/app/ui/format-time";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { getApplication } from "@/lib/applications/queries";
import { requireOwner } from "@/lib/auth/session";
import { newId } from "@/lib/ids";
import { paths } from "@/lib/paths";
import { productNow } from "@/lib/product-clock/queries";
import { getProfile } from "@/lib/users/queries";
import { OwnerForm, SelectField, TextField } from "../../../_components/form";
import { found } from "../../../_components/found";

import { TimingFields } from "../../../_components/timing-fields";
import { recordPromiseAction } from "../actions";

export const metadata: Metadata = { title: "They said when" };

export default async function TheySaidPage({ params }: PageProps<"/applications/[applicationId]/they-said">) {
  const owner = await requireOwner(paths.theySaid((await params).applicationId));
  const [{ application, employer, contacts }, profile, now] = await Promise.all([
    found(getApplication(owner, (await params).applicationId)),
    getProfile(owner),
    productNow(),
  ]);
  const today = localDay(now, profile.timeZone);
  return (
    <Page width="form">
      <PageHeader
        title="They said when"
        lead="The plan waits for what they said, and writes only after it has passed."
        back={{ href: paths.application(application.id), label: employer.name }}
      />
      <OwnerForm action={recordPromiseAction} className="flex flex-col gap-7">
        <input type="hidden" name="applicationId" value={application.id} />
        <input type="hidden" name="requestId" value={newId()} />
        <TimingFields />
        <TextField
          label="The day they said it"
          name="saidOn"
          type="date"
          defaultValue={today}
          max={today}
          required
        />
        {contacts.length > 0 && (
          <SelectField
            label="Who said it"
            name="saidByContactId"
            defaultValue=""
            hint="Later messages go to this person."
            options={[
              { value: "", label: "I am not sure" },
              ...contacts.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <SubmitButton wide>Save and plan anew</SubmitButton>
      </OwnerForm>
    </Page>
  );
}
