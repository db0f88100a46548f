import { Notice } from "@/app/ui/notice";
import { SubmitButton } from "@/app/ui/submit-button";
import { listActivity } from "@/lib/activity/queries";
import type { OwnerId } from "@/lib/auth/owner";
import { undoAllAction } from "../actions";
import { OwnerForm } from "./form";

type DidNoticeProps = { owner: OwnerId; did: string | string[] | undefined; back: string };

/** What an action just did, with a way to take it back. `did` holds the ids of its activities, from the address. */
export async function DidNotice({ owner, did, back }: DidNoticeProps) {
  if (typeof did !== "string") return null;
  const ids = did.split(".");
  const { rows } = await listActivity(owner, {});
  const done = rows.filter(({ id }) => ids.includes(id));
  const [row, ...others] = done;
  if (!row) return null;
  const summary = others.length === 0 ? row.summary : `${done.length} messages noted as sent.`;
  const canUndo = done.every((each) => each.canUndo && !each.undoneAt);
  return (
    <div className="mb-8">
      <Notice action={canUndo && <UndoForm activityId={did} back={back} label={summary} />}>
        {row.undoneAt ? `Taken back: ${summary}` : summary}
      </Notice>
    </div>
  );
}

export function UndoForm({ activityId, back, label }: { activityId: string; back: string; label: string }) {
  return (
    <OwnerForm action={undoAllAction} className="flex flex-col gap-2">
      <input type="hidden" name="activityId" value={activityId} />
      <input type="hidden" name="back" value={back} />
      <SubmitButton tone="bare" aria-label={`Undo: ${label}`}>
        Undo
      </SubmitButton>
    </OwnerForm>
  );
}
