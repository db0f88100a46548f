import { Button } from "@/app/ui/button";
import { Disclosure } from "@/app/ui/disclosure";
import { paths } from "@/lib/paths";

/** One tap from every mail (T21): nothing but thank-yous until the user goes on. */
export function PauseForm({ token, isPaused }: { token: string; isPaused: boolean }) {
  if (isPaused) {
    return (
      <ActForm token={token} act="resume" button="Go on again">
        Everything is paused. Only thank-yous are still offered, and the rest waits for you.
      </ActForm>
    );
  }
  return (
    <Disclosure summary="Pause everything" small>
      <ActForm token={token} act="pause" button="Pause everything">
        Until you go on again, only thank-yous are offered. The rest waits, and keeps its room.
      </ActForm>
    </Disclosure>
  );
}

function ActForm({
  token,
  act,
  button,
  children,
}: {
  token: string;
  act: "pause" | "resume";
  button: string;
  children: string;
}) {
  return (
    <form method="post" action={paths.actionPost(token)} className="flex flex-col items-start gap-3">
      <input type="hidden" name="act" value={act} />
      <p>{children}</p>
      <Button type="submit" tone="quiet">
        {button}
      </Button>
    </form>
  );
}
