import { notFound } from "next/navigation";
import { Disclosure } from "@/app/ui/disclosure";
import { LocalTime } from "@/app/ui/local-time";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { requireLocalAccess } from "@/lib/auth/local";
import { isAppError } from "@/lib/errors";
import { getLocalMail } from "@/lib/local-mailbox/queries";
import { paths } from "@/lib/paths";

export const metadata = { title: "Mail" };

export default async function MailPage({ params }: PageProps<"/local/mail/[mailId]">) {
  await requireLocalAccess();
  const { mailId } = await params;
  const mail = await getLocalMail(mailId).catch((error: unknown) => {
    if (isAppError(error, "not-found")) {
      notFound();
    }
    throw error;
  });
  return (
    <Page>
      <PageHeader
        back={{ href: paths.localMail(), label: "Mailbox" }}
        title={mail.subject}
        lead={
          <span className="text-base">
            To <span className="break-all">{mail.recipient}</span>,{" "}
            <LocalTime at={mail.receivedAt.toISOString()} timeZone="UTC" /> UTC
          </span>
        }
      />
      <iframe
        title={mail.subject}
        srcDoc={mail.html}
        // Links open beside the mailbox, as in a mail app; nothing of the mail itself runs.
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        className="h-[34rem] w-full border border-line bg-white"
      />
      <Disclosure summary="As plain text">
        <pre className="text-sm break-words whitespace-pre-wrap">{mail.text}</pre>
      </Disclosure>
      <Disclosure summary="Headers">
        <dl className="text-sm">
          {Object.entries({ From: mail.sender, ...mail.headers }).map(([name, value]) => (
            <div key={name} className="py-1">
              <dt className="inline font-medium">{name}: </dt>
              <dd className="inline break-all">{value}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </Page>
  );
}
