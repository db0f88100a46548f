import type { PlanEntry } from "./plan-entries";

const LINE_BYTES = 75;

/** The steps of a plan as an iCalendar file (RFC 5545), one entry of a quarter of an hour each. */
export function planCalendar(entries: readonly PlanEntry[], now: Date): string {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Afterword//Follow-up calculator//EN"];
  for (const entry of entries) {
    if (entry.mark === "step" && entry.at) lines.push(...event(entry, entry.at, now));
  }
  lines.push("END:VCALENDAR");
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function event(entry: PlanEntry, at: string, now: Date): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${entry.key}-${utc(new Date(at))}@calculator.afterword`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(new Date(at))}`,
    "DURATION:PT15M",
    `SUMMARY:${escapeText(entry.title)}`,
    `DESCRIPTION:${escapeText(entry.why ?? "")}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escapeText(entry.title)}`,
    "TRIGGER:PT0M",
    "END:VALARM",
    "END:VEVENT",
  ];
}

function utc(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d+/g, "");
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
}

function fold(line: string): string {
  const encoder = new TextEncoder();
  const folded: string[] = [];
  let part = "";
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > LINE_BYTES) {
      folded.push(part);
      part = " ";
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...folded, part].join("\r\n");
}
