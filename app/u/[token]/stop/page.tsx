import type { Metadata } from "next";
import { Button } from "@/app/ui/button";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { paths } from "@/lib/paths";

export const metadata: Metadata = {
  title: "Stop reminders",
  robots: { index: false },
  referrer: "same-origin",
};

export default async function StopRemindersPage({ params, searchParams }: PageProps<"/u/[token]/stop">) {
  const { token } = await params;
  const { done } = await searchParams;
  if (done !== undefined) {
    return (
      <Page width="form">
        <PageHeader
          title="No more reminder mails"
          lead="Your plans stay as they are, on your Today page. In the settings you can have the mails back."
        />
      </Page>
    );
  }
  return (
    <Page width="form">
      <PageHeader
        title="Stop the reminder mails?"
        lead="Your plans stay as they are, on your Today page. Sign-in codes still come when you ask for one."
      />
      <form method="post" action={paths.unsubscribe(token)}>
        <input type="hidden" name="from" value="page" />
        <Button type="submit" wide>
          Stop the mails
        </Button>
      </form>
    </Page>
  );
}
