import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { requireOwner } from "@/lib/auth/session";
import { titleForScreen } from "@/lib/follow-ups/wording/rules";
import { paths } from "@/lib/paths";
import { productNow } from "@/lib/product-clock/queries";
import { type LiveStep, listSearches, liveStepsOfSearch } from "@/lib/searches/queries";
import { getProfile } from "@/lib/users/queries";
import { ConflictNote, VersionField } from "../../_components/conflict-note";
import { ChipsField, OwnerForm, TextField } from "../../_components/form";
import { inSentence, momentText } from "../../_components/moment";
import { cadenceChips } from "../../_components/words";
import { archiveSearchAction, deleteSearchAction, renameSearchAction } from "../actions";

export const metadata: Metadata = { title: "Job search" };

export default async function SearchPage({ params }: PageProps<"/searches/[searchId]">) {
  const { searchId } = await params;
  const owner = await requireOwner(paths.search(searchId));
  const search = (await listSearches(owner)).find(({ id }) => id === searchId);
  if (!search) notFound();
  const [steps, profile, now] = await Promise.all([
    liveStepsOfSearch(owner, search.id),
    getProfile(owner),
    productNow(),
  ]);
  return (
    <Page width="form">
      <PageHeader title={search.name} back={{ href: paths.searches(), label: "Job searches" }} />
      <OwnerForm action={renameSearchAction} className="flex flex-col gap-7">
        <ConflictNote />
        <input type="hidden" name="searchId" value={search.id} />
        <VersionField version={search.version} />
        <TextField
          label="Name"
          name="name"
          defaultValue={search.name}
          autoComplete="off"
          maxLength={120}
          required
        />
        <ChipsField
          legend="Rhythm of this job search"
          name="cadence"
          defaultValue={search.cadence ?? ""}
          chips={[{ value: "", label: "As in my settings" }, ...cadenceChips(profile.ownCadence)]}
        />
        <ChipsField
          legend="Applications without an interview yet"
          name="followUpApplications"
          defaultValue={search.followUpApplications ? "on" : "off"}
          hint="A follow-up seven working days after the day you applied, and one more after seven more."
          chips={[
            { value: "off", label: "Leave them be" },
            { value: "on", label: "Follow up" },
          ]}
        />
        <div>
          <SubmitButton>Save</SubmitButton>
        </div>
      </OwnerForm>
      {!search.archivedAt && (
        <section aria-labelledby="archive" className="mt-12 border-t border-hair pt-8">
          <h2 id="archive" className="mb-3 text-2xl">
            Archive it
          </h2>
          <p className="mb-4 text-soft">When it is over. It stays readable, and can be taken up again.</p>
          {steps.length > 0 && <StepsStillOpen steps={steps} zone={profile.timeZone} now={now} />}
          <OwnerForm action={archiveSearchAction} className="flex flex-col gap-5">
            <input type="hidden" name="searchId" value={search.id} />
            {steps.length > 0 ? (
              <ChipsField
                legend="What about these?"
                name="liveSteps"
                defaultValue="stop"
                chips={[
                  { value: "stop", label: "Stop them", hint: "No reminder comes any more" },
                  { value: "keep", label: "Keep them", hint: "They are still reminded of" },
                ]}
              />
            ) : (
              <input type="hidden" name="liveSteps" value="stop" />
            )}
            <div>
              <SubmitButton tone="quiet">Archive this job search</SubmitButton>
            </div>
          </OwnerForm>
        </section>
      )}
      <OwnerForm action={deleteSearchAction} className="mt-12 flex flex-col gap-4 border-t border-hair pt-6">
        <input type="hidden" name="searchId" value={search.id} />
        <p>Deleting takes its applications along. They stay in the Trash for 30 days.</p>
        <div>
          <SubmitButton tone="danger">Delete this job search</SubmitButton>
        </div>
      </OwnerForm>
    </Page>
  );
}

function StepsStillOpen({ steps, zone, now }: { steps: readonly LiveStep[]; zone: string; now: Date }) {
  return (
    <ul className="mb-5 divide-y divide-hair border-y border-hair">
      {steps.slice(0, 20).map((step) => (
        <li key={step.stepId} className="py-2">
          <Link href={paths.application(step.applicationId)} className="link">
            {step.employerName}
          </Link>
          : {titleForScreen(step.kind, step.contactName)}
          <span className="text-soft">{`, ${inSentence(momentText(step.dueAt, zone, now))}`}</span>
        </li>
      ))}
      {steps.length > 20 && <li className="py-2 text-soft">and {steps.length - 20} more</li>}
    </ul>
  );
}
