import type { Metadata } from "next";
import Link from "next/link";
import { Disclosure } from "@/app/ui/disclosure";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { requireOwner } from "@/lib/auth/session";
import { newId } from "@/lib/ids";
import { paths } from "@/lib/paths";
import { listSearches } from "@/lib/searches/queries";
import { AreaField, ChipsField, OwnerForm, SelectField, TextField } from "../../_components/form";
import { DuplicateChoice } from "../../add/_components/duplicate-choice";
import { addApplicationAction } from "./actions";

export const metadata: Metadata = { title: "Save a job" };

export default async function NewApplicationPage() {
  const owner = await requireOwner(paths.newApplication());
  const searches = (await listSearches(owner)).filter((search) => !search.archivedAt);
  return (
    <Page width="form">
      <PageHeader
        title="Save a job"
        lead="For a job you found or applied to, before there is an interview."
        back={{ href: paths.applications(), label: "Applications" }}
      />
      <OwnerForm action={addApplicationAction} className="flex flex-col gap-7">
        <DuplicateChoice />
        <input type="hidden" name="requestId" value={newId()} />
        <TextField
          label="Employer"
          name="employerName"
          autoComplete="organization"
          maxLength={200}
          required
        />
        <TextField label="Role" name="role" autoComplete="off" maxLength={200} required />
        <ChipsField
          legend="Where does it stand?"
          name="stage"
          defaultValue="saved"
          chips={[
            { value: "saved", label: "Saved" },
            { value: "applied", label: "Applied" },
            { value: "screening", label: "Screening" },
          ]}
        />
        <TextField label="Place" name="location" autoComplete="off" maxLength={200} optional />
        <TextField
          label="Link to the posting"
          name="postingUrl"
          type="url"
          inputMode="url"
          autoComplete="off"
          maxLength={2000}
          optional
        />
        {searches.length > 1 && (
          <SelectField
            label="Job search"
            name="searchId"
            defaultValue={searches.find(({ isCurrent }) => isCurrent)?.id}
            options={searches.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Disclosure summary="Applied on, and notes">
          <div className="flex flex-col gap-6 pt-2">
            <TextField label="Applied on" name="appliedOn" type="date" optional />
            <AreaField label="Notes" name="notes" rows={4} maxLength={10000} optional />
          </div>
        </Disclosure>
        <SubmitButton wide pendingLabel="Saving">
          Save the job
        </SubmitButton>
      </OwnerForm>
      <p className="mt-6 text-sm text-soft">
        There is an interview already?{" "}
        <Link href={paths.add()} className="link inline-flex min-h-11 items-center">
          Add it with the job
        </Link>
      </p>
    </Page>
  );
}
