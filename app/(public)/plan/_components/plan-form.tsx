import { paths } from "@/lib/paths";
import { Button } from "../../../ui/button";
import { RadioChips } from "../../../ui/chips";
import { Disclosure } from "../../../ui/disclosure";
import { FormError } from "../../../ui/form-error";
import { Select } from "../../../ui/select";
import { TextArea } from "../../../ui/text-area";
import { TextInput } from "../../../ui/text-input";
import { COUNTRIES } from "./countries";
import type { PlanFields, PlanQuery } from "./plan-query";
import { TimeZoneInput } from "./time-zone-input";

export function PlanForm({
  query,
  fields,
  zoneGiven,
  again,
}: {
  query: PlanQuery;
  fields: PlanFields;
  zoneGiven: boolean;
  again: boolean;
}) {
  const moreIsOpen = Boolean(fields.rhythm || fields.calls || fields.country);
  return (
    <form action={`${paths.calculator()}#plan`} method="get" className="flex flex-col gap-7">
      {Object.keys(fields).length > 0 && (
        <FormError>Something is not right yet. It is marked below.</FormError>
      )}
      <div className="grid grid-cols-2 gap-x-3 gap-y-5">
        <TextInput
          label="Day of the interview"
          name="date"
          type="date"
          required
          defaultValue={query.date}
          error={fields.date}
          className="col-span-2"
        />
        <TextInput
          label="From"
          name="start"
          type="time"
          required
          defaultValue={query.start}
          error={fields.start}
        />
        <TextInput label="To" name="end" type="time" required defaultValue={query.end} error={fields.end} />
        <TimeZoneInput zone={query.zone} given={zoneGiven} error={fields.zone} />
      </div>
      <TextArea
        label="Who was there"
        name="people"
        optional
        rows={2}
        hint="One name per line. Everyone gets thanks of their own."
        placeholder={"Ms. Ito\nMr. Okafor"}
        defaultValue={query.people}
        error={fields.people}
      />
      <div className="group/said flex flex-col gap-4">
        <RadioChips
          legend="When did they say you would hear?"
          name="said"
          error={fields.said}
          defaultValue={query.said}
          chips={[
            { value: "nothing", label: "Nothing said" },
            { value: "date", label: "By a date" },
            { value: "span", label: "Within some days" },
            { value: "words", label: "In their words" },
          ]}
        />
        <TextInput
          label="The date they named"
          name="by"
          type="date"
          defaultValue={query.by}
          error={fields.by}
          className="not-group-has-[[value=date]:checked]/said:hidden"
        />
        <TextInput
          label="How many days they said"
          name="days"
          inputMode="numeric"
          autoComplete="off"
          hint="A week is 7, a couple of weeks 14."
          defaultValue={query.days}
          error={fields.days}
          className="not-group-has-[[value=span]:checked]/said:hidden"
        />
        <TextInput
          label="What they said"
          name="words"
          autoComplete="off"
          maxLength={500}
          hint="Such as “by Friday”, “early next week” or “in a couple of weeks”. You will see what it was taken for."
          defaultValue={query.words}
          error={fields.words}
          className="not-group-has-[[value=words]:checked]/said:hidden"
        />
      </div>
      <Disclosure summary="Rhythm, calls and holidays" open={moreIsOpen}>
        <div className="flex flex-col gap-6 pt-3">
          <RadioChips
            legend="Rhythm"
            name="rhythm"
            defaultValue={query.rhythm}
            error={fields.rhythm}
            chips={[
              { value: "quiet", label: "Quiet", hint: "thanks and one note" },
              { value: "balanced", label: "Balanced", hint: "and a last word" },
              { value: "active", label: "Active", hint: "and an early check-in" },
            ]}
          />
          <RadioChips
            legend="A phone call, if it stays silent"
            name="calls"
            defaultValue={query.calls}
            error={fields.calls}
            chips={[
              { value: "yes", label: "May be offered" },
              { value: "no", label: "No calls, or no number" },
            ]}
          />
          <Select
            label="Public holidays of"
            name="country"
            defaultValue={query.country}
            error={fields.country}
            options={[{ value: "", label: "No country" }, ...COUNTRIES]}
          />
        </div>
      </Disclosure>
      <div>
        <Button type="submit" className="px-7">
          {again ? "Work it out again" : "Show the plan"}
        </Button>
      </div>
    </form>
  );
}
