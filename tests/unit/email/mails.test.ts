import { describe, expect, test } from "vitest";
import {
  type RenderedMail,
  renderAccountDeletedMail,
  renderAddressChangedMail,
  renderNewAddressMail,
  renderReminderMail,
  renderSignInMail,
} from "@/lib/email/render";
import NewAddressMail from "@/lib/email/templates/new-address";
import { tones } from "@/lib/email/templates/parts";
import ReminderMail from "@/lib/email/templates/reminder";
import SignInMail from "@/lib/email/templates/sign-in";
import { type DueItem, mailInput } from "@/lib/reminders/claiming/rules";
import type { ReminderMailInput } from "@/lib/reminders/mail/schema";
import { contrast } from "@/tests/support/contrast";

const thankYou: DueItem = {
  stepId: "0198a000-0000-7000-8000-000000000001",
  kind: "thank-you",
  slot: "due",
  dueAt: new Date("2026-11-24T14:00:00Z"),
  why: "The interview ended before noon, so the thank-you fits the same afternoon.",
  contactName: "Keiko Ito",
  employerName: "Acme",
  role: "Product designer",
  draft: {
    subject: "Thank you, product designer",
    body: "Dear Ms. Ito,\n\nThank you.",
    to: { name: "Keiko Ito", email: "keiko@acme.example" },
  },
};
const debrief: DueItem = {
  ...thankYou,
  stepId: "0198a000-0000-7000-8000-000000000002",
  kind: "debrief",
  draft: null,
};

function input(
  items: readonly DueItem[],
  given: Partial<Parameters<typeof mailInput>[1]> = {},
): ReminderMailInput {
  return mailInput(items, {
    name: "Kim",
    timeZone: "Europe/Berlin",
    late: false,
    waited: false,
    actionUrl: "https://afterword.example/r/token",
    settingsUrl: "https://afterword.example/settings",
    unsubscribeUrl: "https://afterword.example/u/token",
    ...given,
  });
}

const mails: [string, () => Promise<RenderedMail>][] = [
  ["a reminder", () => renderReminderMail(input([thankYou]))],
  [
    "a reminder of several things",
    () => renderReminderMail(input([debrief, thankYou, { ...thankYou, stepId: "3" }])),
  ],
  ["a late last call", () => renderReminderMail(input([{ ...thankYou, slot: "second" }], { late: true }))],
  ["the example of the reminder", () => renderReminderMail(ReminderMail.PreviewProps)],
  ["a sign-in mail", () => renderSignInMail(SignInMail.PreviewProps)],
  ["a code for a new address", () => renderNewAddressMail(NewAddressMail.PreviewProps)],
  ["the word to the old address", () => renderAddressChangedMail()],
  ["the word to a deleted account", () => renderAccountDeletedMail()],
];

describe.each(mails)("%s", (_name, render) => {
  test("says its language and direction, and has tables for layout only (EM15, P13)", async () => {
    const { html } = await render();
    expect(html).toMatch(/<html[^>]*\blang="en"/);
    expect(html).toMatch(/<html[^>]*\bdir="ltr"/);
    const wrappers = [...(html.split("<body")[1] ?? "").matchAll(/<(?:table|div|td)[^>]*>/g)].map(
      ([tag]) => tag,
    );
    expect(wrappers.some((tag) => tag.includes('lang="en"') && tag.includes('dir="ltr"'))).toBe(true);
    for (const [table] of html.matchAll(/<table[^>]*>/g)) expect(table).toContain('role="presentation"');
    for (const [image] of html.matchAll(/<img[^>]*>/g)) expect(image).toContain("alt=");
  });

  test("has one heading of the first rank, text of 16 px and more, and buttons of 44 px (EM15)", async () => {
    const { html } = await render();
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    const visible = html
      .split(/<\/div>/)
      .slice(1)
      .join("");
    for (const [, size] of visible.matchAll(/font-size:\s*([\d.]+)px/g)) {
      expect(Number(size)).toBeGreaterThanOrEqual(16);
    }
    for (const [button] of html.matchAll(/<a[^>]*class="button"[^>]*>/g)) {
      expect(button).toMatch(/padding:12px 20px/);
      expect(button).toMatch(/line-height:20px/);
    }
  });

  test("follows the reader's light or dark (EM16), and asks for no font, image or script of elsewhere (EM4, EM19)", async () => {
    const { html } = await render();
    expect(html).toContain('<meta name="color-scheme" content="light dark"');
    expect(html).toContain('<meta name="supported-color-schemes" content="light dark"');
    expect(html).toContain("color-scheme: light dark;");
    expect(html).toContain("@media (prefers-color-scheme: dark)");
    // A text that turns light on a ground that stays light cannot be read: each colour is turned by a class of its element.
    for (const [tag] of (html.split("<body")[1] ?? "").matchAll(
      /<[a-z0-9]+[^>]*style="[^"]*color:#[^>]*>/g,
    )) {
      expect(tag).toMatch(/class="(paper|ink|soft|letter|button|thread|hair)"/);
    }
    expect(html).not.toMatch(/<img|<script|<link[^>]+stylesheet|@import|@font-face|url\(/i);
  });

  test("has a text part with every link, and says why it came (EM14, EM17)", async () => {
    const { html, text } = await render();
    for (const [, href] of html.matchAll(/<a[^>]*href="([^"]+)"/g)) {
      expect(text).toContain(href?.replaceAll("&amp;", "&"));
    }
    expect(text).not.toMatch(/<[a-z]+[ >]/);
    expect(text).toMatch(/You get this /);
    expect(text).not.toMatch(/!/);
  });

  test("fits one line of subject (B3) and Gmail's 102 kB (EM14)", async () => {
    const { subject, html } = await render();
    expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    expect(subject.length).toBeLessThanOrEqual(150);
    expect(Buffer.byteLength(html)).toBeLessThan(102_000);
  });
});

describe("the tones of mails", () => {
  const pairs = [
    ["ink", "paper"],
    ["soft", "paper"],
    ["ink", "letter"],
    ["soft", "letter"],
    ["onButton", "button"],
  ] as const;

  test.each(pairs)("%s on %s keeps 4.5:1 in light, in dark and inverted (EM15)", (text, ground) => {
    for (const tone of [tones.light, tones.dark, inverted(tones.light)]) {
      expect(contrast(tone[text], tone[ground])).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe("the words of a reminder", () => {
  test("say what, which application, when and in which zone, why, and how to change it (EM17)", async () => {
    const { subject, text } = await renderReminderMail(input([thankYou]));
    expect(subject).toBe("Thank Keiko Ito (Acme): the draft is ready");
    for (const part of ["Product designer at Acme", thankYou.why]) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/\ndue Tuesday,? 24 November, 15:00 \(Berlin\)\n/);
    expect(text).toContain("Change when and what: https://afterword.example/settings");
    expect(text).toContain("Stop these reminders: https://afterword.example/u/token");
  });

  test("say when it was planned for when it is late, and when it waited for the morning (EM17, I10)", async () => {
    const late = await renderReminderMail(input([thankYou], { late: true }));
    expect(late.text).toContain("later than planned");
    expect(late.text).toMatch(/\nplanned for Tuesday,? 24 November, 15:00 \(Berlin\)\n/);
    expect(late.text).not.toContain("due Tuesday");
    const waited = await renderReminderMail(input([thankYou], { late: true, waited: true }));
    expect(waited.text).toContain("waited for the morning");
  });

  test.each([
    ["two messages", [thankYou, { ...thankYou, stepId: "2" }], "2 messages are ready for Acme"],
    ["a debrief and a message", [debrief, thankYou], "2 things to do for Acme"],
    ["of two employers", [debrief, { ...thankYou, employerName: "Beta" }], "2 things to do"],
    ["a debrief", [debrief], "How did it go at Acme? A minute is enough"],
    ["a call", [{ ...thankYou, kind: "call" as const }], "Call Acme: your notes are ready"],
    [
      "a last call",
      [{ ...thankYou, slot: "second" as const }],
      "Thank Keiko Ito (Acme): still open, the draft is ready",
    ],
    [
      "an employer with at in its name",
      [debrief, { ...debrief, stepId: "2", employerName: "Look at Me" }],
      "2 things to do",
    ],
  ])("call things by their names in the subject: %s", async (_what, items, subject) => {
    expect((await renderReminderMail(input(items))).subject).toBe(subject);
  });

  test("keep notes, drafts and pay out of subject and preview, which lock screens show (EM18)", async () => {
    const secret = "96,000 a year and a bad feeling about the manager";
    const items = [{ ...thankYou, why: secret, draft: { subject: secret, body: secret, to: null } }];
    const { subject, html } = await renderReminderMail(input(items));
    expect(subject).not.toContain("96,000");
    const preview =
      /data-skip-in-text="true"[^>]*>([^<]*)/.exec(html)?.[1] ?? /display:none[^>]*>([^<]*)/.exec(html)?.[1];
    expect(preview).toContain("Thank Keiko Ito");
    expect(preview).not.toContain("96,000");
  });

  test("show what people wrote as text, whatever it is (B4, EM19)", async () => {
    const evil = `<img src=x onerror=alert(1)></td></table><style>*{}</style>{{7*7}} <a href="javascript:x">`;
    const items = [
      {
        ...thankYou,
        employerName: evil,
        role: evil,
        why: evil,
        draft: { subject: evil, body: evil, to: null },
      },
    ];
    const { html } = await renderReminderMail(input(items));
    expect(html).not.toMatch(/<img|onerror=alert\(1\)>|href="javascript/);
    expect(html.match(/<style/g)).toHaveLength(1);
    expect(html).toContain("{{7*7}}");
  });

  test("keep a name from right to left from turning round the words beside it (B2, EM19)", async () => {
    const { subject, html } = await renderReminderMail(input([{ ...thankYou, contactName: "דנה לוי" }]));
    expect(subject).toBe("Thank \u2068דנה לוי\u2069 (Acme): the draft is ready");
    expect(html).toMatch(/<p[^>]*dir="auto"[^>]*>Dear/);
    const long = await renderReminderMail(input([{ ...thankYou, contactName: "דנה ".repeat(60) }]));
    expect(long.subject.length).toBeLessThanOrEqual(150);
    expect(long.subject.endsWith("\u2069…")).toBe(true);
  });

  test("strip what could break a header (B3)", async () => {
    const { subject } = await renderReminderMail(
      input([{ ...thankYou, contactName: "Ann\r\nBcc: x@y.example\u202e\u2028" }]),
    );
    expect(subject).toBe("Thank Ann Bcc: x@y.example (Acme): the draft is ready");
  });

  test("leave out the last drafts of a mail that Gmail would cut off; their buttons stay (EM14)", async () => {
    const body = "A long sentence about the work. ".repeat(600);
    const items = Array.from({ length: 8 }, (_, n) => ({
      ...thankYou,
      stepId: `step-${n}`,
      draft: { subject: "Thank you", body, to: null },
    }));
    const { html, text, subject } = await renderReminderMail(input(items));
    expect(Buffer.byteLength(html)).toBeLessThan(102_000);
    expect(subject).toBe("8 messages are ready for Acme");
    for (const { stepId } of items) expect(text).toContain(`#step-${stepId}`);
    expect(text).toContain("This mail was full");
    expect(html).toContain("https://afterword.example/u/token");
  });
});

function inverted<T extends Record<string, string>>(tone: T): T {
  const turned = Object.entries(tone).map(([name, hex]) => [
    name,
    `#${(0xffffff - Number.parseInt(hex.slice(1), 16)).toString(16).padStart(6, "0")}`,
  ]);
  // The same names, each with its colour inverted.
  return Object.fromEntries(turned) as T;
}
