import type { Metadata } from "next";
import { ButtonLink } from "@/app/ui/button";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Goodbye", robots: { index: false } };

export default function GoodbyePage() {
  return (
    <Page width="form">
      <PageHeader
        title="Goodbye"
        lead="Your account is deleted, and everything in it. One last mail says so. All the best for what comes next."
      />
      <ButtonLink href={paths.home()} tone="quiet" className="self-start">
        To the first page
      </ButtonLink>
    </Page>
  );
}
