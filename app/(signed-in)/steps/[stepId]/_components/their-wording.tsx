import type { ReactNode } from "react";

/** The other version of a text that was changed in two places; nobody's words are lost (F39). */
export function TheirWording({ current, children }: { current: unknown; children?: ReactNode }) {
  const other = valuesOf(current);
  if (typeof other.body !== "string") return null;
  return (
    <div className="flex flex-col items-start gap-3 border-s-2 border-line ps-4">
      <p className="font-medium">The wording saved elsewhere</p>
      <p className="max-w-full whitespace-pre-line wrap-anywhere">{`${String(other.subject ?? "")}\n\n${other.body}`}</p>
      {children}
    </div>
  );
}

export function theirTextOf(current: unknown): { subject: string; body: string } {
  const { subject, body } = valuesOf(current);
  return { subject: String(subject ?? ""), body: String(body ?? "") };
}

export function theirVersionOf(current: unknown): number {
  return Number(valuesOf(current).version ?? 1);
}

function valuesOf(current: unknown): { subject?: unknown; body?: unknown; version?: unknown } {
  return typeof current === "object" && current !== null ? current : {};
}
