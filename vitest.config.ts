import path from "node:path";
import { defineConfig } from "vitest/config";

// Far from UTC, and not by whole hours, so that a forgotten time zone shows.
process.env.TZ = "Asia/Kathmandu";

const root = import.meta.dirname;
const resolve = {
  alias: { "@": root, "server-only": path.join(root, "node_modules/server-only/empty.js") },
};
// Patience for a busy machine, not an assertion about time.
const patience = { testTimeout: 120_000, hookTimeout: 120_000 };
const withDatabase = {
  globalSetup: "tests/support/global-setup.ts",
  setupFiles: ["tests/support/settings.ts", "tests/support/database-settings.ts"],
};

export default defineConfig({
  test: {
    maxWorkers: 3,
    allowOnly: false,
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          exclude: [],
          setupFiles: "tests/support/settings.ts",
          ...patience,
        },
      },
      {
        resolve,
        test: {
          name: "database",
          include: ["tests/database/**/*.test.{ts,tsx}"],
          exclude: [],
          ...patience,
          ...withDatabase,
        },
      },
      {
        resolve,
        test: {
          name: "engine",
          include: ["tests/engine/**/*.test.{ts,tsx}"],
          exclude: [],
          ...patience,
          ...withDatabase,
        },
      },
    ],
  },
});
