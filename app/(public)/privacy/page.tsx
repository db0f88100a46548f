import type { Metadata } from "next";
import { Page } from "../../ui/page-frame";
import { PageHeader } from "../../ui/page-header";

export const metadata: Metadata = { title: "Privacy" };

export default function PrivacyPage() {
  return (
    <Page>
      <PageHeader title="Privacy" lead="What is kept, who sees it, and how it goes away." />
      <div className="prose">
        <h2>What is kept</h2>
        <p>
          Your email address, and what you enter: job searches, applications, interviews, notes, people and
          drafts. Sign-ins, changes of address, downloads and deletions are written down.
        </p>
        <p>
          The people you enter did not ask to be here. Keep to what you need for writing to them, and delete
          them when the search is over.
        </p>
        <h2>Who sees it</h2>
        <p>
          You. Nobody else’s account can read your rows, and the database enforces that a second time by
          itself. Whoever runs this installation holds the database and could read it. Afterword never writes
          to an employer; its mails go to you alone.
        </p>
        <h2>Who helps to run it</h2>
        <p>
          Resend delivers the mails that Afterword sends to you. Where the installation uses Inngest for its
          alarms, Inngest sees numbers and times, never names, addresses or text. If you sign in with Google,
          Google knows that you did, and tells Afterword your address and a number that stays the same; only
          these are kept. Nobody else is involved.
        </p>
        <h2>How long</h2>
        <p>
          What you delete waits in the Trash for 30 days and is then gone. The text of a mail to you is kept
          encrypted while it is on its way and is erased a day after its delivery is settled. The link in a
          mail works for 30 days.
        </p>
        <h2>The calculator and the draft check</h2>
        <p>
          Both keep nothing of what you enter. The calculator puts your answers into the address of the page,
          so that you can bookmark it; the address is as private as you keep it.
        </p>
        <h2>Cookies</h2>
        <p>
          One to keep you signed in, one that ties a sign-in code to the browser that asked for it, one that
          tells that this browser has signed in before, and one for light or dark if you choose it yourself.
          On the way to Google and back, four more that last a quarter of an hour at most. No advertising, no
          trackers, no measuring of mails you open. Nothing is sold, and nothing trains anything.
        </p>
        <h2>Taking it with you</h2>
        <p>
          In the settings you can download all of it at any time, and delete your account. Deleting erases
          what belongs to it at once; backups of the installation run out on their own schedule, and if one
          has to be used, your account is deleted from it again.
        </p>
      </div>
    </Page>
  );
}
