import type { Metadata } from "next";
import Link from "next/link";
import { Button, ButtonLink } from "@/app/ui/button";
import { EmptyState } from "@/app/ui/empty-state";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { TextInput } from "@/app/ui/text-input";
import { requireOwner } from "@/lib/auth/session";
import { listContacts } from "@/lib/contacts/queries";
import { paths } from "@/lib/paths";
import { DidNotice } from "../_components/did-notice";

export const metadata: Metadata = { title: "Contacts" };

export default async function ContactsPage({ searchParams }: PageProps<"/contacts">) {
  const owner = await requireOwner(paths.contacts());
  const params = await searchParams;
  const query = typeof params.find === "string" ? params.find.slice(0, 200) : "";
  const after = typeof params.after === "string" ? params.after : null;
  const { rows, after: next } = await listContacts(owner, { query, after });
  const empty = rows.length === 0 && !query && !after;
  return (
    <Page>
      <DidNotice owner={owner} did={params.did} back={paths.contacts()} />
      <PageHeader
        title="Contacts"
        actions={
          <ButtonLink href={paths.newContact()} tone={empty ? "primary" : "quiet"}>
            Add a person
          </ButtonLink>
        }
      />
      {empty ? (
        <EmptyState
          sentence="The people you talk to: who they are, how they like to be addressed, and where a message reaches them. Those you name with an interview come here by themselves."
          action={<ButtonLink href={paths.add()}>Add an interview</ButtonLink>}
        />
      ) : (
        <>
          <form method="get" action={paths.contacts()} className="mb-6 flex flex-wrap items-end gap-3">
            <TextInput
              label="Find somebody"
              name="find"
              type="search"
              defaultValue={query}
              className="min-w-0 flex-1 basis-52"
            />
            <Button type="submit" tone="quiet">
              Find
            </Button>
          </form>
          {rows.length === 0 && <p>Nobody by that name.</p>}
          <ul className="divide-y divide-hair border-y border-hair empty:hidden">
            {rows.map((contact) => (
              <li key={contact.id}>
                <Link href={paths.contact(contact.id)} className="block py-3 hover:text-accent">
                  <span className="font-medium">{contact.name}</span>
                  <span className="block text-sm break-words text-soft">
                    {[
                      contact.employerName,
                      contact.jobTitle,
                      contact.isRecruiter && "Recruiter",
                      contact.email,
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          {next && (
            <p className="mt-6">
              <Link
                href={paths.contacts(new URLSearchParams({ ...(query && { find: query }), after: next }))}
                className="link inline-flex min-h-11 items-center"
              >
                The next 50
              </Link>
            </p>
          )}
        </>
      )}
    </Page>
  );
}
