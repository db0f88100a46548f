import { expect, test } from "vitest";
import { type DueItem, mailInput } from "@/lib/reminders/claiming/rules";

const opened: DueItem = {
  stepId: "1",
  kind: "thank-you",
  slot: "second",
  dueAt: new Date("2026-11-24T14:00:00Z"),
  why: "A thank-you reads best within a day.",
  contactName: "Keiko Ito",
  employerName: "Acme",
  role: "Product designer",
  draft: {
    subject: "Thank you",
    body: "Dear Ms. Ito",
    to: { name: "Keiko Ito", email: null },
    handedOffAt: new Date("2026-11-24T13:32:00Z"),
  },
};
const options = {
  name: "Sam",
  timeZone: "Europe/Berlin",
  late: false,
  waited: false,
  actionUrl: "http://localhost:3000/r/token",
  settingsUrl: "http://localhost:3000/settings",
  unsubscribeUrl: "http://localhost:3000/u/token",
};

test("the second reminder of a message that was opened asks whether it went out, not to write it (W7)", () => {
  const [item] = mailInput([opened], options).items;
  expect(item?.why).toMatch(/^You opened it on Tuesday,? 24 November, 14:32\. Did it go out\?$/);
  expect(item?.actionText).toBe("Say whether it went out");
});

test("the first reminder, and a second one of what was never opened, bring the draft", () => {
  for (const item of [
    { ...opened, slot: "due" as const },
    { ...opened, draft: opened.draft && { ...opened.draft, handedOffAt: null } },
  ]) {
    const [shown] = mailInput([item], options).items;
    expect(shown?.why).toBe(opened.why);
    expect(shown?.actionText).toBe("Open the draft for Keiko Ito");
  }
});
