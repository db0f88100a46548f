import { type BrowserContext, chromium } from "@playwright/test";
import { provideChromium } from "../testing/chromium";

export interface Vitals {
  /** First-load JavaScript as it travels (gzip), in kB. */
  scriptKb: number;
  lcpMs: number;
  inpMs: number;
  cls: number;
}

/** A middling phone on 4G: 1.6 Mbit/s, 150 ms there and back, a fourth of this machine's speed. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
const CPU_SLOWDOWN = 4;

/** What a person on a throttled phone sees of each page, cold cache; the median of three visits. */
export async function visit(
  pages: readonly { name: string; url: string; cookie?: { name: string; value: string } }[],
): Promise<Map<string, Vitals>> {
  const browser = await chromium.launch({
    executablePath: provideChromium((line) => process.stdout.write(`${line}\n`)),
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-background-networking",
    ],
  });
  const vitals = new Map<string, Vitals>();
  try {
    for (const { name, url, cookie } of pages) {
      const visits: Vitals[] = [];
      for (let turn = 0; turn < 3; turn += 1) {
        const context = await browser.newContext({
          viewport: { width: 390, height: 844 },
          deviceScaleFactor: 2,
          isMobile: true,
          hasTouch: true,
        });
        if (cookie) await context.addCookies([{ ...cookie, url }]);
        visits.push(await measure(context, url));
        await context.close();
      }
      vitals.set(name, {
        scriptKb: median(visits.map(({ scriptKb }) => scriptKb)),
        lcpMs: median(visits.map(({ lcpMs }) => lcpMs)),
        inpMs: median(visits.map(({ inpMs }) => inpMs)),
        cls: median(visits.map(({ cls }) => cls)),
      });
    }
  } finally {
    await browser.close();
  }
  return vitals;
}

async function measure(context: BrowserContext, url: string): Promise<Vitals> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", NETWORK);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  // The compiler wraps named functions in a call of its own, which the page does not know.
  await page.addInitScript("globalThis.__name = (target) => target");
  await page.addInitScript(() => {
    const seen = { lcp: 0, cls: 0, inp: 0 };
    Object.assign(window, { seen });
    const observe = (
      type: string,
      note: (entry: PerformanceEntry & { value?: number; hadRecentInput?: boolean }) => void,
    ) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
        type,
        buffered: true,
        durationThreshold: 16,
      } as PerformanceObserverInit);
    observe("largest-contentful-paint", (entry) => {
      seen.lcp = entry.startTime;
    });
    observe("layout-shift", (entry) => {
      if (!entry.hadRecentInput) seen.cls += entry.value ?? 0;
    });
    observe("event", (entry) => {
      seen.inp = Math.max(seen.inp, entry.duration);
    });
  });
  await page.goto(url, { waitUntil: "networkidle" });
  // A tap beside everything: it costs what the page's own listeners cost.
  await page.touchscreen.tap(5, 400);
  await page.keyboard.press("Tab");
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 200))));
  return page.evaluate(() => {
    const { seen } = window as unknown as { seen: { lcp: number; cls: number; inp: number } };
    const scripts = (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).filter(
      ({ name }) => name.includes(".js"),
    );
    return {
      scriptKb: Math.round(scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000),
      lcpMs: Math.round(seen.lcp),
      inpMs: Math.round(seen.inp),
      cls: Math.round(seen.cls * 1000) / 1000,
    };
  });
}

function median(figures: number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}
