import fc from "fast-check";
import { expect, test } from "vitest";
import { remindersOfTag, reminderTag } from "@/lib/mail/rules";
import { fateOf, type LostMail, wholeSince } from "@/lib/restores/rules";

const at = (time: string) => new Date(`2026-11-22T${time}:00Z`);
const address = "kim@example.com";

function mail(given: Partial<LostMail>): LostMail {
  return {
    providerId: "p",
    to: [address],
    takenAt: at("09:00"),
    lastEvent: "sent",
    mailId: null,
    reminderIds: [],
    ...given,
  };
}

const due = { reminderId: "r", notBefore: at("08:00") };

test("a mail that names the reminder told of it, whenever it went (F36)", () => {
  const by = mail({ reminderIds: ["x", "r"], to: ["elsewhere@example.com"], takenAt: at("07:00") });
  expect(fateOf(due, address, { mails: [by], wholeSince: at("00:00") })).toEqual({ is: "told", by });
});

test.each<[string, Partial<LostMail>, string]>([
  ["to the same address, afterwards", {}, "unsure"],
  ["to a name and the same address", { to: [`Kim <${address.toUpperCase()}>`] }, "unsure"],
  ["to somebody else", { to: ["lee@example.com"] }, "not-sent"],
  ["from before the reminder was due", { takenAt: at("07:59") }, "not-sent"],
])("a mail that names no reminder, %s (F36)", (_what, given, is) => {
  const mails = [mail({ reminderIds: null, ...given })];
  expect(fateOf(due, address, { mails, wholeSince: at("00:00") }).is).toBe(is);
});

test("a mail that names others leaves it open; a list that is not whole, or was not asked for, leaves it unsure (F36)", () => {
  const mails = [mail({ reminderIds: ["x"] })];
  expect(fateOf(due, address, { mails, wholeSince: at("08:00") }).is).toBe("not-sent");
  expect(fateOf(due, address, { mails, wholeSince: at("08:01") }).is).toBe("unsure");
  expect(fateOf(due, address, { mails: [], wholeSince: null }).is).toBe("unsure");
});

test("a list that ended early is whole for the day that every plan keeps, or from its oldest mail on", () => {
  const asked = new Date("2026-11-10T00:00:00Z");
  const old = new Date("2026-11-15T00:00:00Z");
  const now = at("12:00");
  expect(wholeSince(asked, null, now)).toEqual(asked);
  expect(wholeSince(asked, old, now)).toEqual(old);
  expect(wholeSince(asked, at("11:00"), now)).toEqual(new Date("2026-11-21T13:00:00Z"));
});

test("a tag holds up to eight reminders and says so when there are more", () => {
  fc.assert(
    fc.property(fc.array(fc.uuid(), { minLength: 1, maxLength: 12 }), (ids) => {
      const tag = reminderTag(ids);
      expect(tag).toMatch(/^[a-zA-Z0-9_-]{1,256}$/);
      expect(remindersOfTag(tag)).toEqual(ids.length > 8 ? null : ids);
    }),
  );
});
