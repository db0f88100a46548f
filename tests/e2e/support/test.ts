import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { Clock } from "./clock";
import { Mailbox } from "./mailbox";

interface Fixtures {
  /** Console errors that a test provokes on purpose; every other one fails it. */
  expectedErrors: RegExp[];
  troubles: string[];
  /** A browser of somebody else: no cookies, watched like the first. */
  anotherBrowser: (options?: BrowserContextOptions) => Promise<Page>;
  clock: Clock;
  mailbox: Mailbox;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
  expectedErrors: async ({}, use) => use([]),
  troubles: [
    async ({ expectedErrors }, use) => {
      const troubles: string[] = [];
      await use(troubles);
      const unexpected = troubles.filter((text) => !expectedErrors.some((known) => known.test(text)));
      expect(unexpected, "no console error and no breach of the content security policy").toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, troubles }, use) => {
    watch(context, troubles);
    await use(context);
  },
  anotherBrowser: async ({ browser, troubles }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      opened.push(context);
      watch(context, troubles);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
  clock: async ({ anotherBrowser }, use) => use(new Clock(() => anotherBrowser())),
  mailbox: async ({ anotherBrowser }, use) => use(new Mailbox(() => anotherBrowser())),
});

export { expect };

/** Playwright's own scripts knock at the frame that shows a mail, and nothing runs in there. */
const KNOCKING = /^Blocked script execution in 'about:srcdoc'/;

/** A breach of the policy is a console error in Chromium, so this sees both. */
function watch(context: BrowserContext, troubles: string[]): void {
  context.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !KNOCKING.test(text))
      troubles.push(`${message.location().url} ${text}`);
  });
  context.on("weberror", (error) => troubles.push(String(error.error().stack ?? error.error())));
}
