import { Disclosure } from "@/app/ui/disclosure";
import { AreaField, ChipsField, SelectField, TextField, WhenField } from "./form";
import { KIND_CHIPS } from "./words";
import { ZoneField } from "./zone-field";

type Known = {
  kind?: string;
  startsOn?: string;
  startTime?: string;
  durationMinutes?: number;
  place?: string | null;
  link?: string | null;
  notes?: string | null;
};

const LENGTHS = [15, 20, 30, 45, 60, 75, 90, 120, 150, 180, 240, 300, 360, 420, 480];

/** When an interview is, in its own zone. */
export function InterviewTimeFields({ known = {}, zone }: { known?: Known; zone: string }) {
  const length = known.durationMinutes ?? 60;
  const lengths = LENGTHS.includes(length) ? LENGTHS : [...LENGTHS, length].sort((a, b) => a - b);
  return (
    <>
      <WhenField
        legend="When"
        dateName="startsOn"
        timeName="startTime"
        dateLabel="Day"
        timeLabel="Starts at"
        defaultDate={known.startsOn}
        defaultTime={known.startTime}
        required
      />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(12rem,100%),1fr))] gap-x-3 gap-y-6">
        <SelectField
          label="How long"
          name="durationMinutes"
          defaultValue={String(length)}
          options={lengths.map((minutes) => ({ value: String(minutes), label: lengthText(minutes) }))}
        />
        <ZoneField label="Time zone" defaultValue={zone} />
      </div>
    </>
  );
}

export function InterviewKindField({ known = {} }: { known?: Known }) {
  return (
    <ChipsField legend="What kind" name="kind" defaultValue={known.kind ?? "video"} chips={KIND_CHIPS} />
  );
}

export function InterviewPlaceFields({ known = {} }: { known?: Known }) {
  return (
    <Disclosure summary="Place, link and notes" open={Boolean(known.place || known.link || known.notes)}>
      <div className="flex flex-col gap-6 pt-2">
        <TextField
          label="Place"
          name="place"
          defaultValue={known.place}
          maxLength={300}
          autoComplete="off"
          optional
        />
        <TextField
          label="Link to the meeting"
          name="link"
          type="url"
          inputMode="url"
          defaultValue={known.link}
          maxLength={2000}
          autoComplete="off"
          optional
        />
        <AreaField
          label="Notes"
          name="notes"
          defaultValue={known.notes}
          rows={3}
          maxLength={10000}
          optional
        />
      </div>
    </Disclosure>
  );
}

function lengthText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`].filter(Boolean);
  return parts.join(" ");
}
