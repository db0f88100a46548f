import Link from "next/link";
import { LocalTime } from "@/app/ui/local-time";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { requireLocalAccess } from "@/lib/auth/local";
import { env } from "@/lib/env";
import { listLocalMails } from "@/lib/local-mailbox/queries";
import { paths } from "@/lib/paths";

export const metadata = { title: "Mailbox" };

export default async function MailboxPage({ searchParams }: PageProps<"/local/mail">) {
  await requireLocalAccess();
  const { before } = await searchParams;
  const mails = await listLocalMails(typeof before === "string" ? before : null);
  const last = mails.length === 50 ? mails.at(-1) : undefined;
  return (
    <Page>
      <PageHeader
        title="Mailbox"
        lead={
          env().RESEND_API_KEY
            ? "Mails go out through Resend now; here is what was kept before."
            : "Every mail that Afterword would send stays here, on this computer."
        }
      />
      {mails.length === 0 ? (
        <p className="text-soft">
          No mail yet. Ask for a sign-in code, or move <Link href={paths.local()}>the clock</Link> to the next
          alarm.
        </p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {mails.map((mail) => (
            <li key={mail.id}>
              <Link href={paths.localMail(mail.id)} className="block py-3 no-underline hover:text-accent">
                <span className="flex flex-wrap justify-between gap-x-4 text-sm text-soft">
                  <span className="break-all">To {mail.recipient}</span>
                  <span className="tabular-nums">
                    <LocalTime at={mail.receivedAt.toISOString()} timeZone="UTC" /> UTC
                  </span>
                </span>
                <span className="block font-medium">{mail.subject}</span>
                <span className="block truncate text-sm text-soft">{mail.text.slice(0, 140)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {last && (
        <p className="mt-4">
          <Link
            href={paths.localMail(undefined, new URLSearchParams({ before: last.id }))}
            className="inline-flex min-h-11 items-center"
          >
            Older mails
          </Link>
        </p>
      )}
    </Page>
  );
}
