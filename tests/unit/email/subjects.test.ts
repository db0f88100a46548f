import { describe, expect, it } from "vitest";
import { renderReminderMail } from "@/lib/email/render";
import ReminderMail from "@/lib/email/templates/reminder";
import type { ReminderItem, ReminderMailInput } from "@/lib/reminders/mail/schema";

const example: ReminderMailInput = ReminderMail.PreviewProps;

async function subjectOf(change: (item: ReminderItem) => ReminderItem, count: number): Promise<string> {
  const [item] = example.items;
  if (!item) throw new Error("the example has no item");
  const items = Array.from({ length: count }, (_, n) => change({ ...item, stepId: String(n) }));
  return (await renderReminderMail({ ...example, items })).subject;
}

describe("a subject is one line, whatever a name holds (B3)", () => {
  const breaks = ["\r\n", "\n", "\r", "\u2028", "\u2029", "\u0085", "\0", "\u202e"];

  it.each(breaks.map((text) => [JSON.stringify(text), text]))("%s begins no header", async (_name, text) => {
    const evil = `Ito${text}Bcc: everybody@example.com`;
    const change = (item: ReminderItem) => ({
      ...item,
      headline: `Thank ${evil}`,
      employerName: evil,
      applicationText: `Cook at ${evil}`,
    });
    expect(await subjectOf(change, 1)).toContain("Bcc: ");
    for (const count of [1, 2]) {
      expect(await subjectOf(change, count)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066\u2067]/u);
    }
  });

  it("is no longer than 150 characters", async () => {
    const subject = await subjectOf((item) => ({ ...item, headline: "a".repeat(2000) }), 1);
    expect(subject.length).toBeLessThanOrEqual(150);
  });
});
