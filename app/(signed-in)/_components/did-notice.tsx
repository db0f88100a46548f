import { Notice } from "@/app/ui/notice";
import { SubmitButton } from "@/app/ui/submit-button";
import { listActivity } from "@/lib/activity/queries";
import type { OwnerId } from "@/lib/auth/owner";
import { undoAction } from "../actions";
import { OwnerForm } from "./form";

type DidNoticeProps = { owner: OwnerId; did: string | string[] | undefined; back: string };

/** What an action just did, with a way to take it back. `did` is the id of its activity, from the address. */
export async function DidNotice({ owner, did, back }: DidNoticeProps) {
  if (typeof did !== "string") return null;
  const { rows } = await listActivity(owner, {});
  const row = rows.find(({ id }) => id === did);
  if (!row) return null;
  return (
    <div className="mb-8">
      <Notice
        action={
          row.canUndo && !row.undoneAt && <UndoForm activityId={row.id} back={back} label={row.summary} />
        }
      >
        {row.undoneAt ? `Taken back: ${row.summary}` : row.summary}
      </Notice>
    </div>
  );
}

export function UndoForm({ activityId, back, label }: { activityId: string; back: string; label: string }) {
  return (
    <OwnerForm action={undoAction} className="flex flex-col gap-2">
      <input type="hidden" name="activityId" value={activityId} />
      <input type="hidden" name="back" value={back} />
      <SubmitButton tone="bare" aria-label={`Undo: ${label}`}>
        Undo
      </SubmitButton>
    </OwnerForm>
  );
}
