import { classNames } from "@/app/ui/class-names";
import { ChipsField } from "../../../../_components/form";
import { RESPONSE_NAMES } from "../../../../_components/words";

type Response = keyof typeof RESPONSE_NAMES;

/** What they answered, and what saving it will do, said before it does it (T13). */
export function AnswerChips() {
  return (
    <div className="flex flex-col gap-3">
      <ChipsField
        legend="What did they say?"
        name="response"
        chips={RESPONSES.map(({ value }) => ({ value, label: RESPONSE_NAMES[value] }))}
      />
      {RESPONSES.map(({ value, does, shown }) => (
        <p key={value} className={classNames("hidden border-s-2 border-accent ps-4", shown)}>
          {does}
        </p>
      ))}
    </div>
  );
}

/** What the day means for what they said. */
export function DayLabel() {
  return DAYS.map(({ label, shown }) => (
    <span key={label} className={classNames("hidden", shown)}>
      {label}
    </span>
  ));
}

const DAYS = [
  {
    label: "You will hear by",
    shown: "group-has-[[value=wait]:checked]/answer:inline",
  },
  {
    label: "They are back on",
    shown: "group-has-[[value=out-of-office]:checked]/answer:inline",
  },
  {
    label: "You have to decide by",
    shown: "group-has-[[value=offer]:checked]/answer:inline",
  },
];

const RESPONSES: { value: Response; does: string; shown: string }[] = [
  {
    value: "good-news",
    does: "The open follow-ups of this round end. When there is a next interview, add it, and a new plan begins.",
    shown: "group-has-[[value=good-news]:checked]/answer:block",
  },
  {
    value: "wait",
    does: "With a day, the plan waits for it and asks once, gently, when it has passed. Without one it stays as it is.",
    shown: "group-has-[[value=wait]:checked]/answer:block",
  },
  {
    value: "courtesy",
    does: "It ends this person's thank-you and the light check-in. Everything else stays as planned.",
    shown: "group-has-[[value=courtesy]:checked]/answer:block",
  },
  {
    value: "out-of-office",
    does: "With the day they are back, what is due to this person moves past it. Without one it stays as it is.",
    shown: "group-has-[[value=out-of-office]:checked]/answer:block",
  },
  {
    value: "rejection",
    does: "The open follow-ups end, and the application moves to Rejected. We are sorry. After an interview, or when a person wrote it, there is one gracious reply, the next working morning. You can undo it.",
    shown: "group-has-[[value=rejection]:checked]/answer:block",
  },
  {
    value: "offer",
    does: "The open follow-ups end, and the application moves to Offer. Thanks are due the next working morning, and with a day to decide by you are reminded of it twice.",
    shown: "group-has-[[value=offer]:checked]/answer:block",
  },
  {
    value: "other",
    does: "It is kept in the messages. The plan stays as it is.",
    shown: "group-has-[[value=other]:checked]/answer:block",
  },
];
