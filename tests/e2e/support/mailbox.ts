import { expect, type Locator, type Page } from "@playwright/test";
import { paths } from "@/lib/paths";

/** The mailbox of local mode, in a browser of its own. */
export class Mailbox {
  private page: Page | undefined;

  constructor(private readonly open: () => Promise<Page>) {}

  /** Opens the newest mail to the address whose subject fits; it may still be on its way. */
  async read(address: string, subject: RegExp): Promise<Mail> {
    const page = await this.visit();
    await expect(async () => {
      await page.goto(paths.localMail());
      await expect(this.mailsTo(page, address, subject).first()).toBeVisible({ timeout: 50 });
    }).toPass({ intervals: [50], timeout: 15_000 });
    await this.mailsTo(page, address, subject).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(subject);
    return new Mail(page);
  }

  async count(address: string, subject: RegExp): Promise<number> {
    const page = await this.visit();
    await page.goto(paths.localMail());
    await expect(page.getByRole("heading", { name: "Mailbox" })).toBeVisible();
    return this.mailsTo(page, address, subject).count();
  }

  private mailsTo(page: Page, address: string, subject: RegExp): Locator {
    return page
      .getByRole("link")
      .filter({ hasText: `To ${address}` })
      .filter({ hasText: subject });
  }

  private async visit(): Promise<Page> {
    this.page ??= await this.open();
    return this.page;
  }
}

/** A mail that is open in the mailbox. */
export class Mail {
  constructor(readonly page: Page) {}

  async subject(): Promise<string> {
    return (await this.page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  }

  async text(): Promise<string> {
    const part = this.page.getByRole("group").filter({ hasText: "As plain text" });
    return (await part.locator("pre").textContent()) ?? "";
  }

  /** What the mail links to, each once. */
  async links(): Promise<string[]> {
    const text = await this.text();
    return [...new Set(text.match(/https?:\/\/\S+/g) ?? [])];
  }

  body() {
    return this.page.frameLocator("iframe");
  }
}
