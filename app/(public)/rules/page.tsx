import type { Metadata } from "next";
import Link from "next/link";
import { paths } from "@/lib/paths";
import { Page } from "../../ui/page-frame";
import { PageHeader } from "../../ui/page-header";
import { DISAGREEMENTS } from "../_content/disagreements";
import { CHAPTERS, type PlainRule, type RuleChapter } from "../_content/rulebook";

export const metadata: Metadata = {
  title: "The rules",
  description:
    "When to follow up after an interview, with whom, and what to say: the rules behind every date.",
};

export default function RulesPage() {
  return (
    <Page width="wide">
      <PageHeader
        title="The rules"
        lead="Afterword has no opinion of its own about timing. It follows published advice on writing after a job interview, from five articles that are called A to E here. Where they say nothing, the rule is marked as ours."
      />
      <nav aria-label="On this page" className="mb-4">
        <ul className="flex flex-wrap gap-x-6">
          {CHAPTERS.map((chapter) => (
            <li key={chapter.letter}>
              <a href={`#${chapter.letter}`} className="link inline-flex min-h-11 items-center">
                {chapter.title}
              </a>
            </li>
          ))}
          <li>
            <a href="#disagreements" className="link inline-flex min-h-11 items-center">
              Where the articles disagree
            </a>
          </li>
        </ul>
      </nav>
      {CHAPTERS.map((chapter) => (
        <Chapter key={chapter.letter} chapter={chapter} />
      ))}
      <Disagreements />
    </Page>
  );
}

function Chapter({ chapter }: { chapter: RuleChapter }) {
  return (
    <section
      aria-labelledby={chapter.letter}
      className="grid gap-x-16 gap-y-6 border-t border-hair py-12 lg:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <div className="lg:sticky lg:top-10 lg:self-start">
        <h2 id={chapter.letter} className="scroll-mt-6 text-2xl">
          {chapter.title}
        </h2>
        <p className="mt-2 max-w-reading text-soft">{chapter.lead}</p>
      </div>
      <ol>
        {chapter.rules.map((rule) => (
          <Rule key={rule.id} rule={rule} />
        ))}
      </ol>
    </section>
  );
}

function Rule({ rule }: { rule: PlainRule }) {
  return (
    <li
      id={rule.id}
      className="grid max-w-[calc(var(--container-reading)+1.125rem)] scroll-mt-6 grid-cols-[3rem_minmax(0,1fr)] gap-x-4 -ms-[1.125rem] border-s-2 border-transparent py-3 ps-4 target:border-accent"
    >
      <a href={`#${rule.id}`} className="link inline-flex min-h-6 self-start font-serif text-lg lining-nums">
        {rule.id}
      </a>
      <div>
        <p>{rule.says}</p>
        <p className="mt-1 text-sm text-soft">{sourceOf(rule)}</p>
      </div>
    </li>
  );
}

function Disagreements() {
  return (
    <section aria-labelledby="disagreements" className="border-t border-hair py-12">
      <h2 id="disagreements" className="scroll-mt-6 text-2xl">
        Where the articles disagree
      </h2>
      <p className="mt-2 mb-8 max-w-reading text-soft">
        Advice seldom agrees with itself. This is what each says, and what we made of it.
      </p>
      <table className="block w-full text-start lg:table">
        <thead className="sr-only lg:not-sr-only">
          <tr className="text-start text-sm text-soft">
            <th scope="col" className="pe-8 pb-3 text-start font-normal lg:w-1/4">
              Question
            </th>
            <th scope="col" className="pe-8 pb-3 text-start font-normal">
              They say
            </th>
            <th scope="col" className="pb-3 text-start font-normal lg:w-1/3">
              We chose
            </th>
          </tr>
        </thead>
        <tbody className="block lg:table-row-group">
          {DISAGREEMENTS.map((row) => (
            <tr key={row.question} className="block border-t border-hair py-5 align-top lg:table-row">
              <th
                scope="row"
                className="block pe-8 text-start font-serif text-lg font-[480] lg:table-cell lg:py-5"
              >
                {row.question}
              </th>
              <td className="mt-2 block pe-8 text-soft lg:mt-0 lg:table-cell lg:py-5">{row.they}</td>
              <td className="mt-2 block lg:mt-0 lg:table-cell lg:py-5">
                {row.we}{" "}
                <span className="whitespace-nowrap text-sm">
                  {row.rules.map((id) => (
                    <a key={id} href={`#${id}`} className="link me-2">
                      {id}
                    </a>
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-10">
        <Link href={paths.calculator()} className="link">
          See the rules at work in the calculator
        </Link>
      </p>
    </section>
  );
}

function sourceOf(rule: PlainRule): string {
  const articles = rule.from.filter((source) => source !== "ours");
  const named =
    articles.length > 0 ? `${articles.length > 1 ? "articles" : "article"} ${inWords(articles)}` : "";
  if (!rule.from.includes("ours")) return `From ${named}.`;
  return named ? `Ours, in the spirit of ${named}.` : "Ours.";
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
