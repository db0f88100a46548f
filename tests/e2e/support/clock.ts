import { expect, type Page } from "@playwright/test";
import { paths } from "@/lib/paths";

/** The zone of the browser that playwright.config.ts sets, and so of every user who signs up in it. */
export const zone = "Asia/Kathmandu";

/** The product's clock, read and moved on /local as a person would. */
export class Clock {
  private page: Page | undefined;

  constructor(private readonly open: () => Promise<Page>) {}

  async now(): Promise<Date> {
    const page = await this.visit();
    const at = await page.getByRole("main").getByRole("time").first().getAttribute("datetime");
    return new Date(at ?? Number.NaN);
  }

  async toNextAlarm(): Promise<void> {
    const page = await this.visit();
    await page.getByRole("button", { name: "To the next alarm" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Moved" })).toBeVisible({ timeout: 40_000 });
  }

  private async visit(): Promise<Page> {
    this.page ??= await this.open();
    await this.page.goto(paths.local());
    return this.page;
  }
}

/** The wall clock of the users' zone: "2026-11-24" and "15:00". */
export function wallClock(at: Date): { day: string; time: string } {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(at);
  const time = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
  return { day, time };
}

export function minutesBefore(at: Date, minutes: number): Date {
  return new Date(at.getTime() - minutes * 60_000);
}
