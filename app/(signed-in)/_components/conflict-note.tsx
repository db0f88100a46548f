"use client";

import { useOwnerForm } from "./form";

type VersionFieldProps = { version: number };

/** The version the form was made from; after a conflict, the one that was shown, so that saving again keeps one's own. */
export function VersionField({ version }: VersionFieldProps) {
  const current = useConflict();
  const shown = typeof current?.version === "number" ? current.version : version;
  return <input type="hidden" name="version" value={shown} />;
}

/** Somebody, or another tab, saved in between: what stands there now, beside what was typed. */
export function ConflictNote() {
  const state = useOwnerForm();
  const current = useConflict();
  if (!current || !("values" in state)) return null;
  const differing = Object.entries(LABELS).filter(
    ([name]) => name in current && name in state.values && textOf(current[name]) !== state.values[name],
  );
  return (
    <div className="border-s-2 border-line ps-4">
      <p className="font-medium">Saved in the meantime</p>
      <dl className="mt-1 flex flex-col gap-2">
        {differing.map(([name, label]) => (
          <div key={name}>
            <dt className="text-sm text-soft">{label}</dt>
            <dd className="whitespace-pre-line">{textOf(current[name]) || "nothing"}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-sm text-soft">
        Your own text is still in the form. Save again to keep yours, or reload the page to take the other.
      </p>
    </div>
  );
}

function useConflict(): Readonly<Record<string, unknown>> | null {
  const state = useOwnerForm();
  if (state.status !== "refused" || state.code !== "conflict") return null;
  // The details of a conflict are the row as it stands, by the names of the form's fields.
  return typeof state.details === "object" ? (state.details as Record<string, unknown> | null) : null;
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

const LABELS: Record<string, string> = {
  employerName: "Employer",
  name: "Name",
  role: "Role",
  location: "Place",
  appliedOn: "Applied on",
  postingUrl: "Link to the posting",
  startsOn: "Day",
  startTime: "Starts at",
  durationMinutes: "Minutes",
  timeZone: "Time zone",
  place: "Place",
  link: "Link",
  email: "Email",
  phone: "Phone",
  jobTitle: "Job title",
  addressAs: "How they like to be addressed",
  quietFrom: "Quiet from",
  quietTo: "Quiet until",
  notes: "Notes",
};
