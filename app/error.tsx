"use client";

import { paths } from "@/lib/paths";
import { Button, ButtonLink } from "./ui/button";
import { Page } from "./ui/page-frame";
import { PageHeader } from "./ui/page-header";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Page>
      <PageHeader
        title="This page did not load"
        lead="Something went wrong on our side. What you saved is safe. Try again, and if it keeps happening, come back in a few minutes."
      />
      <div className="flex flex-wrap gap-3">
        <Button onClick={reset}>Try again</Button>
        <ButtonLink href={paths.home()} tone="quiet">
          Go to the first page
        </ButtonLink>
      </div>
      {error.digest && <p className="mt-8 text-sm text-soft">Reference: {error.digest}</p>}
    </Page>
  );
}
