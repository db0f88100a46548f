import { Button } from "@/app/ui/button";
import { paths } from "@/lib/paths";

/** A plain form: the answer wipes what this browser kept. */
export function SignOutButton() {
  return (
    <form method="post" action={paths.signOut()}>
      <Button type="submit" tone="quiet">
        Sign out
      </Button>
    </form>
  );
}
