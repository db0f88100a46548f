import type { Metadata } from "next";
import Link from "next/link";
import { paths } from "@/lib/paths";
import { ButtonLink } from "../ui/button";
import { Page } from "../ui/page-frame";
import { SampleThread } from "./_components/sample-thread";

export const metadata: Metadata = { title: { absolute: "Afterword: no follow-up forgotten" } };

export default function LandingPage() {
  return (
    <Page width="wide" className="sm:pt-20">
      <div className="grid gap-x-16 gap-y-14 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
        <div className="lg:sticky lg:top-16 lg:self-start">
          <h1 className="text-4xl">
            <span className="block">The interview is over.</span>{" "}
            <span className="block">The afterword is yours.</span>
          </h1>
          <p className="mt-6 max-w-form text-lg text-soft">
            Afterword works out whom to write to after an interview, and when. Then it waits, and mails you
            the draft on the day.
          </p>
          <div className="mt-8 flex flex-wrap gap-3">
            <ButtonLink href={paths.signIn()} className="px-7">
              Start
            </ButtonLink>
            <ButtonLink href={paths.calculator()} tone="quiet">
              Try the calculator
            </ButtonLink>
          </div>
        </div>
        <SampleThread />
      </div>
      <section className="mt-20 border-t border-hair pt-12 sm:mt-28 sm:pt-16" aria-label="What it keeps to">
        <div className="max-w-[46rem] font-serif text-2xl leading-snug text-pretty">
          <p>You stay the author. The draft comes to you, never to them.</p>
          <p className="mt-5">
            A plan bends to what they said. “By Friday” means silence until Friday, and an answer clears the
            rest.
          </p>
          <p className="mt-5">
            Every date has{" "}
            <Link href={paths.rules()} className="link">
              a reason you can read
            </Link>
            .
          </p>
        </div>
      </section>
    </Page>
  );
}
