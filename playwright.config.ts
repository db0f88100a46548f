import os from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { findChromium } from "./bin/testing/chromium";
import { settingsOfFakeGoogle } from "./tests/support/fake-google";

// bin/test.ts starts the product and names it here; a run by hand without an address starts one of its own.
const given = process.env.AFTERWORD_TEST_URL;
const port = 3199;
const url = given ?? `http://localhost:${port}`;
// The workers read this file too, with another process id, and find the folder named already.
if (!given) process.env.AFTERWORD_TEST_GOOGLE_URL ??= `http://127.0.0.1:${port - 1}`;
if (!given)
  process.env.AFTERWORD_TEST_DATA_DIR ??= path.join(os.tmpdir(), `afterword-browser-${process.pid}`);

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  retries: 0,
  // Everybody shares one product clock, and some tests move it.
  workers: 1,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: url,
    trace: "retain-on-failure",
    locale: "en-GB",
    timezoneId: "Asia/Kathmandu",
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    {
      name: "phone",
      use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    },
    // What looks or works otherwise on a wide screen carries the tag.
    { name: "wide", grep: /@wide/, use: { viewport: { width: 1280, height: 800 } } },
  ],
  webServer: given
    ? undefined
    : {
        command: "node --import tsx bin/start.ts",
        url,
        timeout: 240_000,
        gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
        env: {
          PORT: String(port),
          AFTERWORD_DATA_DIR: process.env.AFTERWORD_TEST_DATA_DIR ?? "",
          RATE_LIMITS: "off",
          ...settingsOfFakeGoogle(process.env.AFTERWORD_TEST_GOOGLE_URL ?? ""),
        },
      },
});
