import type { Metadata } from "next";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { getApplication } from "@/lib/applications/queries";
import { requireOwner } from "@/lib/auth/session";
import { paths } from "@/lib/paths";
import { listSearches } from "@/lib/searches/queries";
import { getProfile } from "@/lib/users/queries";
import { ConflictNote, VersionField } from "../../../_components/conflict-note";
import { AreaField, ChipsField, OwnerForm, SelectField, TextField } from "../../../_components/form";
import { found } from "../../../_components/found";
import { cadenceChips } from "../../../_components/words";
import { deleteApplicationAction, editApplicationAction, moveToSearchAction } from "../actions";

export const metadata: Metadata = { title: "Edit" };

export default async function EditApplicationPage({
  params,
}: PageProps<"/applications/[applicationId]/edit">) {
  const owner = await requireOwner(paths.editApplication((await params).applicationId));
  const [{ application, employer, search }, searches, { ownCadence }] = await Promise.all([
    found(getApplication(owner, (await params).applicationId)),
    listSearches(owner),
    getProfile(owner),
  ]);
  const others = searches.filter(({ id, archivedAt }) => id !== search.id && !archivedAt);
  return (
    <Page width="form">
      <PageHeader title="Edit" back={{ href: paths.application(application.id), label: employer.name }} />
      <OwnerForm action={editApplicationAction} className="flex flex-col gap-7">
        <ConflictNote />
        <input type="hidden" name="applicationId" value={application.id} />
        <VersionField version={application.version} />
        <TextField
          label="Employer"
          name="employerName"
          defaultValue={employer.name}
          maxLength={200}
          required
        />
        <TextField label="Role" name="role" defaultValue={application.role} maxLength={200} required />
        <TextField
          label="Place"
          name="location"
          defaultValue={application.location}
          maxLength={200}
          optional
        />
        <TextField
          label="Applied on"
          name="appliedOn"
          type="date"
          defaultValue={application.appliedOn}
          optional
        />
        <TextField
          label="Link to the posting"
          name="postingUrl"
          type="url"
          inputMode="url"
          defaultValue={application.postingUrl}
          maxLength={2000}
          optional
        />
        <ChipsField
          legend="Phone calls"
          name="noPhoneCalls"
          defaultValue={application.noPhoneCalls ? "on" : "off"}
          chips={[
            { value: "off", label: "May be offered" },
            { value: "on", label: "They asked for none" },
          ]}
        />
        <ChipsField
          legend="Rhythm of this application"
          name="cadence"
          defaultValue={application.cadence ?? ""}
          chips={[{ value: "", label: "As the job search has it" }, ...cadenceChips(ownCadence)]}
        />
        <AreaField
          label="Notes"
          name="notes"
          defaultValue={application.notes}
          rows={5}
          maxLength={10000}
          optional
        />
        <SubmitButton wide>Save</SubmitButton>
      </OwnerForm>
      {others.length > 0 && (
        <OwnerForm
          action={moveToSearchAction}
          className="mt-12 flex flex-col gap-4 border-t border-hair pt-6"
        >
          <input type="hidden" name="applicationId" value={application.id} />
          <SelectField
            label="Move to another job search"
            name="searchId"
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <div>
            <SubmitButton tone="quiet">Move it</SubmitButton>
          </div>
        </OwnerForm>
      )}
      <OwnerForm
        action={deleteApplicationAction}
        className="mt-12 flex flex-col gap-4 border-t border-hair pt-6"
      >
        <input type="hidden" name="applicationId" value={application.id} />
        <p>Its reminders end at once. It stays in the Trash for 30 days and can be put back from there.</p>
        <div>
          <SubmitButton tone="danger">Delete this application</SubmitButton>
        </div>
      </OwnerForm>
    </Page>
  );
}
