import { localDay } from "@/app/ui/format-time";
import type { CallCard } from "@/lib/follow-ups/calls/queries";
import { placeOf } from "@/lib/time-zones/rules";
import { inSentence, inZone, momentText } from "../../../_components/moment";

/** When they are at work, on both clocks (T10, W8). */
export function CallTimes({ card, dueAt, zone, now }: CallTimesProps) {
  const { time, theirZone } = card;
  const place = placeOf(theirZone);
  const elsewhere = isElsewhere(time.from, zone, theirZone);
  const day = inSentence(momentText(time.from, zone, now)).replace(/,? \d\d:\d\d$/, "");
  const span = (clock: string) =>
    `${inZone(time.from, clock, "time")} and ${inZone(time.until, clock, "time")}`;
  return (
    <div className="flex flex-col gap-2 border-s-2 border-hair ps-4">
      <p>
        <span className="text-soft">Call </span>
        <strong className="font-medium">
          {time.isNow ? `now, until ${inZone(time.until, zone, "time")}` : `${day}, between ${span(zone)}`}
        </strong>
        {elsewhere && <span className="text-soft"> your time</span>}.
      </p>
      {elsewhere && (
        <p className="text-soft">
          {time.isNow
            ? `In ${place} it is ${inZone(now, theirZone, "time")}.`
            : `That is between ${span(theirZone)} in ${place}${
                localDay(time.from, zone) === localDay(time.from, theirZone)
                  ? ""
                  : `, on ${inZone(time.from, theirZone, "day")} there`
              }.`}
        </p>
      )}
      {!time.dueFits && !time.isNow && (
        <p className="text-soft">
          {elsewhere
            ? `At ${inZone(dueAt, zone, "time")} your time it is ${inZone(dueAt, theirZone, "day-time")} in ${place}, and nobody is at work.`
            : "Before that nobody is at work there."}
        </p>
      )}
      {time.inQuietHours && (
        <p className="text-soft">
          Their working hours lie within your quiet hours. A last note may be the kinder way, for you too.
        </p>
      )}
    </div>
  );
}

interface CallTimesProps {
  card: CallCard;
  dueAt: Date;
  zone: string;
  now: Date;
}

/** Another clock, not just another name for the same one. */
function isElsewhere(at: Date, zone: string, theirZone: string): boolean {
  return inZone(at, zone, "day-time") !== inZone(at, theirZone, "day-time");
}
