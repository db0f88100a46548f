import type { Metadata } from "next";
import { systemClock } from "@/lib/clock";
import { paths } from "@/lib/paths";
import { ButtonLink } from "../../ui/button";
import { Page } from "../../ui/page-frame";
import { PageHeader } from "../../ui/page-header";
import { DemoDesk } from "./_components/demo-desk";
import { DemoForm } from "./_components/demo-form";
import {
  demoFields,
  eventText,
  readDemoEvents,
  readDemoSetup,
  type SearchParams,
} from "./_components/demo-query";
import { demoTimeline } from "./_components/demo-timeline";

export const metadata: Metadata = {
  title: "Demo",
  description: "Log an interview and watch ten days pass in a minute. No account, and nothing is kept.",
};

export default async function DemoPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const setup = readDemoSetup(params, systemClock());
  if (params.date === undefined) {
    return (
      <Page width="form">
        <PageHeader
          title="Ten days in a minute"
          lead="An interview is over. Start the clock, and see what Afterword does while you get on with your life."
        />
        <DemoForm setup={setup} />
      </Page>
    );
  }
  const events = readDemoEvents(params);
  const fields = demoFields(setup);
  return (
    <Page width="wide">
      <DemoDesk
        // Another interview is another run of the clock.
        key={JSON.stringify(fields)}
        timeline={demoTimeline(setup, events)}
        fields={fields}
        did={events.map(eventText)}
      />
      <div className="mt-16 border-t border-hair pt-10">
        <p className="mb-4 max-w-form">
          In Afterword the days take as long as they take, and the mails come to your own mailbox.
        </p>
        <ButtonLink href={paths.signIn()}>Start with a real one</ButtonLink>
      </div>
      <section aria-labelledby="form-title" className="mt-16 max-w-form">
        <h2 id="form-title" className="mb-6 text-2xl">
          Another interview
        </h2>
        <DemoForm setup={setup} again />
      </section>
    </Page>
  );
}
