import { answerOwnerPost } from "@/lib/action";
import { recordHandOff } from "@/lib/follow-ups/sending/commands";
import { handOffSchema } from "@/lib/follow-ups/steps/schema";

/** The message was opened in a mail app or copied. The answer's message is when. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/steps/[stepId]/hand-off">,
): Promise<Response> {
  const { stepId } = await params;
  return answerOwnerPost(
    "hand off",
    request,
    handOffSchema.omit({ stepId: true }),
    async (owner, input, now) => {
      await recordHandOff(owner, { ...input, stepId }, now);
      return now.toISOString();
    },
  );
}
