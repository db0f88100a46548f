import { ChipsField, TextField } from "./form";
import { UnderstoodWords } from "./understood-words";

/** What they said about timing. The day or the number is asked only where it is needed. */
export function TimingFields({
  nothing,
  today,
  known = {},
}: {
  nothing?: string;
  today?: string;
  known?: { said?: string; byOn?: string; spanDays?: string };
}) {
  return (
    <div className="group/said flex flex-col gap-4">
      <ChipsField
        legend="When did they say you would hear?"
        name="said"
        defaultValue={known.said ?? (nothing ? "nothing" : "date")}
        chips={[
          ...(nothing ? [{ value: "nothing", label: nothing }] : []),
          { value: "date", label: "By a day" },
          { value: "7", label: "Within a week" },
          { value: "14", label: "In a couple of weeks" },
          { value: "span", label: "Within some days" },
          { value: "words", label: "In their words" },
        ]}
      />
      <TextField
        label="The day they named"
        name="byOn"
        defaultValue={known.byOn}
        type="date"
        min={today}
        className="not-group-has-[[value=date]:checked]/said:hidden"
      />
      <TextField
        label="How many days they said"
        name="spanDays"
        defaultValue={known.spanDays}
        inputMode="numeric"
        autoComplete="off"
        className="not-group-has-[[value=span]:checked]/said:hidden"
      />
      <div className="flex flex-col gap-4 not-group-has-[[value=words]:checked]/said:hidden">
        <TextField
          label="In their words"
          name="words"
          placeholder="early next week"
          hint="We tell you what we make of it before it counts."
          maxLength={500}
          autoComplete="off"
        />
        <UnderstoodWords />
      </div>
    </div>
  );
}
