import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { SubmitButton } from "@/app/ui/submit-button";
import { requireOwner } from "@/lib/auth/session";
import { newId } from "@/lib/ids";
import { readKeptPlan } from "@/lib/interviews/form/rules";
import { paths } from "@/lib/paths";
import { getProfile } from "@/lib/users/queries";
import { OwnerForm, TextField } from "../_components/form";
import {
  InterviewKindField,
  InterviewPlaceFields,
  InterviewTimeFields,
} from "../_components/interview-fields";
import { PeopleRows } from "../_components/people-rows";
import { TimingFields } from "../_components/timing-fields";
import { DuplicateChoice } from "./_components/duplicate-choice";
import { logInterviewAction } from "./actions";

export const metadata: Metadata = { title: "Add an interview" };

export default async function AddPage({ searchParams }: PageProps<"/add">) {
  const { plan } = await searchParams;
  const search = typeof plan === "string" ? new URLSearchParams({ plan }) : undefined;
  const owner = await requireOwner(paths.add(search));
  const kept = typeof plan === "string" ? readKeptPlan(plan) : null;
  const profile = await getProfile(owner);
  return (
    <Page width="form">
      <PageHeader
        title="Add an interview"
        lead={
          kept
            ? "Your plan came along. Say where it was, and it is kept."
            : "One you had, or one that is coming. The plan and the first draft follow at once."
        }
      />
      <OwnerForm action={logInterviewAction} className="flex flex-col gap-7">
        <DuplicateChoice toExisting />
        <input type="hidden" name="requestId" value={newId()} />
        <TextField
          label="Employer"
          name="employerName"
          autoComplete="organization"
          maxLength={200}
          required
        />
        <TextField label="Role" name="role" autoComplete="off" maxLength={200} required />
        <InterviewTimeFields known={kept?.interview} zone={kept?.timeZone ?? profile.timeZone} />
        <InterviewKindField />
        <PeopleRows
          legend="Who you talk to"
          hint="Everyone gets thanks of their own. An address can wait."
          names={kept?.names}
        />
        <TimingFields nothing="Nothing said yet" known={kept?.timing} />
        <InterviewPlaceFields />
        <SubmitButton wide pendingLabel="Making the plan">
          Save and show the plan
        </SubmitButton>
      </OwnerForm>
      <p className="mt-6 text-sm text-soft">
        No interview yet?{" "}
        <Link href={paths.newApplication()} className="link inline-flex min-h-11 items-center">
          Save the job on its own
        </Link>
      </p>
    </Page>
  );
}
