import { ButtonLink } from "@/app/ui/button";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { paths } from "@/lib/paths";

export default function SignedInNotFound() {
  return (
    <Page>
      <PageHeader
        title="There is nothing here"
        lead="It may have been deleted, in which case it is in the Trash for 30 days, or it never was."
      />
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={paths.today()}>Go to Today</ButtonLink>
        <ButtonLink href={paths.trash()} tone="quiet">
          Look in the Trash
        </ButtonLink>
      </div>
    </Page>
  );
}
