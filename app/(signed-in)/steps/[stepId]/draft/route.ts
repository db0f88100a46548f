import { answerOwnerPost } from "@/lib/action";
import { currentOwner } from "@/lib/auth/session";
import { draftInput, saveDraft } from "@/lib/drafts/commands";
import { listEarlierDrafts } from "@/lib/drafts/queries";
import { isAppError } from "@/lib/errors";

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

/** What the wording was before, for the list that opens on demand. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/steps/[stepId]/draft">,
): Promise<Response> {
  const owner = await currentOwner();
  if (!owner) {
    return new Response(null, { status: 401 });
  }
  try {
    return Response.json(await listEarlierDrafts(owner, (await params).stepId));
  } catch (error) {
    if (isAppError(error, "not-found")) {
      return new Response(null, { status: 404 });
    }
    throw error;
  }
}
