import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: ["./db/schema/*.ts", "./inngest/engine/schema.ts"],
  // npm test generates into a copy, to see whether anything is missing.
  out: process.env.AFTERWORD_MIGRATIONS_DIR ?? "./db/migrations",
});
