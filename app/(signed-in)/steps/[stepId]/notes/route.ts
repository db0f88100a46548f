import { answerOwnerPost } from "@/lib/action";
import { saveDebriefNote } from "@/lib/debriefs/commands";
import { keptNoteForm } from "@/lib/debriefs/form/schema";

/** A note that is kept while it is typed. The answer's message is its new version. */
export async function POST(request: Request): Promise<Response> {
  return answerOwnerPost("keep note", request, keptNoteForm, async (owner, note, now) => {
    const { version } = await saveDebriefNote(owner, note, now);
    return String(version);
  });
}
