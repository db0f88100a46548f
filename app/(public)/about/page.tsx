import type { Metadata } from "next";
import Link from "next/link";
import { paths } from "@/lib/paths";
import { Page } from "../../ui/page-frame";
import { PageHeader } from "../../ui/page-header";

export const metadata: Metadata = { title: "About and help" };

export default function AboutPage() {
  return (
    <Page>
      <PageHeader
        title="About and help"
        lead="Afterword keeps every application in one place and sees to it that no follow-up is forgotten."
      />
      <div className="prose">
        <h2>How it works</h2>
        <p>
          You add an interview. Afterword lays out the days after it: whom to thank, when to ask once more,
          when to let it rest. Half an hour after the interview it asks how it went, and your notes go into
          every draft.
        </p>
        <p>
          When a step is due, a mail comes with the draft in it and one button. You send the message from your
          own mail app, press “I sent it”, and the next step is planned.
        </p>
        <h2>A mail did not come</h2>
        <p>
          Look in the spam folder first and mark it as wanted. On the page of the application every reminder
          has its delivery: planned, sent, accepted, delivered. If a mail bounced, it says so there.
        </p>
        <h2>Too many mails</h2>
        <p>
          Every mail has a link at its end that stops them, without signing in. A whole search can be paused,
          and you can be away.
        </p>
        <h2>The dates seem odd</h2>
        <p>
          Each one says why it is when it is, and <Link href={paths.rules()}>the rules</Link> tell where that
          comes from. Check the time zone and the public holidays in the settings.
        </p>
        <h2>Accessibility</h2>
        <p>
          Afterword aims at WCAG 2.2, level AA: it works with a keyboard, with a screen reader, at 320 pixels,
          at twice the text size, and mostly without JavaScript. What does not is a mistake, and we want to
          know.
        </p>
        <h2>Help from a person</h2>
        <p>Answer any mail you got from Afterword. It reaches whoever runs this installation.</p>
      </div>
    </Page>
  );
}
