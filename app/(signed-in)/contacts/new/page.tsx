import type { Metadata } from "next";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { requireOwner } from "@/lib/auth/session";
import { newId } from "@/lib/ids";
import { paths } from "@/lib/paths";
import { OwnerForm, TextField } from "../../_components/form";
import { ContactFields } from "../_components/contact-fields";
import { addContactAction } from "../actions";

export const metadata: Metadata = { title: "Add a person" };

export default async function NewContactPage() {
  await requireOwner(paths.newContact());
  return (
    <Page width="form">
      <PageHeader title="Add a person" back={{ href: paths.contacts(), label: "Contacts" }} />
      <OwnerForm action={addContactAction} className="flex flex-col gap-7">
        <input type="hidden" name="requestId" value={newId()} />
        <ContactFields />
        <TextField
          label="Employer or agency"
          name="employerName"
          autoComplete="organization"
          maxLength={200}
          optional
        />
        <SubmitButton wide>Save</SubmitButton>
      </OwnerForm>
    </Page>
  );
}
