import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { requireOwner } from "@/lib/auth/session";
import { getEmployer } from "@/lib/employers/queries";
import { paths } from "@/lib/paths";
import { ConflictNote, VersionField } from "../../_components/conflict-note";
import { DidNotice } from "../../_components/did-notice";
import { OwnerForm, SelectField, TextField } from "../../_components/form";
import { found } from "../../_components/found";
import { regionOptions } from "../../_components/regions";
import { editEmployerAction } from "../actions";

export const metadata: Metadata = { title: "Employer" };

export default async function EmployerPage({ params, searchParams }: PageProps<"/employers/[employerId]">) {
  const owner = await requireOwner(paths.employer((await params).employerId));
  const employer = await found(getEmployer(owner, (await params).employerId));
  const [latest] = employer.applications;
  return (
    <Page width="form">
      <DidNotice owner={owner} did={(await searchParams).did} back={paths.employer(employer.id)} />
      <PageHeader
        title={employer.name}
        back={
          latest && employer.applications.length === 1
            ? { href: paths.application(latest.id), label: latest.role }
            : { href: paths.applications(), label: "Applications" }
        }
      />
      {employer.applications.length > 1 && (
        <ul className="mb-8">
          {employer.applications.map(({ id, role, searchName }) => (
            <li key={id}>
              <Link href={paths.application(id)} className="link inline-flex min-h-11 items-center">
                {role}, {searchName}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <OwnerForm action={editEmployerAction} className="flex flex-col gap-7">
        <ConflictNote />
        <input type="hidden" name="employerId" value={employer.id} />
        <VersionField version={employer.version} />
        <TextField label="Name" name="name" defaultValue={employer.name} maxLength={200} required />
        <SelectField
          label="Public holidays of"
          name="region"
          hint="Where the people you write to work. Their holidays count beside yours, in every application there."
          defaultValue={employer.region ?? ""}
          options={regionOptions(employer.region)}
        />
        <SubmitButton wide>Save</SubmitButton>
      </OwnerForm>
    </Page>
  );
}
