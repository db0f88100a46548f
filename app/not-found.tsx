import type { Metadata } from "next";
import { paths } from "@/lib/paths";
import { ButtonLink } from "./ui/button";
import { Page } from "./ui/page-frame";
import { PageHeader } from "./ui/page-header";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Page>
      <PageHeader
        title="There is nothing at this address"
        lead="It may have been moved, deleted, or the address has a typo in it."
      />
      <ButtonLink href={paths.home()}>Go to the first page</ButtonLink>
    </Page>
  );
}
