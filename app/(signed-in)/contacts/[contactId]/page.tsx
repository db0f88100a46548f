import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { requireOwner } from "@/lib/auth/session";
import { getContact } from "@/lib/contacts/queries";
import { paths } from "@/lib/paths";
import { ConflictNote, VersionField } from "../../_components/conflict-note";
import { DidNotice } from "../../_components/did-notice";
import { OwnerForm } from "../../_components/form";
import { found } from "../../_components/found";
import { ContactFields } from "../_components/contact-fields";
import { deleteContactAction, editContactAction } from "../actions";

export const metadata: Metadata = { title: "Contact" };

export default async function ContactPage({ params, searchParams }: PageProps<"/contacts/[contactId]">) {
  const owner = await requireOwner(paths.contact((await params).contactId));
  const contact = await found(getContact(owner, (await params).contactId));
  return (
    <Page width="form">
      <DidNotice owner={owner} did={(await searchParams).did} back={paths.contacts()} />
      <PageHeader
        title={contact.name}
        lead={contact.employerName}
        back={{ href: paths.contacts(), label: "Contacts" }}
      />
      {contact.applications.length > 0 && (
        <ul className="mb-8">
          {contact.applications.map(({ id, employerName, role }) => (
            <li key={id}>
              <Link href={paths.application(id)} className="link inline-flex min-h-11 items-center">
                {role} at {employerName}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <OwnerForm action={editContactAction} className="flex flex-col gap-7">
        <ConflictNote />
        <input type="hidden" name="contactId" value={contact.id} />
        <VersionField version={contact.version} />
        <ContactFields contact={contact} />
        <SubmitButton wide>Save</SubmitButton>
      </OwnerForm>
      <OwnerForm action={deleteContactAction} className="mt-12 border-t border-hair pt-6">
        <input type="hidden" name="contactId" value={contact.id} />
        <SubmitButton tone="danger">Delete this person</SubmitButton>
      </OwnerForm>
    </Page>
  );
}
