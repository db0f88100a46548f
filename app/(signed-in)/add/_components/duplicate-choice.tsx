"use client";

import Link from "next/link";
import { buttonClass } from "@/app/ui/button";
import { paths } from "@/lib/paths";
import { useOwnerForm } from "../../_components/form";

/** When there is one like it on file: go there, put the interview to it, or have another one. Nothing typed is lost. */
export function DuplicateChoice({ toExisting }: { toExisting?: boolean }) {
  const state = useOwnerForm();
  if (state.status !== "refused" || state.code !== "conflict") return null;
  const id = existingId(state.details);
  return (
    <div className="flex flex-wrap gap-2">
      {/* The Enter key presses the first submit button; it shall not choose for anybody. */}
      <button type="submit" hidden />
      {id && (
        <Link href={paths.application(id)} className={buttonClass("bare")}>
          Have a look at it
        </Link>
      )}
      {id && toExisting && (
        <button type="submit" name="applicationId" value={id} className={buttonClass("quiet")}>
          Put the interview there
        </button>
      )}
      <button type="submit" name="addAnyway" value="on" className={buttonClass("quiet")}>
        Add anyway
      </button>
    </div>
  );
}

function existingId(details: unknown): string | null {
  const known = typeof details === "object" && details !== null ? (details as Record<string, unknown>) : {};
  return typeof known.applicationId === "string" ? known.applicationId : null;
}
