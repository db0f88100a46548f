import type { Metadata } from "next";
import { ButtonLink } from "@/app/ui/button";
import { Notice } from "@/app/ui/notice";
import { Page } from "@/app/ui/page-frame";
import { PageHeader } from "@/app/ui/page-header";
import { requireOwner } from "@/lib/auth/session";
import { listToday, type Today, type TodayItem } from "@/lib/follow-ups/queries";
import { paths } from "@/lib/paths";
import { productNow } from "@/lib/product-clock/queries";
import { findMailTrouble } from "@/lib/reminders/undelivered/queries";
import { listSearches } from "@/lib/searches/queries";
import { getProfile } from "@/lib/users/queries";
import { DidNotice } from "../_components/did-notice";
import { inZone } from "../_components/moment";
import { FirstInterview } from "./_components/first-interview";
import { InterviewsToday } from "./_components/interviews-today";
import { StoppedNotice } from "./_components/stopped-notice";
import { TodayThread } from "./_components/today-thread";
import { UndeliveredNotice } from "./_components/undelivered-notice";
import { WentOut } from "./_components/went-out";
import { ZoneNotice } from "./_components/zone-notice";

export const metadata: Metadata = { title: "Today" };

export default async function TodayPage({ searchParams }: PageProps<"/today">) {
  const owner = await requireOwner(paths.today());
  const [now, profile, searches, { isHeld, undelivered }] = await Promise.all([
    productNow(),
    getProfile(owner),
    listSearches(owner),
    findMailTrouble(owner),
  ]);
  const today = await listToday(owner, now);
  const isOpened = (item: TodayItem) => item.handedOffAt !== null && item.channel === "email";
  const isUnopened = (item: TodayItem) => !isOpened(item);
  const opened = [...today.overdue, ...today.dueNow, ...today.next].filter(isOpened);
  const overdue = today.overdue.filter(isUnopened);
  const dueNow = today.dueNow.filter(isUnopened);
  const view = {
    now,
    zone: profile.timeZone,
    manySearches: searches.filter((s) => !s.archivedAt).length > 1,
  };
  return (
    <Page>
      <DidNotice owner={owner} did={(await searchParams).did} back={paths.today()} />
      <PageHeader
        title="Today"
        lead={[`${inZone(now, profile.timeZone, "long-day")}.`, summary(today)].filter(Boolean).join(" ")}
      />
      {!profile.zoneConfirmedAt && <ZoneNotice profile={profile} />}
      {profile.remindersStoppedAt && <StoppedNotice />}
      {isHeld && (
        <div className="mb-8">
          <Notice>
            Mails wait on our side just now. Nothing is lost; what is due stands here and comes by mail as
            soon as it can.
          </Notice>
        </div>
      )}
      <UndeliveredNotice steps={undelivered} />
      <InterviewsToday interviews={today.interviewsToday} />
      {isEmpty(today) ? (
        <FirstInterview />
      ) : (
        <div className="flex flex-col gap-12">
          <WentOut items={opened} now={now} zone={profile.timeZone} />
          <TodayThread title="Overdue" items={overdue} view={view} lead={opened.length === 0} />
          <TodayThread
            title="Due now"
            items={dueNow}
            view={view}
            lead={opened.length === 0 && overdue.length === 0}
          />
          <TodayThread title="Next" items={today.next.filter(isUnopened)} view={view} />
          <TodayThread title="Later" items={today.later} view={view} folded={today.later.length > 6} />
          {today.moreOverdue && (
            <p>
              There is more that is overdue.{" "}
              <ButtonLink href={paths.applications()} tone="bare">
                See all applications
              </ButtonLink>
            </p>
          )}
        </div>
      )}
    </Page>
  );
}

function isEmpty(today: Today): boolean {
  return [today.overdue, today.dueNow, today.next, today.later, today.interviewsToday].every(
    (part) => part.length === 0,
  );
}

function summary(today: Today): string | null {
  if (isEmpty(today)) return null;
  const { overdue, dueNow, next, interviewsToday } = today;
  const open = overdue.length + dueNow.length;
  if (open === 1) return "One thing waits for you.";
  if (open > 1) return `${open} things wait for you.`;
  if (interviewsToday.length > 0)
    return "Nothing to write right now. After the interview we ask how it went.";
  if (next.length > 0) return "Nothing to do right now.";
  return "A quiet day.";
}
