import { answerOwnerPost } from "@/lib/action";
import { draftInput, saveDraft } from "@/lib/drafts/commands";

/** Saving while typing: no page changes, and the answer's message is the new version. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/steps/[stepId]/draft">,
): Promise<Response> {
  const { stepId } = await params;
  return answerOwnerPost(
    "keep draft",
    request,
    draftInput.omit({ stepId: true }),
    async (owner, input, now) => {
      const { version } = await saveDraft(owner, { ...input, stepId }, now);
      return String(version);
    },
  );
}
