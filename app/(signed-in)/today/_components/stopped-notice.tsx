import Link from "next/link";
import { Notice } from "@/app/ui/notice";
import { paths } from "@/lib/paths";

export function StoppedNotice() {
  return (
    <div className="mb-8">
      <Notice
        action={
          <Link href={paths.settings()} className="link inline-flex min-h-11 items-center">
            Settings
          </Link>
        }
      >
        Reminders are stopped. Nothing is mailed to you until you switch them on again.
      </Notice>
    </div>
  );
}
