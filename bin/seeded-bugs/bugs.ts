// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source, not templates
export interface Edit {
  file: string;
  /** Stands in the file exactly once. */
  find: string;
  put: string;
}

export interface SeededBug {
  /** The words of M5. */
  name: string;
  /** What goes wrong for somebody, and the rule that forbids it. */
  breaks: string;
  edits: Edit[];
  caughtBy: {
    project: "unit" | "database" | "engine" | "browser";
    file: string;
    /** Part of the name of a test that holds this. Others of the file are not run. */
    named: string;
  };
}

/** The twelve bugs of M5. Where this product has no such part, the bug is the nearest true one. */
export const seededBugs: SeededBug[] = [
  {
    name: "UTC-only date",
    breaks: "An evening interview in Auckland or Los Angeles is planned from the wrong day (T4 to T11, V12).",
    edits: [
      {
        file: "lib/follow-ups/placing/rules.ts",
        find: "const start = facts.startsAt.toZonedDateTimeISO(facts.timeZone);",
        put: 'const start = facts.startsAt.toZonedDateTimeISO("UTC");',
      },
    ],
    caughtBy: {
      project: "unit",
      file: "tests/unit/follow-ups/clock-changes.test.ts",
      named: "day N is the user's day",
    },
  },
  {
    name: "header CRLF",
    breaks: "A company named with a line break writes headers of its own into a mail (B3).",
    edits: [
      {
        file: "lib/email/templates/reminder.tsx",
        find: "function oneLine(words: string): string {",
        put: `function oneLine(words: string): string {
  if (words.length <= 150) return words;`,
      },
    ],
    caughtBy: { project: "unit", file: "tests/unit/email/subjects.test.ts", named: "begins no header" },
  },
  {
    name: "GET acts",
    breaks: "A scanner that opens the links of a mail stops its reminders (P11, K7).",
    edits: [
      {
        file: "app/u/[token]/route.ts",
        find: "export async function GET(_request: Request, { params }: Context): Promise<Response> {",
        put: `export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const whose = await findActionToken((await params).token);
  if (whose) await stopReminders(whose.owner, await productNow());`,
      },
    ],
    caughtBy: {
      project: "database",
      file: "tests/database/action-tokens/opening.test.ts",
      named: "opening what a mail leads to",
    },
  },
  {
    name: "session-level SET",
    breaks: "The next request on a pooled connection sees the rows of the one before it (decision 9).",
    edits: [
      {
        file: "lib/auth/owner.ts",
        find: "select set_config('app.owner_id', ${owner}, true)",
        put: "select set_config('app.owner_id', ${owner}, false)",
      },
    ],
    caughtBy: {
      project: "database",
      file: "tests/database/house/row-level-security.test.ts",
      named: "the owner ends with the transaction",
    },
  },
  {
    name: "missing owner filter",
    breaks: "One of the two locks is open: a step is found by its bare id (I14, decision 9).",
    edits: [
      {
        file: "lib/follow-ups/queries.ts",
        find: ".where(and(eq(followUpStep.ownerId, owner), eq(followUpStep.id, id)));",
        put: ".where(eq(followUpStep.id, id));",
      },
    ],
    caughtBy: { project: "database", file: "tests/database/house/where-alone.test.ts", named: "getStep" },
  },
  {
    name: "JWT after delete",
    breaks:
      "A session that was once valid is believed without a look at its row, though its user is gone (F44).",
    edits: [
      {
        file: "lib/auth/adapter.ts",
        find: "export const sessionAdapter: Adapter = {",
        put: `const believed = new Map();
export const sessionAdapter: Adapter = {`,
      },
      {
        file: "lib/auth/adapter.ts",
        find: `    const [found] = await db
      .select({ session, user, `,
        put: `    const [row] = await db
      .select({ session, user, `,
      },
      {
        file: "lib/auth/adapter.ts",
        find: `    if (!found) {
      return null;`,
        put: `    const found = row ?? believed.get(token);
    if (found) believed.set(token, found);
    if (!found) {
      return null;`,
      },
    ],
    caughtBy: {
      project: "database",
      file: "tests/database/auth/challenges.test.ts",
      named: "end with the user",
    },
  },
  {
    name: "no claim",
    breaks: "Two alarms that ring at once mail the same reminders twice (I1, F16).",
    edits: [
      {
        file: "lib/reminders/claiming/commands.ts",
        find: '        eq(reminder.state, "scheduled"),\n',
        put: "",
      },
    ],
    caughtBy: {
      project: "engine",
      file: "tests/engine/delivery/crashes.test.ts",
      named: "two wake-ups at once",
    },
  },
  {
    name: "key with timestamp",
    breaks:
      "An answer that got lost leads to a second mail, since the provider cannot know the first (I7, C5).",
    edits: [
      {
        file: "lib/mail/rules.ts",
        find: "return `mail/${mailId}`;",
        put: "return `mail/${mailId}/${Date.now()}`;",
      },
    ],
    caughtBy: { project: "engine", file: "tests/engine/delivery/crashes.test.ts", named: "C5: accepted" },
  },
  {
    name: "re-render on retry",
    breaks:
      "A retry throws the frozen bytes away and mails what stands on file by now, perhaps a second time (I6).",
    edits: [
      {
        file: "lib/mail/sending/commands.ts",
        find: "const mayGiveBack = owner !== null && row.firstAttemptAt === null;",
        put: `const mayGiveBack = owner !== null;
  if (mayGiveBack && row.firstAttemptAt !== null) {
    await giveBack(tx, owner, mailId);
    return { state: "void" };
  }`,
      },
    ],
    caughtBy: { project: "engine", file: "tests/engine/delivery/crashes.test.ts", named: "C5: accepted" },
  },
  {
    name: "unchecked error",
    breaks: "The SDK never throws, so a mail the provider refused counts as sent and is lost (F3, F8).",
    edits: [
      {
        file: "lib/email/mailer.ts",
        find: `return outcomeOfError(error, retryAfterMs(headers?.["retry-after"], systemClock()));`,
        put: `return { is: "accepted", providerId: data?.id ?? "" };`,
      },
    ],
    caughtBy: { project: "engine", file: "tests/engine/delivery/provider.test.ts", named: "500 and 503" },
  },
  {
    name: "cancelOn only",
    breaks:
      "Only the engine is told that a step is done, so one that never hears of it mails all the same (I4, P6).",
    edits: [
      {
        file: "lib/reminders/commands.ts",
        find: `.set({ state: "cancelled", stateReason, mailId: null, claimedAt: null, closedAt: now })`,
        put: ".set({ stateReason })",
      },
      {
        file: "lib/reminders/claiming/queries.ts",
        find: ', eq(followUpStep.state, "planned")',
        put: "",
      },
      {
        file: "lib/reminders/claiming/commands.ts",
        find: "step.id = ${reminder.stepId} and step.state = 'planned')",
        put: "step.id = ${reminder.stepId})",
      },
      {
        file: "lib/mail/sending/giving-back/queries.ts",
        find: '        eq(followUpStep.state, "planned"),\n',
        put: "",
      },
    ],
    caughtBy: {
      project: "engine",
      file: "tests/engine/delivery/stopping.test.ts",
      named: "with the engine never told",
    },
  },
  {
    name: "auto-submit page",
    breaks: "A scanner that runs scripts signs itself in by opening the link of a mail (P11, F48).",
    edits: [
      {
        file: "app/(auth)/sign-in/_components/link-form.tsx",
        find: "<form action={action}",
        put: "<form ref={(form) => form?.requestSubmit()} action={action}",
      },
    ],
    caughtBy: { project: "browser", file: "tests/e2e/links.spec.ts", named: "does nothing by itself" },
  },
];
