import type { ReminderItem, ReminderMailInput } from "@/lib/reminders/mail/schema";
import { ButtonLink, Footer, Letter, Line, OnThread, Paragraph, QuietLink, Sheet, Title } from "./parts";

export function subject({ items, second }: ReminderMailInput): string {
  const [first] = items;
  if (!first) {
    throw new Error("a reminder mail needs at least one item");
  }
  if (items.length > 1) {
    const company = sharedCompany(items);
    const things = items.every((item) => item.isMessage && item.draft)
      ? `${items.length} messages ${second ? "are still open" : "are ready"}`
      : `${items.length} things ${second ? "are still open" : "to do"}`;
    return oneLine(`${things}${company ? ` for ${company}` : ""}`);
  }
  const ready = first.draft
    ? `${first.isMessage ? "the draft is" : "your notes are"} ready`
    : "a minute is enough";
  const words = second ? `still open, ${ready}` : ready;
  return oneLine(
    first.headline.endsWith("?") ? `${first.headline} ${capital(words)}` : `${first.headline}: ${words}`,
  );
}

export default function ReminderMail(input: ReminderMailInput) {
  const several = input.items.length > 1;
  return (
    <Sheet title={subject(input)} preview={previewText(input)}>
      {several && (
        <>
          <Title>{`${input.items.length} things, one after the other`}</Title>
          <Paragraph>{opening(input)}</Paragraph>
        </>
      )}
      {input.items.map((item) => (
        <OnThread key={item.stepId}>
          <Title as={several ? "h2" : "h1"}>{item.headline}</Title>
          <Paragraph quiet>
            {item.applicationText} · {item.dueText}
          </Paragraph>
          {!several && <Paragraph>{opening(input)}</Paragraph>}
          <Paragraph>{item.why}</Paragraph>
          {item.draft && (
            <>
              {item.draft.to && <Line>To: {item.draft.to}</Line>}
              {item.draft.subject && <Line>Subject: {item.draft.subject}</Line>}
              <Letter>{item.draft.body}</Letter>
            </>
          )}
          <ButtonLink href={item.actionUrl}>{item.actionText}</ButtonLink>
        </OnThread>
      ))}
      <Footer>
        You get this because you asked Afterword to remember your follow-ups. On the page behind the button
        you can also say that it is sent, put it off, or let it go.{" "}
        <QuietLink href={input.settingsUrl}>Change when and what</QuietLink> or{" "}
        <QuietLink href={input.unsubscribeUrl}>stop these reminders</QuietLink>.
      </Footer>
    </Sheet>
  );
}

export function text(input: ReminderMailInput): string {
  const items = input.items.map((item) =>
    [
      item.headline.toUpperCase(),
      `${item.applicationText}\n${item.dueText}`,
      item.why,
      item.draft &&
        [
          item.draft.to && `To: ${item.draft.to}`,
          item.draft.subject && `Subject: ${item.draft.subject}`,
          "",
          item.draft.body,
        ]
          .filter((part) => part !== null)
          .join("\n"),
      `${item.actionText}:\n${item.actionUrl}`,
    ]
      .filter(Boolean)
      .join("\n\n"),
  );
  return [
    opening(input),
    ...items,
    [
      "You get this because you asked Afterword to remember your follow-ups.",
      `Change when and what: ${input.settingsUrl}`,
      `Stop these reminders: ${input.unsubscribeUrl}`,
    ].join("\n"),
  ].join("\n\n----\n\n");
}

function opening(input: ReminderMailInput): string {
  const hello = input.greetingName ? `${input.greetingName}, ` : "";
  const sentence = input.waited
    ? "this waited for the morning, since you had all the mails from us that one day should bring."
    : input.late
      ? "this comes later than planned. It is still worth doing."
      : input.second
        ? "a last word from us about this. After it we leave it to you."
        : input.items.length > 1
          ? `these are due now${input.items.every((item) => item.draft) ? ". Each has its own words, ready to go." : "."}`
          : "this is due now.";
  return hello ? hello + sentence : capital(sentence);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function previewText({ items }: ReminderMailInput): string {
  return items
    .map((item) => item.headline)
    .join(" · ")
    .slice(0, 90);
}

function sharedCompany(items: readonly ReminderItem[]): string | null {
  const [first, ...rest] = items.map((item) => item.employerName);
  return first && rest.every((company) => company === first) ? first : null;
}

/** Subjects are one line of at most 150 characters, whatever a name holds (B3). */
function oneLine(words: string): string {
  const clean = words
    .replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066\u2067]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
  if (clean.length <= 150) return clean;
  const cut = clean.slice(0, 147).trimEnd();
  // What isolates a name (EM19) is closed again where the cut has opened it.
  return `${cut}${cut.lastIndexOf("\u2068") > cut.lastIndexOf("\u2069") ? "\u2069" : ""}…`;
}

ReminderMail.PreviewProps = {
  greetingName: "Kim",
  late: false,
  waited: false,
  second: false,
  items: [
    {
      stepId: "1",
      kind: "thank-you",
      headline: "Thank Ms. Ito",
      why: "The interview ended before noon, so the thank-you fits the same afternoon.",
      dueText: "due Tuesday, 24 November, 15:00 (Berlin)",
      applicationText: "Product designer at Acme",
      employerName: "Acme",
      isMessage: true,
      draft: {
        subject: "Thank you, Kim Lee, product designer",
        body: "Dear Ms. Ito,\n\nThank you for your time.",
        to: "ito@acme.example",
      },
      actionUrl: "http://localhost:3000/r/example",
      actionText: "Open the draft for Ms. Ito",
    },
  ],
  settingsUrl: "http://localhost:3000/settings",
  unsubscribeUrl: "http://localhost:3000/u/example",
} satisfies ReminderMailInput;
